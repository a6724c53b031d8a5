"""What a question still lacks, and the words in it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from ..enums import QuestionKind
from .comparing import figure
from .questions import Gaps, Match, kind_of, question


def lacking(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each thing a question needs before people can learn from it: a code, and a sentence to its author."""
    if not data.get("prompt", "").strip():
        yield "prompt", _("Stel de vraag.")
    kind = kind_of(data)
    if kind != QuestionKind.HOTSPOT and data.get("media") and not data.get("alt", "").strip():
        yield "alt", _("Beschrijf de afbeelding voor wie haar niet ziet.")
    if kind.has_options:
        yield from _in_options(kind, data)
    asked = question(data)
    if isinstance(asked, Match):
        if len(asked.pairs) < 2 or not all(pair.left.strip() and pair.right.strip() for pair in asked.pairs):
            yield "pairs", _("Geef ten minste twee paren, elk met een linker- en een rechterkant.")
        if not all(pair.explanation.strip() for pair in asked.pairs):
            yield "explanation", _("Leg bij elk paar uit waarom het bij elkaar hoort.")
    elif isinstance(asked, Gaps):
        if not asked.gaps:
            yield "gaps", _("Zet wat iemand invult tussen rechte haken, bijvoorbeeld: Bel binnen [24] uur.")
        if any(gap.choices and len(gap.choices) < 2 for gap in asked.gaps):
            yield "gap_choices", _("Geef bij elke keuze in de tekst ten minste twee mogelijkheden.")
        if not all(gap.explanation.strip() for gap in asked.gaps):
            yield "explanation", _("Leg bij elk gat uit waarom dit er hoort.")
    elif kind == QuestionKind.OPEN and not asked.explanation.strip():
        yield (
            "explanation",
            _("Zeg waar iemand het eigen antwoord naast kan leggen, bijvoorbeeld wat een ander schreef."),
        )
    elif kind in (QuestionKind.NUMERIC, QuestionKind.SHORT):
        yield from _in_single(kind, data)


def _in_options(kind: QuestionKind, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    options = data.get("options", [])
    correct = sum(bool(option.get("correct")) for option in options)
    if len(options) < 2 or not all(option.get("text", "").strip() for option in options):
        yield "options", _("Geef ten minste twee antwoorden, elk met tekst.")
    if kind == QuestionKind.ORDER:
        if not data.get("explanation", "").strip():
            yield "explanation", _("Leg uit waarom dit de goede volgorde is.")
        return
    if not all(option.get("explanation", "").strip() for option in options):
        yield "explanation", _("Leg bij elk antwoord uit waarom het klopt of niet klopt.")
    if correct == 0:
        yield "correct", _("Zeg welk antwoord klopt.")
    if correct > 1 and kind == QuestionKind.SINGLE:
        yield "one_correct", _("Er is één antwoord mogelijk, maar er kloppen er meer. Kies er één of sta meer toe.")
    if kind == QuestionKind.HOTSPOT:
        if not data.get("media"):
            yield "picture", _("Kies de afbeelding waarin iemand iets aanwijst.")
        if not data.get("alt", "").strip():
            yield "alt", _("Beschrijf de afbeelding voor wie haar niet ziet.")
        if len({(option.get("x"), option.get("y")) for option in options}) < len(options):
            yield "spots", _("Geef elk antwoord een eigen plek in de afbeelding.")


def _in_single(kind: QuestionKind, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if kind == QuestionKind.NUMERIC and figure(data.get("value", "")) is None:
        yield "value", _("Zeg welk getal klopt.")
    if kind == QuestionKind.SHORT and not data.get("accepted"):
        yield "accepted", _("Schrijf ten minste één antwoord op dat goed is.")
    slips = data.get("slips", [])
    if not data.get("explanation", "").strip() or not all(slip.get("explanation", "").strip() for slip in slips):
        yield "explanation", _("Leg uit waarom dit antwoord klopt, en bij elke vergissing wat erachter zit.")


def explained(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every answer a question knows, with why it fits or not: (answer, explanation)."""
    found = []
    kind = kind_of(data)
    if kind.has_options and kind != QuestionKind.ORDER:
        found += [(option.get("text", ""), option.get("explanation", "")) for option in data.get("options", [])]
    elif kind == QuestionKind.MATCH:
        found += [(pair.get("left", ""), pair.get("explanation", "")) for pair in data.get("pairs", [])]
    elif kind == QuestionKind.GAPS:
        asked = question(data)
        assert isinstance(asked, Gaps)
        found += [(", ".join(gap.accepted), gap.explanation) for gap in asked.gaps]
    else:
        found.append((data.get("prompt", ""), data.get("explanation", "")))
        found += [(slip.get("text", ""), slip.get("explanation", "")) for slip in data.get("slips", [])]
    return found


def texts_in(data: Mapping[str, Any]) -> Iterator[str]:
    """Every text somebody reads in a question, but its prompt and the description of its picture."""
    for option in data.get("options", []):
        yield option.get("text", "")
        yield option.get("explanation", "")
    for pair in data.get("pairs", []):
        yield from (pair.get("left", ""), pair.get("right", ""), pair.get("explanation", ""))
    yield from data.get("extras", [])
    yield data.get("text", "")
    yield from data.get("explanations", [])
    for slip in data.get("slips", []):
        yield slip.get("explanation", "")
    yield data.get("explanation", "")
