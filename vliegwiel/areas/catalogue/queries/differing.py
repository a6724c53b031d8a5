"""What differs between two versions of an activity: block by block, and in a block word by word."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..enums import Kind
from ..models import Draft, Edition, KeptDraft
from .compass.texts import plain
from .wording import NAMES, worded

Version = Draft | Edition | KeptDraft
TOKEN = re.compile(r"\s+|[\w’'-]+|[^\w\s]")
SENTENCES = re.compile(r"(?<=[.!?…])\s+|\n+")
LINES = re.compile(r" *\n *")
MOST_WORDS = 1_200  # of two texts compared word by word; longer ones go sentence by sentence


class Change(StrEnum):
    """What happened to a block."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Span:
    """A piece of text; `is_other`: the other version does not say it here."""

    text: str
    is_other: bool


@dataclass(frozen=True)
class Said:
    """One text of a block in both versions."""

    label: str
    before: tuple[Span, ...]
    after: tuple[Span, ...]

    @property
    def is_same(self) -> bool:
        return not any(span.is_other for span in (*self.before, *self.after))


@dataclass(frozen=True)
class BlockDifference:
    """`before`, `after`: its number in each version, from 1; None where it is not. `besides`: something changed that is
    no word, such as a file or which answer is right."""

    id: str
    kind: str
    change: Change
    before: int | None
    after: int | None
    said: tuple[Said, ...]
    besides: bool = False
    is_moved: bool = False

    @property
    def kind_label(self) -> str:
        return str(Kind(self.kind).label)


@dataclass(frozen=True)
class Difference:
    """`head`: title, summary and minutes, those that differ."""

    head: tuple[Said, ...]
    blocks: tuple[BlockDifference, ...]

    @property
    def changed(self) -> tuple[BlockDifference, ...]:
        return tuple(one for one in self.blocks if one.change != Change.SAME)

    @property
    def is_same(self) -> bool:
        return not (self.head or self.changed)

    @property
    def in_a_word(self) -> str:
        """Such as "2 blokken nieuw, 1 blok veranderd"."""
        counts = {change: sum(one.change == change for one in self.blocks) for change in Change}
        said = [
            (counts[Change.ADDED], ngettext("{n} blok nieuw", "{n} blokken nieuw", counts[Change.ADDED])),
            (counts[Change.CHANGED], ngettext("{n} blok veranderd", "{n} blokken veranderd", counts[Change.CHANGED])),
            (counts[Change.REMOVED], ngettext("{n} blok weg", "{n} blokken weg", counts[Change.REMOVED])),
            (counts[Change.MOVED], ngettext("{n} blok verplaatst", "{n} blokken verplaatst", counts[Change.MOVED])),
        ]
        words = [text.format(n=n) for n, text in said if n]
        if self.head:
            words.append(_("kop veranderd"))
        return ", ".join(words) or _("niets veranderd")


def difference(before: Version, after: Version) -> Difference:
    """What somebody who knew `before` meets in `after`, in the order of `after`; what is gone stands where it was."""
    heads = [(_("Titel"), "title"), (_("Wat je hierna anders doet"), "summary"), (_("Minuten"), "minutes")]
    head = [_said(label, str(getattr(before, name)), str(getattr(after, name))) for label, name in heads]
    return Difference(
        head=tuple(one for one in head if not one.is_same),
        blocks=tuple(_blocks(before.blocks, after.blocks)),
    )


def _blocks(before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]]) -> Iterator[BlockDifference]:
    olds = {raw["id"]: (number, raw) for number, raw in enumerate(before, 1)}
    news = {raw["id"]: (number, raw) for number, raw in enumerate(after, 1)}
    stayed = _in_step([olds[raw["id"]][0] for raw in after if raw["id"] in olds])
    gone: dict[int, list[tuple[int, dict[str, Any]]]] = {}  # after which number that stayed
    here = 0
    for number, raw in enumerate(before, 1):
        here = number if number in stayed else here
        if raw["id"] not in news:
            gone.setdefault(here, []).append((number, raw))
    yield from (_block(one, None, False) for one in gone.get(0, []))
    for number, raw in enumerate(after, 1):
        known = olds.get(raw["id"])
        yield _block(known, (number, raw), known is not None and known[0] not in stayed)
        if known and known[0] in stayed:
            yield from (_block(one, None, False) for one in gone.get(known[0], []))


