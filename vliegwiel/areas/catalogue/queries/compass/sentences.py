"""What each finding says, in the reader's language: what was seen, and what to do."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.strategy.enums import Check
from vliegwiel.areas.strategy.queries import settings_of

from .shape import Finding

SENTENCES: dict[str, Any] = {
    "reference": _("Dit is naslag: het leert niemand iets aan, dus dit wordt niet gevraagd."),
    "programme": _("Dit wordt van elke activiteit in het programma gevraagd, niet nog eens van het geheel."),
    "session": _("Een bijeenkomst duurt zo lang als nodig is; dit gaat over wat iemand alleen doet."),
    "scope": _("Dit wordt alleen gevraagd van wat bijdraagt aan een doel."),
    "behaviour.linked": _("Het is gemaakt voor een gedrag: {behaviour}."),
    "behaviour.said": _("De samenvatting zegt wat iemand hierna doet."),
    "behaviour.knowing": _(
        "De samenvatting belooft iets dat niemand ziet: “{word}”. Schrijf wat iemand hierna op het werk doet."
    ),
    "behaviour.nobody": _(
        "De samenvatting zegt niet wat iemand hierna doet. Begin met “Je” en een werkwoord, of kies een gedrag."
    ),
    "practice_share.passed": _("{percent}% van ongeveer {total} minuten is doen; gevraagd is {least}%."),
    "practice_share.low": _(
        "{percent}% van ongeveer {total} minuten is doen; gevraagd is {least}%. "
        "Dit blok kost het meeste tijd zonder iets te doen, {minutes} min. Kort het in, of maak er een keuze van."
    ),
    "practice_share.nothing": _(
        "Er is niets te doen: geen vraag en geen oefening. Voeg er een toe, of noem het naslag."
    ),
    "retrieval.passed": _("Na {days} dagen vragen we wat iemand ervan meenam."),
    "retrieval.no_follow_up": _("De opvolging staat uit, dus na {days} dagen komt het niet terug. Zet haar aan."),
    "retrieval.too_late": _(
        "De opvolging vraagt er niet meer naar na {days} dagen. Vraag in het charter minder dagen."
    ),
    "retrieval.no_practice": _("Er is geen oefening waar we later naar kunnen vragen. Voeg ‘Oefenen op het werk’ toe."),
    "retrieval.nothing_asked": _(
        "De oefening zegt niet wat iemand terugbrengt. Vul het in: dat is de vraag die later terugkomt."
    ),
    "decision.passed": _("Een keuze zoals op het werk: {n} van de {of} vragen."),
    "decision.none": _("Er is geen vraag waarin iemand kiest wat te doen of te zeggen. Voeg een vraag toe."),
    "decision.recall": _(
        "Deze vraag kun je goed hebben door te lezen. Schets een situatie en vraag wat iemand dan doet of zegt."
    ),
    "decision.few": _("Hier valt weinig te kiezen: {answers} antwoorden, gevraagd zijn er {least}."),
    "feedback.passed": _("Elk antwoord legt uit waarom het past of niet."),
    "feedback.no_questions": _("Er zijn geen vragen."),
    "feedback.bare": _(
        "Bij “{answer}” staat te weinig waarom: gevraagd zijn {least} woorden, ‘goed’ en ‘fout’ niet meegeteld."
    ),
    "manager.passed": _("De oefening noemt een moment met: {word}."),
    "manager.nobody": _(
        "De oefening noemt geen moment met de leidinggevende. "
        "Bijvoorbeeld: “Vertel je leidinggevende vooraf bij welke klus je het probeert.”"
    ),
    "manager.no_practice": _(
        "Er is geen oefening, en dus geen moment met de leidinggevende. Voeg ‘Oefenen op het werk’ toe."
    ),
    "peer.passed": _("De oefening noemt een moment met: {word}."),
    "peer.nobody": _(
        "De oefening noemt geen collega. Bijvoorbeeld: “Vraag een collega om mee te kijken en één ding terug te geven.”"
    ),
    "peer.no_practice": _("Er is geen oefening, en dus geen moment met een collega. Voeg ‘Oefenen op het werk’ toe."),
    "load.passed": _("{minutes} minuten; ten hoogste {most} is afgesproken."),
    "load.said": _("Jij zegt {minutes} minuten; ten hoogste {most} is afgesproken. Knip het op of laat iets weg."),
    "load.estimated": _(
        "Jij zegt {minutes} minuten, wij schatten {estimate}; ten hoogste {most} is afgesproken. "
        "Knip het op of laat iets weg."
    ),
    "accessible.passed": _("Beeld heeft tekst, links zeggen waarheen, en de zinnen zijn kort genoeg."),
    "accessible.no_alt": _("De afbeelding heeft geen beschrijving voor wie haar niet ziet."),
    "accessible.empty_alt": _("“{alt}” zegt niet wat er te zien is. Beschrijf wat ertoe doet."),
    "accessible.no_captions": _("De video heeft geen ondertitels voor wie het geluid niet hoort."),
    "accessible.captions_elsewhere": _("De ondertitels zijn er niet in de taal van dit stuk."),
    "accessible.no_transcript": _("Er is geen uitgeschreven tekst van wat er gezegd en getoond wordt."),
    "accessible.empty_link": _("De link “{link}” zegt niet waarheen hij gaat. Noem wat iemand daar vindt."),
    "accessible.shouted": _("Hoofdletters achter elkaar lezen traag: “{words}”. Schrijf gewoon en maak het vet."),
    "accessible.long_sentences": _(
        "De zinnen zijn gemiddeld {mean} woorden lang; ten hoogste {most} is afgesproken. Zet ergens een punt."
    ),
    "accessible.headings": _("Het begint met een tussenkop zonder kop erboven. Wie luistert, mist dan de volgorde."),
    "language.passed": _("We vonden geen woord dat iemand buitensluit."),
    "language.gender": _("“{word}” noemt één geslacht; de rest leest er niet bij. Schrijf: {instead}."),
    "language.person": _("“{word}” maakt van een mens een kenmerk. Schrijf: {instead}."),
    "language.origin": _("“{word}” zet mensen weg om hun herkomst. Schrijf: {instead}."),
    "language.age": _("“{word}” zet mensen weg om hun leeftijd. Schrijf: {instead}."),
    "language.education": _("“{word}” zet de ene opleiding boven de andere. Schrijf: {instead}."),
    "language.image": _("“{word}” is een beeld dat mensen pijn doet en niets uitlegt. Schrijf: {instead}."),
    "ends.passed": _("Op {day} wordt het nagelopen."),
    "ends.none": _("Er staat geen datum waarop iemand dit naloopt. Kies er een binnen {months} maanden."),
    "ends.past": _("De datum om het na te lopen was {day}. Loop het na en kies een nieuwe."),
    "ends.far": _("De datum om het na te lopen ligt verder weg dan {months} maanden. Kies een eerdere."),
}


def say(finding: Finding) -> str:
    """The finding as a sentence. One whose kind is no longer known says so, and never fails."""
    sentence = SENTENCES.get(finding.why)
    if sentence is None:
        return gettext("Dit werd anders nagekeken dan nu. Kijk het opnieuw na.")
    facts = {name: _said(name, fact) for name, fact in finding.facts.items()}
    try:
        return str(sentence).format(**facts)
    except KeyError:
        return gettext("Dit werd anders nagekeken dan nu. Kijk het opnieuw na.")


def _said(name: str, fact: Any) -> Any:
    return date_format(dt.date.fromisoformat(fact), "j F Y") if name == "day" else fact


# What a check asks, for who reads the charter or sets it.
DEMANDS: dict[Check, Any] = {
    Check.BEHAVIOUR: _("De belofte is iets wat een ander kan zien of horen."),
    Check.PRACTICE_SHARE: _("Ten minste {percent}% van de minuten is doen."),
    Check.RETRIEVAL: _("Het komt ten minste {days} dagen later terug."),
    Check.DECISION: _("Ten minste één vraag is een keuze zoals op het werk, met {options} antwoorden of meer."),
    Check.FEEDBACK: _("Elk antwoord heeft {words} woorden uitleg of meer."),
    Check.MANAGER: _("Een oefening noemt een moment met de leidinggevende."),
    Check.PEER: _("Een oefening noemt een moment met een collega."),
    Check.LOAD: _("Het duurt ten hoogste {minutes} minuten."),
    Check.ACCESSIBLE: _("Beeld heeft tekst, video ondertitels, en een zin gemiddeld {sentence} woorden of minder."),
    Check.LANGUAGE: _("Er staat geen woord in dat iemand buitensluit."),
    Check.ENDS: _("Er is een datum om het na te lopen, binnen {months} maanden."),
}


def demand(check: Check | str, parameters: Mapping[str, Any]) -> str:
    """What this check asks with these parameters, in a sentence."""
    check = Check(check)
    return str(DEMANDS[check]).format(**settings_of(check, parameters))
