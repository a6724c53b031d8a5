"""How strong the thread is: Femke and the owners in the line say it edge by edge, and what was measured.

They agree nearly everywhere. On the conversation about a higher bill they do not; what was said about data breaches has
lapsed; and one edge waits for its owner's first word.
"""

import datetime as dt
from functools import partial

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.insights import actions as insights
from vliegwiel.areas.insights.enums import Check
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy import queries

from ..story import Story

Word = tuple[float, int, str]  # strength, evidence, why

THEMES: tuple[Word, Word] = (
    (1.0, 1, "Dit doel staat met zoveel woorden in het meerjarenplan van het bedrijf."),
    (1.0, 1, "Als dit doel niet lukt, is het thema voor mij niet gehaald. Zo simpel is het."),
)
# goal: how well its measure shows it
MEASURES: dict[str, tuple[Word, Word]] = {
    "heel_thuis": (
        (1.0, 2, "Letsel wordt bij ons altijd gemeld, ook aan de verzekeraar. De maat is het doel zelf."),
        (1.0, 2, "Elk ongeval met letsel komt bij mij op tafel. Er blijft er geen buiten de telling."),
    ),
    "een_keer": (
        (0.75, 2, "In één contact opgelost meet de klant zelf, via de vraag achteraf. Een op de vijf vult in."),
        (1.0, 2, "Wie niet terugbelt is geholpen of boos weggegaan. De vraag achteraf laat het verschil zien."),
    ),
    "gegevens": (
        (0.75, 1, "Melden binnen een uur zegt of mensen alert zijn, niet of er minder lekken zijn."),
        (0.75, 1, "De toezichthouder kijkt hier als eerste naar, en wij kunnen het elke week aflezen."),
    ),
}
# behaviour: how much it moves the measure
BEHAVIOURS: dict[str, tuple[Word, Word]] = {
    "stop": (
        (1.0, 2, "In zeven van de elf ongevallen was er een moment waarop niemand hardop stopte."),
        (0.75, 2, "Zeven van de elf klopt. De andere vier waren valpartijen, daar helpt stoppen niet."),
    ),
    "lmra": (
        (0.75, 1, "Wie de drie vragen hardop doet, ziet wat er op de plek zelf anders is dan gedacht."),
        (0.75, 1, "Bij mijn ploegen zie ik het: met de vragen erbij beginnen ze anders aan een klus."),
    ),
    "feedback": (
        (0.5, 1, "Aanspreken houdt stoppen levend; alleen is het niet wat een ongeval voorkomt."),
        (0.5, 1, "Het is een van de dingen die helpen. Zonder aanspreken zakt het na een maand weg."),
    ),
    "samenvatten": (
        (1.0, 2, "Bij de gesprekken met een samenvatting belde 14 procent terug, bij de andere 31."),
        (0.75, 2, "Het scheelt echt. De rest komt door systemen waarin we het antwoord niet vinden."),
    ),
    "terugbellen": (
        (0.75, 1, "Klanten die weten wanneer er gebeld wordt, bellen zelf niet nog een keer."),
        (0.5, 1, "Dat klopt als we het ook nakomen, en daar hangt meer aan dan het gesprek."),
    ),
    "slecht_nieuws": (
        (0.5, 1, "Een op de zes herhaalbellers belt over een rekening die hij niet begreep."),
        (0.5, 0, "Het zal iets doen. We hebben het nooit nageteld, dus meer durf ik niet te zeggen."),
    ),
    "datalek": (
        (1.0, 1, "Wie binnen tien minuten belt, is altijd binnen het uur gemeld. Dit is de maat."),
        (1.0, 1, "De vertraging zit in de eerste tien minuten: mensen twijfelen of het een lek is."),
    ),
    "wie": (
        (0.5, 1, "Goed controleren voorkomt lekken, en wat voorkomen is hoeft niemand te melden."),
        (0.25, 1, "Voor het melden doet het weinig. Het is wel de reden dat er minder te melden valt."),
    ),
}
# activity: how much it helps people to do it; without a second word the line did not speak yet
ACTIVITIES: dict[str, tuple[Word, Word | None]] = {
    "stop-en-meld": (
        (0.75, 1, "Oefent het moment zelf, met de drie zinnen die je dan nodig hebt."),
        (0.75, 1, "De ploegen gebruiken de drie zinnen. Ik hoor ze bij de dagstart terugkomen."),
    ),
    "laatste-minuut": (
        (0.75, 2, "Wie het deed, loopt de vragen in 8 van de 10 klussen; wie het niet deed in 5."),
        (0.75, 1, "Monteurs vertellen elkaar erover. Dat gebeurt niet vaak met een oefening."),
    ),
    "eerst-samenvatten": (
        (1.0, 2, "Collega’s hoorden het na twee weken bij drie van de vier mensen terug."),
        (0.75, 2, "Het werkt, samen met Mirjam die op dinsdag meeluistert. Zonder haar minder."),
    ),
    "slecht-nieuws-over-de-rekening": (
        (0.75, 1, "De oefening is precies het gesprek: het bedrag in twee zinnen en dan stil zijn."),
        (0.25, 1, "Bijna niemand bij Facturatie belt zelf. Oefenen wat je nooit doet, helpt niet."),
    ),
    "datalek-melden": (
        (0.75, 1, "Wie de vier voorbeelden herkent, twijfelt minder lang of het een lek is."),
        (0.75, 1, "De meldingen kwamen sneller in de maand erna. Ik weet niet of dat hierdoor kwam."),
    ),
    "feedback-geven": (
        (0.5, 0, "De zinnen zijn goed. Of mensen ze ook zeggen, hebben we nog niet bekeken."),
        (0.5, 1, "Twee teamleiders zagen het gebeuren. Het is een begin, niet meer dan dat."),
    ),
    "terugbelafspraak": (
        (0.75, 1, "Gaat over de laatste halve minuut, en daar ging het mis in de opnames."),
        (0.75, 1, "Dag, tijd en naam staan nu vaker in het dossier. Dat zie ik in de steekproef."),
    ),
    "wie-spreek-ik": (
        (0.75, 1, "Oefent twee open vragen met lastige bellers, zoals een zoon die voor zijn moeder belt."),
        (0.5, 1, "Het helpt, samen met het script in het systeem dat de vragen ook toont."),
    ),
    "vraag-wat-iemand-probeerde": (
        (0.5, 1, "Een vraag in elk 1-op-1 houdt het aanspreken in de ploeg levend, denken wij."),
        None,
    ),
}
LAPSES = ("datalek-melden", 45)  # the owner wanted to look again after so many days, and did not yet
OUTCOMES = (
    (
        64,
        "eerst-samenvatten",
        {"tier": 7, "result": "positive", "days": 42},
        "Mirjam en Esther luisterden 60 gesprekken terug, voor en zes weken na; ze wisten niet welke bij wie hoorde.",
    ),
    (
        52,
        "laatste-minuut",
        {"tier": 6, "result": "positive", "days": 21},
        "24 monteurs deden op de oefenplaats een opdracht na drie weken; twee toezichthouders telden de vragen.",
    ),
)


