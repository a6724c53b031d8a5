"""Somebody's own moments and rhythm: what is planned, and what must be known to plan more."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet, Subquery, Sum

from vliegwiel.areas.learning.queries import Spans, closing, closures_of, placements
from vliegwiel.areas.messaging.models import Absence, Preference
from vliegwiel.areas.messaging.queries.deciding import Reader
from vliegwiel.areas.people.models import Person, Placement
from vliegwiel.areas.people.queries.calendar import calendars
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared

from ..enums import KEEP_DAYS, Shift, State
from ..models import BusyTime, Dismissal, LearningMoment, OwnGoal, Rhythm
from .finding import Slot, Span, Week, moment_at

WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Protected:
    """This week of hers: how many minutes are planned and protected, when the next moment begins (None: none), and the
    rows of `learning.placements` that were asked in the same query."""

    minutes: int
    next: dt.datetime | None
    placed: tuple[tuple[Any, ...], ...] = ()


def this_week(
    person: int, until: dt.date, begin: dt.datetime, end: dt.datetime, now: dt.datetime
) -> "QuerySet[Placement, tuple[Any, ...]]":
    """`learning.placements` of her, each with the minutes planned between two moments and when the next one begins."""
    hers = LearningMoment.objects.filter(person=person, state=State.PLANNED)
    in_it = hers.filter(starts__gte=begin, starts__lt=end).order_by().values("person")
    return placements([person], until).annotate(
        planned=Subquery(in_it.annotate(n=Sum("minutes")).values("n")),
        next=Subquery(hers.filter(ends__gt=now).order_by("starts").values("starts")[:1]),
    )


THIS_WEEK = Prepared(this_week)


def protected(person: Person) -> Protected:
    """For Today. One query, together with where she is placed, which Today asks too."""
    return protected_of(THIS_WEEK.ask(**asked_of_week(person)))


def asked_of_week(person: Person) -> dict[str, Any]:
    """What `this_week` is asked with."""
    today = clock.today()
    monday = today - dt.timedelta(days=today.weekday())
    begin, end = moment_at(monday, dt.time()), moment_at(monday + WEEK, dt.time())
    return {"person": person.pk, "until": monday + WEEK, "begin": begin, "end": end, "now": clock.now()}


def protected_of(rows: Sequence[tuple[Any, ...]]) -> Protected:
    """The same from rows of `this_week`, however they were asked. No query."""
    *_placed, minutes, starts = rows[0] if rows else (0, None)
    return Protected(minutes or 0, starts, tuple(rows))


def my_rhythm(person: Person) -> Rhythm | None:
    """When she wants to learn; None while she chose nothing. One query."""
    row = Rhythm.objects.filter(person=person).first()
    return row if row and row.slots else None


def slots_of(rhythm: Rhythm) -> tuple[Slot, ...]:
    """Her days and times, as finding reads them."""
    return tuple(Slot(one["day"], dt.time.fromisoformat(one["at"])) for one in rhythm.slots)


def coming(person: Person) -> list[LearningMoment]:
    """Her planned moments that are not over, the first one first. One query."""
    rows = LearningMoment.objects.filter(person=person, state=State.PLANNED, ends__gt=clock.now())
    return list(rows.order_by("starts"))


def ahead(person: Person) -> list[LearningMoment]:
    """What is planned, and what she skipped and can take back; the first one first. One query."""
    states = [State.PLANNED, State.SKIPPED]
    rows = LearningMoment.objects.filter(person=person, state__in=states, ends__gt=clock.now())
    return list(rows.order_by("starts"))


def weeks_of(people: Collection[Person], *, with_planned: bool = False) -> dict[int, Week]:
    """{person: what finding a moment must know}: her working days, days away, quiet hours, shift and taken times, and
    her closed weeks. Six queries (seven when weeks are closed), however many people."""
    keys = [person.pk for person in people]
    works = calendars(keys)
    wants = {row.person_id: row for row in Preference.objects.filter(person__in=keys)}
    rhythms = {row.person_id: row for row in Rhythm.objects.filter(person__in=keys)}
    away: dict[int, list[tuple[dt.date, dt.date]]] = {pk: [] for pk in keys}
    for person, first, last in Absence.objects.filter(person__in=keys).values_list("person", "starts", "ends"):
        away[person].append((first, last))
    busy: dict[int, list[Span]] = {pk: [] for pk in keys}
    span = ("person", "starts", "ends")
    taken = BusyTime.objects.filter(person__in=keys, ends__gt=clock.now()).order_by().values_list(*span)
    if with_planned:  # what she planned is taken too, for who looks for one more moment
        hers = LearningMoment.objects.filter(person__in=keys, state=State.PLANNED, ends__gt=clock.now())
        taken = taken.union(hers.order_by().values_list(*span), all=True)
    for person, starts, ends in taken:
        busy[person].append((starts, ends))
    closed = closures_of(keys)
    weeks = {}
    for one in people:
        rhythm = rhythms.get(one.pk) or Rhythm(person=one)
        quiet = wants.get(one.pk) or Preference(person=one)
        reader = Reader(
            works_on=works[one.pk].works_on,
            quiet_from=quiet.quiet_from,
            quiet_until=quiet.quiet_until,
            away=tuple(away[one.pk]),
        )
        weeks[one.pk] = Week(
            available=reader.available,
            quiet=reader.quiet,
            busy=tuple(busy[one.pk]),
            last=one.left_on,
            shift=Shift(rhythm.shift),
            shift_from=rhythm.shift_from,
            shift_until=rhythm.shift_until,
            open=partial(_is_open, closed[one.pk]),
            closed=closed[one.pk],
        )
    return weeks


def _is_open(spans: Spans, day: dt.date) -> bool:
    return closing(day, spans) is None


def past() -> tuple[QuerySet[LearningMoment], QuerySet[BusyTime]]:
    """What is no longer needed."""
    now = clock.now()
    moments = LearningMoment.objects.filter(ends__lt=now - dt.timedelta(days=KEEP_DAYS))
    return moments, BusyTime.objects.filter(ends__lt=now)


def dismissed(person: Person) -> QuerySet[Dismissal]:
    """What she turned down, the last one first."""
    rows: QuerySet[Dismissal] = Dismissal.objects.filter(person=person).select_related("activity")
    return rows.filter(Q(until=None) | Q(until__gt=clock.today())).order_by("-at", "-pk")


def own_goals(person: Person) -> list[TargetBehaviour]:
    """What she chose to get better at, the last one first. One query."""
    chosen = OwnGoal.objects.filter(person=person, behaviour__isnull=False).values("behaviour")
    hers = TargetBehaviour.objects.standing().filter(pk__in=chosen)
    return list(hers.select_related("goal").order_by("-pk"))


def goals_of(person: Person) -> list[OwnGoal]:
    """What she wants to get better at, behaviours and own words, the last one first. One query."""
    stands = Q(behaviour=None) | Q(behaviour__in=TargetBehaviour.objects.standing())
    return list(OwnGoal.objects.filter(stands, person=person).select_related("behaviour__goal").order_by("-at", "-pk"))
