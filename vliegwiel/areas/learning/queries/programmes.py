"""How far somebody is in a programme: what is done and since when, what is open, and why the rest is not yet."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.areas.catalogue.enums import Kind, Shape
from vliegwiel.areas.catalogue.models import Activity, Edition, Retirement
from vliegwiel.areas.catalogue.queries import (
    HELD,
    Held,
    Opens,
    Part,
    Section,
    activities_in,
    held_in,
    programme_sections,
)
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..models import Completion, Enrolment, Round


@dataclass(frozen=True)
class Option:
    """An activity that does a step. `done_on`: when she finished it; `begun`: she is at it."""

    held: Held
    begun: bool
    done_on: dt.date | None


@dataclass(frozen=True)
class StepRow:
    """A block of a programme to one learner. `closed`: why it is not open yet, "" when it is. `lapsed`: all its
    activities were taken off the shelf before she did one, so it is asked no more. `earlier`: done before she began."""

    part: Part
    options: tuple[Option, ...]
    done: bool
    done_on: dt.date | None
    earlier: bool
    closed: str
    lapsed: bool

    @property
    def id(self) -> str:
        return self.part.id

    @property
    def type(self) -> str:
        return self.part.kind.value

    @property
    def data(self) -> Mapping[str, Any]:
        return self.part.data

    @property
    def html(self) -> SafeString:
        return mark_safe(str(self.part.data.get("html", "")))  # cleaned on the way in

    @property
    def is_open(self) -> bool:
        return self.part.counts and not (self.done or self.closed or self.lapsed)

    @property
    def title(self) -> str:
        """What to do, in a few words."""
        if self.part.kind == Kind.ACTIVITY:
            there = [one.held.title for one in self.options if not one.held.retired or one.done_on]
            return _(" of ").join(f"‘{title}’" for title in there)
        return Truncator(self.part.data.get("task", "")).words(12)

    @property
    def slug(self) -> str:
        """The activity one goes on with: the one she is at, else the only one there is; "" when she has to choose."""
        there = [one for one in self.options if not one.held.retired]
        begun = [one for one in there if one.begun]
        chosen = begun or (there if len(there) == 1 else [])
        return chosen[0].held.slug if chosen else ""


@dataclass(frozen=True)
class SectionRow:
    """`asked` of `total` steps are needed, `done` are done (more than asked count as asked)."""

    section: Section
    rows: tuple[StepRow, ...]
    asked: int
    total: int
    done: int
    closed: str

    @property
    def finished(self) -> bool:
        return self.done >= self.asked

    @property
    def chooses(self) -> bool:
        return self.asked < self.total


@dataclass(frozen=True)
class Programme:
    """A programme to one learner. `opens_on`: when nothing is open now, the first day on which something is."""

    sections: tuple[SectionRow, ...]
    now: StepRow | None
    then: StepRow | None
    opens_on: dt.date | None
    done_on: dt.date | None = None  # when she finished all of it

    @property
    def done(self) -> int:
        return sum(section.done for section in self.sections)

    @property
    def total(self) -> int:
        return sum(section.asked for section in self.sections)

    @property
    def finished(self) -> bool:
        return all(section.finished for section in self.sections)

    def row(self, block: str) -> StepRow | None:
        return next((row for section in self.sections for row in section.rows if row.id == block), None)


@dataclass(frozen=True)
class SectionAsked:
    """Of one section: the steps that count (none that lapsed), how many of them are asked, and how many done."""

    section: Section
    steps: tuple[Part, ...]
    least: int
    done: int


def asked_in(raw_blocks: Iterable[dict[str, Any]], done: Collection[str], gone: Collection[int]) -> list[SectionAsked]:
    """What each section asks, given the blocks done and the activities that were taken off the shelf."""
    found = []
    for section in programme_sections(raw_blocks):
        steps = tuple(step for step in section.steps if step.id in done or not _lapsed(step, gone))
        least = len(steps) if section.need is None else min(section.need, len(steps))
        n = sum(step.id in done for step in steps)
        found.append(SectionAsked(section, steps, least, min(n, least)))
    return found


def left_in(asked: Iterable[SectionAsked], done: Collection[str]) -> list[tuple[str, str]]:
    """(block, what doing it takes in words) of all that is still asked; of a choice once, as how many to choose."""
    left = []
    for one in asked:
        more = one.least - one.done
        if more and one.least < len(one.steps):
            words = ngettext("Kies er nog {n} uit ‘{title}’", "Kies er nog {n} uit ‘{title}’", more)
            left.append((one.section.id, words.format(n=more, title=one.section.title)))
        elif more:
            left += [(step.id, _words(step)) for step in one.steps if step.id not in done]
    return left


def gone_of(raw_blocks: Iterable[dict[str, Any]]) -> set[int]:
    """The activities in these blocks that were taken off the shelf. One query, none for none."""
    activities = activities_in(raw_blocks)
    if not activities:
        return set()
    return set(Retirement.objects.filter(activity__in=activities).values_list("activity", flat=True))


def programme(person: Person, activity: Activity, edition: Edition, enrolment: Enrolment | None) -> Programme:
    """This edition as she meets it: she began it, or looks at it first. Two queries, however many steps; when she does
    it again three, for then only what she did since counts."""
    keys = [activity.pk, *activities_in(edition.blocks)]
    hers = Completion.objects.standing().filter(person=person, activity=OuterRef("activity"))
    whole = Completion.objects.current().filter(person=person, activity=activity.pk)
    if enrolment and enrolment.round > 1:
        hers = hers.filter(at__gte=counts_from(enrolment))
    rows = (
        Edition.objects.filter(activity__in=keys)
        .order_by("published_at", "pk")
        .annotate(done_at=Subquery(hers.order_by("at").values("at")[:1]))
        .annotate(begun=Exists(Enrolment.objects.current().filter(person=person, activity=OuterRef("activity"))))
        .annotate(whole_at=Subquery(whole.values("at")[:1]))
    )
    found: list[Any] = list(rows.values_list(*HELD, "done_at", "begun", "whole_at"))
    done_at, begun = {row[0]: row[-3] for row in found}, {row[0] for row in found if row[-2]}
    whole_at = next((row[-1] for row in found), None)
    steps = dict(enrolment.steps.values_list("block", "at")) if enrolment else {}
    options = {
        one: Option(there, one in begun and not done_at[one], _day(done_at[one]))
        for one, there in held_in(found, person.language).items()
        if one != activity.pk
    }
    began_at = enrolment.began_at if enrolment else None
    return _laid_out(edition.blocks, began_at, options, steps, _day(whole_at))


def programme_underway(
    raw_blocks: Sequence[dict[str, Any]], began_at: dt.datetime, done: Iterable[str], known: Mapping[int, Held]
) -> Programme:
    """A programme she is at, from what was fetched already: its blocks, which of them are done, and what its activities
    are called. It knows nothing of when a step was done. No query."""
    options = {one: Option(there, False, None) for one, there in known.items()}
    return _laid_out(raw_blocks, began_at, options, dict.fromkeys(done, began_at))


def programme_seen(raw_blocks: Sequence[dict[str, Any]], known: Mapping[int, Held]) -> Programme:
    """A programme as somebody meets it who did nothing yet, for its author. No query."""
    return _laid_out(raw_blocks, None, {one: Option(there, False, None) for one, there in known.items()}, {})


def counts_from(enrolment: Enrolment) -> dt.datetime:
    """Of a programme that is done again: from when what she does counts. One query."""
    mine = Round.objects.filter(person=enrolment.person_id, activity=enrolment.activity_id, number=enrolment.round)
    return mine.values_list("at", flat=True).first() or enrolment.began_at


def programmes_with(person: Person | int, activity: int) -> list[tuple[Enrolment, tuple[str, ...]]]:
    """The programmes she is at that hold this activity, each with the steps it does. One query."""
    begun: QuerySet[Enrolment] = Enrolment.objects.open().filter(person=person, activity__shape=Shape.PROGRAMME)
    return _holding(begun.select_related("edition", "activity").order_by("-seen_at", "pk"), activity)


def finished_by(completion: Completion) -> Enrolment | None:
    """The programme that finishing this activity finished too. One query."""
    then = Completion.objects.filter(person=OuterRef("person"), activity=OuterRef("activity"), at__gte=completion.at)
    begun = Enrolment.objects.current().filter(
        Exists(then), person=completion.person_id, activity__shape=Shape.PROGRAMME
    )
    found = _holding(begun.select_related("edition", "activity").order_by("-seen_at", "pk"), completion.activity_id)
    return found[0][0] if found else None


def _holding(begun: Iterable[Enrolment], activity: int) -> list[tuple[Enrolment, tuple[str, ...]]]:
    rows = []
    for row in begun:
        parts = (step for section in programme_sections(row.edition.blocks) for step in section.steps)
        if blocks := tuple(step.id for step in parts if activity in step.activities):
            rows.append((row, blocks))
    return rows


def _laid_out(
    raw_blocks: Sequence[dict[str, Any]],
    began: dt.datetime | None,
    options: Mapping[int, Option],
    steps: Mapping[str, dt.datetime],
    done_on: dt.date | None = None,
) -> Programme:
    gone = {one for one, option in options.items() if option.held.retired}
    asked = asked_in(raw_blocks, steps, gone)
    doors = _Doors(asked, options, steps, began)
    rows = tuple(_section(one, doors, options, steps, gone, began) for one in asked)
    wanted = [row for section in rows if not section.finished for row in section.rows]
    open_now = [row for row in wanted if row.is_open]
    now = next((row for row in open_now if any(option.begun for option in row.options)), None) or next(
        iter(open_now), None
    )
    later = [row for row in wanted if row.part.counts and not row.done and not row.lapsed and row is not now]
    then = later[0] if now and later else None
    opens_on = None if now else min((day for row in later if (day := doors.day(row.part))), default=None)
    return Programme(rows, now, then, opens_on, done_on)


def _section(
    one: SectionAsked,
    doors: "_Doors",
    options: Mapping[int, Option],
    steps: Mapping[str, dt.datetime],
    gone: Collection[int],
    began: dt.datetime | None,
) -> SectionRow:
    rows = []
    for part in one.section.parts:
        mine = tuple(options[key] for key in part.activities if key in options)
        days = sorted(option.done_on for option in mine if option.done_on)
        done = part.id in steps
        done_on = (days[0] if days else _day(steps.get(part.id))) if done else None
        earlier = bool(done and days and began and days[0] < timezone.localdate(began))
        lapsed = part.counts and not done and _lapsed(part, gone)
        rows.append(StepRow(part, mine, done, done_on, earlier, "" if done else doors.closed(part), lapsed))
    return SectionRow(
        section=one.section,
        rows=tuple(rows),
        asked=one.least,
        total=len(one.steps),
        done=one.done,
        closed=doors.why(one.section.opens),
    )


class _Doors:
    """What is open: a step whose section is open, of which the day has come and what comes first is done."""

    def __init__(
        self,
        asked: list[SectionAsked],
        options: Mapping[int, Option],
        steps: Mapping[str, dt.datetime],
        began: dt.datetime | None,
    ) -> None:
        self.today = clock.today()
        self.began = _day(began)
        self.names: dict[str, str] = {}
        self.done = set(steps)
        self.section_of: dict[str, Section] = {}
        self.before: dict[str, str] = {}
        for one in asked:
            self.names[one.section.id] = one.section.title
            if one.done >= one.least:
                self.done.add(one.section.id)
            previous = ""
            for step in one.steps:
                self.section_of[step.id] = one.section
                titles = [options[key].held.title for key in step.activities if key in options]
                self.names[step.id] = _(" of ").join(titles) or Truncator(step.data.get("task", "")).words(8)
                if one.section.ordered and previous:
                    self.before[step.id] = previous
                previous = step.id

    def closed(self, part: Part) -> str:
        section = self.section_of.get(part.id)
        why = (self.why(section.opens) if section else "") or self.why(part.opens)
        return why or self._first(self.before.get(part.id, ""))

    def why(self, opens: Opens) -> str:
        """Why what opens so is not open; "" when it is."""
        if self.began is None and opens.days and not (opens.on and opens.on > self.today):
            return ngettext("Opent {n} dag na je start", "Opent {n} dagen na je start", opens.days).format(n=opens.days)
        day = opens.day(self.began or self.today)
        if day > self.today:
            return _("Opent op {day}").format(day=date_format(day, "j F"))
        return self._first(opens.after)

    def day(self, part: Part) -> dt.date | None:
        """The day on which it opens, when only a day is what it waits for."""
        section = self.section_of.get(part.id)
        waits = [part.opens, *([section.opens] if section else [])]
        if self.began is None or self.before.get(part.id, "") not in ("", *self.done):
            return None
        if any(self._first(opens.after) for opens in waits):
            return None
        return max(opens.day(self.began) for opens in waits)

    def _first(self, block: str) -> str:
        """What has to be done first. A block that is no longer there, or lapsed, holds nobody up."""
        if not block or block in self.done or block not in self.names:
            return ""
        return _("Eerst ‘{title}’").format(title=self.names[block])


def _lapsed(step: Part, gone: Collection[int]) -> bool:
    return bool(step.activities) and all(one in gone for one in step.activities)


def _words(step: Part) -> str:
    if step.kind == Kind.PRACTICE:
        return _("Probeer op je werk: ‘{task}’").format(task=step.data.get("task", ""))
    titles = _(" of ").join(f"‘{item.get('title', '')}’" for item in step.data.get("items", []))
    return _("Doe {titles}").format(titles=titles)


def _day(at: dt.datetime | None) -> dt.date | None:
    return timezone.localdate(at) if at else None
