"""What a block still lacks before people may learn from it, in words to its author."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from vliegwiel.areas.assessment.queries import lacking

from ..enums import Completes, Kind
from .cases import lacking_in_case
from .effort import without_tags
from .embedding import is_film


def lacking_in_block(kind: Kind, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each thing a block of this kind still needs: a code, and a sentence to its author."""
    match kind:
        case Kind.TEXT:
            if not without_tags(data.get("html", "")).strip():
                yield "text", _("Dit tekstblok is leeg. Schrijf iets of haal het weg.")
        case Kind.IMAGE:
            if not data.get("media"):
                yield "image", _("Kies een afbeelding of haal dit blok weg.")
            if not data.get("decorative") and not data.get("alt", "").strip():
                yield "alt", _("Beschrijf de afbeelding voor wie haar niet ziet, of zeg dat ze alleen versiert.")
        case Kind.VIDEO:
            if not data.get("media"):
                yield "video", _("Kies een video of haal dit blok weg.")
            if not data.get("captions"):
                yield "captions", _("Voeg ondertitels toe voor wie het geluid niet hoort.")
            if not data.get("transcript", "").strip():
                yield "transcript", _("Schrijf uit wat er gezegd en getoond wordt.")
        case Kind.QUESTION:
            yield from lacking(data)
        case Kind.CALLOUT:
            if not data.get("text", "").strip():
                yield "text", _("Dit kader is leeg. Schrijf iets of haal het weg.")
        case Kind.STEPS:
            if not _all_filled(data, "title"):
                yield "steps", _("Geef ten minste twee stappen, elk met wat iemand doet.")
        case Kind.ACCORDION | Kind.CARDS:
            if not (_all_filled(data, "title") and _all_filled(data, "text")):
                yield "items", _("Geef er ten minste twee, elk met een voorkant en wat erachter staat.")
        case Kind.PRACTICE:
            if not data.get("task", "").strip():
                yield "task", _("Zeg wat iemand op het werk gaat doen.")
        case Kind.PACKAGE:
            if not data.get("package"):
                yield "package", _("Kies een lespakket of haal dit blok weg.")
            if data.get("completion") == Completes.SCORE and not data.get("least"):
                yield "least", _("Zeg vanaf welke score het pakket klaar is.")
        case Kind.SECTION:
            if not data.get("title", "").strip():
                yield "section", _("Geef dit onderdeel een titel.")
        case Kind.ACTIVITY:
            if not data.get("items"):
                yield "activity", _("Zoek een activiteit voor deze stap, of haal de stap weg.")
        case Kind.GALLERY:
            pictures = data.get("pictures", [])
            if len(pictures) < 2:
                yield "pictures", _("Kies ten minste twee afbeeldingen, of maak er één gewone afbeelding van.")
            if not all(one.get("alt", "").strip() for one in pictures):
                yield "alt", _("Beschrijf elke afbeelding voor wie haar niet ziet.")
        case Kind.AUDIO:
            if not data.get("media"):
                yield "audio", _("Kies een geluidsbestand of haal dit blok weg.")
            if not data.get("title", "").strip():
                yield "title", _("Zeg in een paar woorden wat er te horen is.")
            if not data.get("transcript", "").strip():
                yield "transcript", _("Schrijf uit wat er gezegd wordt, voor wie het niet hoort.")
        case Kind.FILE:
            if not data.get("media"):
                yield "file", _("Kies een bestand of haal dit blok weg.")
            if not data.get("title", "").strip():
                yield "title", _("Geef het bestand een naam waaraan iemand ziet wat erin staat.")
        case Kind.EMBED:
            yield from _in_an_embed(data)
        case Kind.TABLE:
            if not any(cell.strip() for row in data.get("rows", []) for cell in row):
                yield "table", _("Deze tabel is leeg. Vul haar of haal dit blok weg.")
            elif not (data.get("head_row") or data.get("head_column")):
                yield (
                    "head",
                    _("Zeg of de eerste rij of de eerste kolom koppen zijn: zo leest een schermlezer voor."),
                )
            if not data.get("title", "").strip():
                yield "title", _("Zeg boven de tabel in een paar woorden wat erin staat.")
        case Kind.POLL:
            options = data.get("options", [])
            if not data.get("prompt", "").strip():
                yield "prompt", _("Stel de vraag.")
            if len(options) < 2 or not all(one.get("text", "").strip() for one in options):
                yield "options", _("Geef ten minste twee antwoorden, elk met tekst.")
        case Kind.CODE:
            if not data.get("code", "").strip():
                yield "code", _("Dit blok met code is leeg. Vul het of haal het weg.")
        case Kind.CASE:
            yield from lacking_in_case(data)


def _in_an_embed(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if not data.get("address"):
        yield "address", _("Geef het adres, beginnend met https://, of haal dit blok weg.")
        return
    if not data.get("title", "").strip():
        yield "title", _("Zeg in een paar woorden wat daar te zien is.")
    if not data.get("transcript", "").strip():
        yield "transcript", _("Schrijf uit wat daar te zien en te horen is, voor wie het niet kan openen.")
    if is_film(data["address"]) and not data.get("captioned"):
        yield "captions", _("Zeg dat de film ondertitels heeft; heeft hij die niet, kies dan een andere.")
    if is_film(data["address"]) and not data.get("lasts"):
        yield "lasts", _("Zeg hoeveel minuten de film duurt: die tellen mee in de tijd.")


def _all_filled(data: Mapping[str, Any], name: str) -> bool:
    items = data.get("items", [])
    return len(items) > 1 and all(item.get(name, "").strip() for item in items)
