"""A draft beside the one it translates: what is still to be translated, and what changed since it was.

The first draft of an activity is the source. A translation has its blocks under the same ids; what is no text (files,
which answer is right) is the same in every language and follows the source.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..enums import Kind
from ..models import Activity, Draft
from .compass import Mend
from .marks import MARK, of_shared
from .weighing import Missing
from .wording import NAMES, digest, fingerprint, reworded, worded

HEAD = "head"
LONG = {"html", "text", "transcript", "situation", "task", "bring_back", "explanation", "consequence", "purpose"}


class Freshness(StrEnum):
    """Where the translation of a part stands."""

    WHOLE = "whole"
    UNTRANSLATED = "untranslated"
    STALE = "stale"  # the source changed after it was translated
    WORDLESS = "wordless"  # nothing to translate


@dataclass(frozen=True)
class Pair:
    """One text in both languages. `place`: as in `wording`."""

    place: str
    label: str
    source: str
    translation: str
    is_long: bool
    is_html: bool

    @property
    def source_html(self) -> SafeString:
        """Cleaned on the way in (actions.cleaning), and nothing else writes blocks."""
        return mark_safe(self.source)


@dataclass(frozen=True)
class TranslatedPart:
    """The head or a block, in the order of the source."""

    id: str
    label: str
    number: int
    freshness: Freshness
    pairs: tuple[Pair, ...]
    shared: str = ""  # the slug of the shared block it follows: its words are written there
    shared_title: str = ""


def source_of(activity: Activity) -> Draft | None:
    """The draft the others are translations of: the first one."""
    return activity.drafts.order_by("pk").first()


def translated_parts(source: Draft, draft: Draft) -> list[TranslatedPart]:
    """The head and every block of the source, with the translation beside it."""
    mine = {raw["id"]: raw for raw in draft.blocks}
    head = TranslatedPart(
        HEAD,
        _("Kop"),
        0,
        _freshness(draft, HEAD, _head(source), _head(draft)),
        tuple(_pairs(_head(source), _head(draft))),
    )
    parts = [head]
    for number, raw in enumerate(source.blocks, 1):
        there = mine.get(raw["id"], {"data": {}})["data"]
        freshness = _freshness(draft, raw["id"], raw["data"], there)
        pairs = tuple(_pairs(raw["data"], there))
        of = of_shared(raw)
        title = raw[MARK]["title"] if of else ""
        parts.append(TranslatedPart(raw["id"], str(Kind(raw["type"]).label), number, freshness, pairs, of, title))
    return parts


def untranslated(source: Draft, draft: Draft) -> list[Missing]:
    """What stands in the way of publishing a translation: each part not translated, or not since it changed."""
    texts = {
        Freshness.UNTRANSLATED: _("Dit is nog niet vertaald."),
        Freshness.STALE: _("Het origineel is veranderd nadat dit vertaald is. Kijk of de vertaling nog klopt."),
    }
    return [
        Missing(f"translation_{part.freshness.value}", texts[part.freshness], Mend.TRANSLATION, part.id)
        for part in translated_parts(source, draft)
        if part.freshness in texts
    ]


def aligned(source: Draft, draft: Draft) -> list[dict[str, Any]]:
    """The blocks of the source in the words of the translation; what has no translation yet keeps its own."""
    mine = {raw["id"]: raw for raw in draft.blocks}
    return [
        {**raw, "data": reworded(raw["data"], texts_of(mine[raw["id"]]["data"]))} if raw["id"] in mine else raw
        for raw in source.blocks
    ]


def part_digest(source: Draft, part: str) -> str:
    """What the source says now in this part, as a digest; "" for a part it does not have."""
    if part == HEAD:
        return digest(_head(source))
    return next((digest(raw["data"]) for raw in source.blocks if raw["id"] == part), "")


def texts_of(data: Mapping[str, Any]) -> dict[str, str]:
    """{place: text} of a block."""
    return {place: text for place, _field, text in worded(data)}


def _head(draft: Draft) -> dict[str, str]:
    return {"title": draft.title, "summary": draft.summary}


def _freshness(draft: Draft, part: str, source: Mapping[str, Any], mine: Mapping[str, Any]) -> Freshness:
    texts = texts_of(source)
    if not texts:
        return Freshness.WORDLESS
    if part in draft.made_from:
        return Freshness.WHOLE if draft.made_from[part] == fingerprint(list(worded(source))) else Freshness.STALE
    there = texts_of(mine)
    return Freshness.UNTRANSLATED if there == texts or not texts.keys() <= there.keys() else Freshness.WHOLE


def _pairs(source: Mapping[str, Any], mine: Mapping[str, Any]) -> list[Pair]:
    there = texts_of(mine)
    return [
        Pair(place, str(NAMES[field]), text, there.get(place, ""), field in LONG or len(text) > 90, field == "html")
        for place, field, text in worded(source)
    ]
