"""What is said beside a draft: threads at their blocks, how many are open, and who may be told of them."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, QuerySet

from vliegwiel.areas.people.models import Person

from .. import permissions
from ..enums import Kind
from ..models import Activity, Draft, DraftReader, Remark, RemarkMention
from .effort import without_tags
from .reviewing import reviewers
from .wording import fingerprint, worded

QUIET = dt.timedelta(minutes=5)
"""So long nobody says anything more before others are told of it: a sitting is one notice."""
PATIENT = dt.timedelta(minutes=30)
"""Longer nobody waits, however much is still being said."""
MENTION = re.compile(r"(?<![\w.@])@(?=\w)")


@dataclass(frozen=True)
class SaidBeside:
    """One thing that was said. `pieces`: the text, cut where somebody is named: (words, whether they name somebody)."""

    pk: int
    by: int
    name: str
    text: str
    pieces: tuple[tuple[str, bool], ...]
    at: dt.datetime
    changed: bool
    removed: bool
    mine: bool


@dataclass(frozen=True)
class Thread:
    """What was said of a block, and the answers to it. `number`: which block it is now, 0 for the whole or for one that
    is gone; `stands`: the words that were quoted are still there."""

    pk: int
    block: str
    number: int
    kind: str
    known_by: str
    gone: bool
    quote: str
    stands: bool
    first: SaidBeside
    answers: tuple[SaidBeside, ...]
    settled_by: str
    settled_at: dt.datetime | None
    may_settle: bool

    @property
    def is_open(self) -> bool:
        return self.settled_at is None

    @property
    def kind_label(self) -> str:
        return str(Kind(self.kind).label) if self.kind in Kind.values else ""


def threads(draft: Draft, person: Person, *, block: str | None = None, only: int | None = None) -> list[Thread]:
    """Everything said beside this draft that she may see, in the order of its blocks: first of the whole, last what
    belongs to blocks that are gone. Narrowed to one block, or one thread. Two queries.

    What was taken away stays for who said it, to bring it back, and for others where an answer hangs on it.
    """
    said = Remark.objects.visible_to(person).filter(draft=draft).select_related("by", "settlement__by")
    if block is not None:
        said = said.filter(block=block)
    named = Prefetch("mentions", RemarkMention.objects.select_related("person").order_by("pk"))
    rows: list[Any] = list(said.prefetch_related(named).order_by("at", "pk"))
    answers: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        if row.thread_id and (row.removed_at is None or row.by_id == person.pk):
            answers[row.thread_id].append(row)
    numbers = {raw["id"]: n for n, raw in enumerate(draft.blocks, 1)}
    words = {raw["id"]: _words(raw) for raw in draft.blocks}
    found = []
    edits = permissions.may_edit(person, draft.activity)
    for row in rows:
        shown = row.removed_at is None or row.by_id == person.pk or answers[row.pk]
        if row.thread_id or not shown or only not in (None, row.pk):
            continue
        settled = getattr(row, "settlement", None)
        found.append(
            Thread(
                pk=row.pk,
                block=row.block,
                number=numbers.get(row.block, 0),
                kind=row.kind,
                known_by=row.known_by,
                gone=bool(row.block) and row.block not in numbers,
                quote=row.quote,
                stands=not row.quote or _squeezed(row.quote) in words.get(row.block, ""),
                first=_said(row, person),
                answers=tuple(_said(answer, person) for answer in answers[row.pk]),
                settled_by=settled.by.name if settled else "",
                settled_at=settled.at if settled else None,
                may_settle=edits or row.by_id == person.pk,
            )
        )
    return sorted(found, key=lambda one: (one.gone, one.number, one.first.at, one.pk))


def open_remarks(draft: Draft) -> dict[str, int]:
    """{block: how many open threads}, "" for what is about the whole; without blocks that have none. One query."""
    counted = Remark.objects.open().filter(draft=draft).order_by().values_list("block").annotate(n=Count("pk"))
    return dict(counted)


def remark_marks(draft: Draft) -> dict[str, str]:
    """{block: a mark that is another as soon as anything is said, changed, settled or taken away there}. One query."""
    seen: dict[str, list[Any]] = defaultdict(list)
    rows = Remark.objects.filter(draft=draft).order_by("pk")
    for block, *row in rows.values_list("block", "pk", "changed_at", "removed_at", "settlement"):
        seen[block].append(row)
    return {block: fingerprint(said) for block, said in seen.items()}


def readers(activity: Activity) -> QuerySet[DraftReader]:
    """Who was asked by name to read along, and still is."""
    return DraftReader.objects.filter(activity=activity, ended_at=None).select_related("person").order_by("at", "pk")


def may_be_named(activity: Activity) -> list[Person]:
    """Everybody who may see the draft and works here: who makes activities, and who was asked to read. Two queries."""
    asked = Person.objects.here().filter(pk__in=readers(activity).values("person"))
    return list({person.pk: person for person in [*reviewers(activity), *asked]}.values())


def named_in(text: str, candidates: Iterable[Person]) -> list[Person]:
    """Who of these is named in a text: "@Ines Costa", or "@Ines" when only one of them is called so."""
    return list({person.pk: person for _at, _long, person in _mentions(text, list(candidates))}.values())


def untold(now: dt.datetime) -> list[list[Remark]]:
    """What others were not told of yet, by draft, where nothing was said for five minutes or somebody waited half an
    hour. One query."""
    rows = Remark.objects.filter(told_at=None).order_by("at", "pk")
    by_draft: dict[int, list[Remark]] = defaultdict(list)
    for row in rows.select_related("by", "draft__activity__owner", "thread").prefetch_related("mentions"):
        by_draft[row.draft_id].append(row)
    return [said for said in by_draft.values() if said[-1].at <= now - QUIET or said[0].at <= now - PATIENT]


def _said(row: Any, person: Person) -> SaidBeside:
    people = [mention.person for mention in row.mentions.all()]
    removed = row.removed_at is not None
    return SaidBeside(
        pk=row.pk,
        by=row.by_id,
        name=row.by.name,
        text=row.text,
        pieces=() if removed else tuple(_pieces(row.text, people)),
        at=row.at,
        changed=row.changed_at is not None,
        removed=removed,
        mine=row.by_id == person.pk,
    )


def _mentions(text: str, candidates: list[Person]) -> Iterator[tuple[int, int, Person]]:
    """(where, how long, who) of every mention; the longest name wins."""
    called = Counter(person.given_name.casefold() for person in candidates)
    names = [(person.name, person) for person in candidates]
    names += [(one.given_name, one) for one in candidates if called[one.given_name.casefold()] == 1]
    names.sort(key=lambda one: -len(one[0]))
    for mark in MENTION.finditer(text):
        rest = text[mark.end() :]
        for name, person in names:
            after = rest[len(name) : len(name) + 1]
            if rest[: len(name)].casefold() == name.casefold() and not (after.isalnum() or after == "_"):
                yield mark.start(), len(name) + 1, person
                break


def _pieces(text: str, people: list[Person]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, length, _person in _mentions(text, people):
        if start > at:
            yield text[at:start], False
        yield text[start : start + length], True
        at = start + length
    if text[at:]:
        yield text[at:], False


def _words(raw: dict[str, Any]) -> str:
    """Everything written in a block, as one run of words."""
    return _squeezed(" ".join(without_tags(text) for _place, _field, text in worded(raw["data"])))


def _squeezed(text: str) -> str:
    """Without white space: where a tag ends there is a space or there is none."""
    return "".join(text.split()).casefold()