def _block(
    old: tuple[int, dict[str, Any]] | None, new: tuple[int, dict[str, Any]] | None, is_moved: bool
) -> BlockDifference:
    raw = (new or old or (0, {}))[1]
    before: Mapping[str, Any] = old[1]["data"] if old else {}
    after: Mapping[str, Any] = new[1]["data"] if new else {}
    said = tuple(_texts(before, after))
    if not (old and new):
        change = Change.ADDED if new else Change.REMOVED
    elif before != after:
        change = Change.CHANGED
    else:
        change = Change.MOVED if is_moved else Change.SAME
    return BlockDifference(
        id=raw["id"],
        kind=raw["type"],
        change=change,
        before=old[0] if old else None,
        after=new[0] if new else None,
        said=said,
        besides=bool(old and new) and before != after and (_settings(before) != _settings(after) or _only_looks(said)),
        is_moved=is_moved,
    )


def _settings(data: Mapping[str, Any]) -> Any:
    """What is no word; rows that came or went are told by their words."""
    words = {place for place, _field, _text in worded(data)}
    return sorted(
        (place, str(value)) for place, value in _leaves(data, "") if place not in words and value not in ("", None)
    )


def _leaves(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{place}/{name}".strip("/"))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            mark = str(inner.get("id") or number) if isinstance(inner, Mapping) else str(number)
            yield from _leaves(inner, f"{place}/{mark}")
    elif place.rpartition("/")[2] != "id":
        yield place, value


def _only_looks(said: Sequence[Said]) -> bool:
    return all(one.is_same for one in said)


def _texts(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Said]:
    old = {place: (field, text) for place, field, text in worded(before)}
    new = {place: (field, text) for place, field, text in worded(after)}
    for place in [*new, *(place for place in old if place not in new)]:
        field = (new.get(place) or old[place])[0]
        was, now = (_plain(field, one[place][1]) if place in one else "" for one in (old, new))
        yield _said(str(NAMES[field]), was, now)


def _plain(field: str, text: str) -> str:
    return LINES.sub("\n", plain(" ".join(text.split()))) if field == "html" else text.strip()


def _said(label: str, before: str, after: str) -> Said:
    if before == after:
        same = (Span(after, False),)
        return Said(label, same, same)
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    if len(old) + len(new) > 2 * MOST_WORDS:
        old, new = _sentences(before), _sentences(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    was: list[Span] = []
    now: list[Span] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        was.append(Span("".join(old[i:j]), tag != "equal"))
        now.append(Span("".join(new[k:m]), tag != "equal"))
    return Said(label, _joined(was), _joined(now))


def _sentences(text: str) -> list[str]:
    ends = [match.end() for match in SENTENCES.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if text[start:end]]


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """A lone space between two other words is other too: one mark reads better than two."""
    found: list[Span] = []
    spans = [span for span in spans if span.text]
    for number, span in enumerate(spans):
        inside = 0 < number < len(spans) - 1 and not span.text.strip()
        other = span.is_other or (inside and spans[number - 1].is_other and spans[number + 1].is_other)
        if found and found[-1].is_other == other:
            found[-1] = Span(found[-1].text + span.text, other)
        else:
            found.append(Span(span.text, other))
    return tuple(found)


def _in_step(places: Sequence[int]) -> set[int]:
    """The most places that still follow each other: whatever is not among them was moved."""
    lines: list[list[int]] = []
    for place in places:
        lines.append([*_longest(line for line in lines if line[-1] < place), place])
    return set(_longest(lines))


def _longest(lines: Iterable[list[int]]) -> list[int]:
    found: list[int] = []
    for line in lines:
        found = line if len(line) > len(found) else found
    return found