def write(story: Story) -> None:
    story.at(story.moment(172, 14), partial(_above, story))
    for slug, (education, line) in ACTIVITIES.items():
        story.at(story.moment(80 if line else 40, 10), partial(_link, story, slug, education, line))
    for days, slug, what, how in OUTCOMES:
        story.at(story.moment(days, 16), partial(_outcome, story, slug, what, how))
    story.at(story.moment(50, 11), partial(_seen, story))
    for days in (78, 60, 35, 14):
        story.at(story.moment(days, 20), insights.recompute)


def _above(story: Story) -> None:
    femke = story.who("femke")
    for key, goal in story.goals.items():
        if goal.theme_id:
            _edge(story, "goal", goal.pk, *THEMES)
        _edge(story, "kpi", goal.headline.pk, *MEASURES[key])
    for key, words in BEHAVIOURS.items():
        _edge(story, "behaviour", story.behaviours[key].pk, *words)
    story.say(f"{len(BEHAVIOURS)} behaviours judged by {femke.name} and the owners of their goals")


def _edge(story: Story, kind: str, pk: int, education: Word, line: Word) -> None:
    femke = story.who("femke")
    edge = queries.edge(kind, pk, femke)
    assert edge is not None
    for by, (strength, evidence, reason) in ((femke, education), (edge.line_owner, line)):
        strategy.rate(edge, strength=strength, evidence=evidence, reason=reason, by=by)


def _link(story: Story, slug: str, education: Word, line: Word | None) -> None:
    link = story.shelf[slug].links.select_related("behaviour__goal__owner").get()
    femke, owner = story.who("femke"), link.behaviour.goal.owner
    catalogue.rate(link, strength=education[0], evidence=education[1], reason=education[2], by=femke)
    if line is None:
        return
    again = story.moment(80).date() + dt.timedelta(days=LAPSES[1]) if slug == LAPSES[0] else None
    catalogue.rate(link, strength=line[0], evidence=line[1], reason=line[2], by=owner, review_by=again)


def _outcome(story: Story, slug: str, what: dict, how: str) -> None:
    insights.record_outcome(story.shelf[slug], how=how, by=story.who("femke"), **what)


def _seen(story: Story) -> None:
    note = "Mirjam spreekt het vooraf door en luistert elke dinsdag mee."
    insights.check_design(
        story.shelf["eerst-samenvatten"], check=Check.MANAGER, score=1.0, note=note, by=story.who("femke")
    )
