"""What a programme is made of: sections with steps, how many of them are asked, what comes first, how long it takes.

Read from its blocks alone, so that a draft, an edition and a copy of it elsewhere are all the same programme.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.dateparse import parse_date

from ..enums import ONLY_PROGRAMMES, Kind, Shape
from ..models import Draft, Edition

Raw = Mapping[str, Any]
HELD = ("activity_id", "activity__slug", "title", "minutes", "language", "activity__shape", "activity__retirement")
Node = tuple[str, str]  # ("open" or "done", block)


@dataclass(frozen=True)
class Opens:
    """When something opens: after another block is done, on a day, or so many days after she began. All that are
    said must hold."""

    after: str = ""
    on: dt.date | None = None
    days: int = 0

    def day(self, began: dt.date) -> dt.date:
        """The first day on which it is open to who began then."""
        return max(self.on or began, began + dt.timedelta(days=self.days))


@dataclass(frozen=True)
class Part:
    """A block of a programme. `activities`: one of these is enough; none for practice at work and text."""

    id: str
    kind: Kind
    data: Raw
    opens: Opens
    activities: tuple[int, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it is a step: something to do, and not only to read on the way."""
        return self.kind in (Kind.ACTIVITY, Kind.PRACTICE)


@dataclass(frozen=True)
class Section:
    """Steps under one title. `need`: how many of them are asked, None for all. What stands before the first section
    is in one without id or title."""

    id: str
    title: str
    purpose: str
    need: int | None
    ordered: bool
    opens: Opens
    parts: tuple[Part, ...]

    @cached_property
    def steps(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.counts)

    @property
    def chooses(self) -> bool:
        """Fewer are asked than there are."""
        return self.need is not None and self.need < len(self.steps)


@dataclass(frozen=True)
class Held:
    """An activity in a programme, in the words of its newest edition (of its draft, when it has none yet)."""

    activity: int
    slug: str
    title: str
    minutes: int
    language: str
    shape: Shape
    published: bool
    retired: bool

    @property
    def on_shelf(self) -> bool:
        return self.published and not self.retired


def is_programme(raw_blocks: Iterable[Raw]) -> bool:
    """Whether these are the blocks of a programme."""
    return any(raw["type"] in ONLY_PROGRAMMES for raw in raw_blocks)


def programme_sections(raw_blocks: Iterable[Raw]) -> tuple[Section, ...]:
    """The sections in order, each with its parts. Without a section above them parts get one without a title."""
    found: list[tuple[Raw, list[Part]]] = []
    for raw in raw_blocks:
        if raw["type"] == Kind.SECTION:
            found.append((raw, []))
            continue
        if not found:
            found.append(({"id": "", "data": {}}, []))
        data = raw["data"]
        items = data.get("items", []) if raw["type"] == Kind.ACTIVITY else []
        part = Part(raw["id"], Kind(raw["type"]), data, _opens(data), tuple(item["activity"] for item in items))
        found[-1][1].append(part)
    return tuple(_section(raw, parts) for raw, parts in found)


def activities_in(raw_blocks: Iterable[Raw]) -> list[int]:
    """The activities these blocks hold, in order, each once."""
    held = (item["activity"] for raw in raw_blocks if raw["type"] == Kind.ACTIVITY for item in raw["data"]["items"])
    return list(dict.fromkeys(held))


def held(activities: Iterable[int], language: str, *, drafts: bool = False) -> dict[int, Held]:
    """What these activities are called and how long they take, in this language or else in the one published last.

    One query, none for none; `drafts` asks one more for what was never published, which authors see.
    """
    keys = sorted(set(activities))
    if not keys:
        return {}
    editions = Edition.objects.filter(activity__in=keys).order_by("published_at", "pk")
    rows = held_in(editions.values_list(*HELD), language)
    if drafts and len(rows) < len(keys):
        unborn = Draft.objects.filter(activity__in=[key for key in keys if key not in rows]).order_by("pk")
        rows |= held_in(unborn.values_list(*HELD), language, published=False)
    return rows


def held_in(found: Iterable[Sequence[Any]], language: str, *, published: bool = True) -> dict[int, Held]:
    """The same from rows of `HELD`, oldest first; what a row has besides is passed over."""
    rows: dict[int, Held] = {}
    for activity, slug, title, minutes, its_language, shape, retirement, *_besides in found:
        there = rows.get(activity)
        if there is None or its_language == language or there.language != language:
            gone = retirement is not None
            rows[activity] = Held(activity, slug, title, minutes, its_language, Shape(shape), published, gone)
    return rows


def waiting_for_themselves(raw_blocks: Sequence[Raw]) -> set[str]:
    """The blocks that could never open, because what comes first waits for them in turn."""
    waits = _Waits(raw_blocks)
    return {block for block, after in waits.after.items() if after and waits.reaches(("done", after), ("open", block))}


def may_follow(raw_blocks: Sequence[Raw], block: str) -> list[str]:
    """The blocks this one can be made to wait for, in order: sections and steps that do not wait for it themselves."""
    waits = _Waits(raw_blocks)
    return [other for other in waits.all if other != block and not waits.reaches(("done", other), ("open", block))]


class _Waits:
    """Which block waits for which: a step for its section, in an ordered section for the step before it, and a section
    is done with its steps."""

    def __init__(self, raw_blocks: Sequence[Raw]) -> None:
        self.after: dict[str, str] = {}
        self.all: list[str] = []
        self.edges: dict[Node, list[Node]] = {}
        for section in programme_sections(raw_blocks):
            steps = section.steps
            if section.id:
                self._add(section.id, section.opens.after)
                self.edges["done", section.id] = [("open", section.id), *(("done", step.id) for step in steps)]
            for number, step in enumerate(steps):
                self._add(step.id, step.opens.after)
                self.edges["done", step.id] = [("open", step.id)]
                self.edges["open", step.id].append(("open", section.id))
                if section.ordered and number:
                    self.edges["open", step.id].append(("done", steps[number - 1].id))

    def _add(self, block: str, after: str) -> None:
        self.all.append(block)
        self.after[block] = after
        self.edges["open", block] = [("done", after)] if after else []

    def reaches(self, here: Node, there: Node) -> bool:
        seen: set[Node] = set()
        ahead = [here]
        while ahead:
            node = ahead.pop()
            if node == there:
                return True
            if node not in seen:
                seen.add(node)
                ahead += self.edges.get(node, [])
        return False


def _section(raw: Raw, parts: list[Part]) -> Section:
    data = raw["data"]
    return Section(
        id=raw["id"],
        title=data.get("title", ""),
        purpose=data.get("purpose", ""),
        need=data.get("need"),
        ordered=bool(data.get("ordered")),
        opens=_opens(data),
        parts=tuple(parts),
    )


def _opens(data: Raw) -> Opens:
    return Opens(data.get("after") or "", parse_date(data.get("opens_on") or ""), data.get("opens_after") or 0)


def one_way_only(found: Iterable[Section]) -> Iterator[tuple[Section, Part]]:
    """The steps with an activity where there is nothing to choose: one option, in a section that asks all of them."""
    for section in found:
        for step in section.steps:
            if step.kind == Kind.ACTIVITY and len(step.activities) == 1 and not section.chooses:
                yield section, step
