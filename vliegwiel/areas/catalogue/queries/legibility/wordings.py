"""What each hint says, in the reader's language: why, in one sentence, and one verb."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .shape import Hint

SAID: dict[str, tuple[Any, Any]] = {
    "link.empty": (_("De link “{words}” zegt niet waar hij heen gaat."), _("Noem waar hij heen gaat")),
    "link.bare": (_("De link is een kaal adres: wie luistert, hoort elk teken."), _("Geef de link woorden")),
    "heading.empty": (_("Er staat een lege kop."), _("Haal de lege kop weg")),
    "heading.bold": (
        _("“{words}” is vet en staat alleen: het oog ziet een kop, een schermlezer niet."),
        _("Maak er een kop van"),
    ),
    "heading.skipped": (_("“{words}” is een tussenkop zonder kop erboven."), _("Maak er een kop van")),
    "alt.file": (_("De beschrijving “{words}” is een bestandsnaam."), _("Beschrijf wat er te zien is")),
    "alt.caption": (
        _("De beschrijving is gelijk aan het bijschrift: wie luistert, hoort twee keer hetzelfde."),
        _("Beschrijf wat er te zien is"),
    ),
    "alt.prefix": (
        _("De beschrijving begint met “{words}”; dat het een afbeelding is, zegt een schermlezer al."),
        _("Haal die woorden weg"),
    ),
    "caps.run": (_("“{words}” in hoofdletters leest trager en klinkt als roepen."), _("Maak er gewone letters van")),
    "transcript.short": (
        _("De uitgeschreven tekst heeft {n} woorden voor {minutes} minuten: daar wordt vast meer gezegd."),
        _("Schrijf de rest uit"),
    ),
    "captions.elsewhere": (_("De ondertitels zijn in een andere taal dan deze tekst."), _("Voeg ondertitels toe")),
    "sentence.mean": (_("De zinnen zijn gemiddeld {mean} woorden lang."), _("Maak de zinnen korter")),
    "word.long": (_("Er staan veel lange woorden, zoals “{named}”."), _("Kies kortere woorden")),
    "paragraph.long": (_("De alinea “{words}” heeft {n} woorden."), _("Knip haar op")),
    "minutes.few": (
        _("Je belooft {said} minuten en wij schatten er {estimate}."),
        _("Pas de tijd of de tekst aan"),
    ),
    "minutes.many": (_("Je belooft {said} minuten en wij schatten er {estimate}."), _("Pas de tijd aan")),
}
KINDS: dict[str, Any] = {
    "link": _("Links die niets zeggen"),
    "heading": _("Koppen"),
    "alt": _("Beschrijvingen van afbeeldingen"),
    "caps": _("Hoofdletters"),
    "transcript": _("Uitgeschreven tekst"),
    "captions": _("Ondertitels"),
    "sentence": _("Lange zinnen"),
    "word": _("Lange woorden"),
    "paragraph": _("Lange alinea’s"),
    "minutes": _("Eerlijke tijd"),
}
"""The sorts of hint, as one chooses them from a list."""


def say_hint(hint: Hint) -> str:
    """Why, in one sentence; "" for a code that is not known any more."""
    if hint.code == "sentence.long":
        text = ngettext(
            "Deze zin is lang: “{named}”", "{n} zinnen zijn lang, zoals “{named}”", int(hint.facts.get("n", 1))
        )
        return text.format(n=hint.facts.get("n", 1), named="” “".join(hint.facts.get("named", [])))
    if hint.code not in SAID:
        return ""
    facts = {**hint.facts, "words": hint.words}
    if isinstance(facts.get("named"), list):
        facts["named"] = "”, “".join(facts["named"])
    return str(SAID[hint.code][0]).format(**facts)


def verb_of(hint: Hint) -> str:
    """What to do about it, as it stands on the button or the link."""
    return str(_("Knip de zin op") if hint.code == "sentence.long" else SAID.get(hint.code, ("", _("Ga erheen")))[1])
