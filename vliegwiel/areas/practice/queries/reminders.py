"""Whom to tell today that something stands ready: within the caps, never on a day off, never while her time is full.
Who decides is `schedule.message_of`, a pure function; here it gets what it must know, for everybody at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from vliegwiel.areas.messaging.queries import full
from vliegwiel.areas.people.models import ActingManager, Placement, ReportingLine
from vliegwiel.kit import clock

from ..models import CheckIn, GroupAsk, Offer, Plan
from .calendar import calendars
from .schedule import Asked, message_of


@dataclass(frozen=True)
class Today:
    """Who is told what today: person id -> the steps her one message names, or the plans of which it asks whether to go
    on. held: steps nobody is asked today, for her learning time is full."""

    steps: dict[int, list[CheckIn]] = field(default_factory=dict)
    going_on: dict[int, list[Plan]] = field(default_factory=dict)
    held: tuple[int, ...] = ()


def to_tell() -> Today:
    """Everybody who may get a message today. Leavers, stopped and resting plans are left out; what is left out today is
    asked again tomorrow, until it is too late for it. Five queries and those of `messaging.full`."""
    day = clock.today()
    ready = CheckIn.objects.due(day).filter(told_on=None).exclude(plan__person__left_on__lt=day)
    people = set(ready.order_by().values_list("plan__person", flat=True).distinct())
    if not people:
        return Today()
    loops, told, quiet = _known(people)
    works = calendars(people)
    messages = {
        person: message
        for person in sorted(people)
        if (
            message := message_of(
                day,
                [_asked(row) for row in loops[person]],
                works=works[person].works_on(day),
                told=told[person],
                quiet=quiet[person],
            )
        )
    }
    without_time = full(messages)
    held = [pk for person in without_time for pk in messages[person].steps]
    found = Today(held=tuple(sorted(held)))
    for person, message in messages.items():
        if person in without_time:
            continue
        rows = {row.pk: row for row in loops[person]}
        plans = {row.plan_id: row.plan for row in rows.values()}
        if message.steps:
            found.steps[person] = [rows[pk] for pk in message.steps]
        else:
            found.going_on[person] = [plans[pk] for pk in message.going_on]
    return found


def _asked(row: CheckIn) -> Asked:
    went_on = row.plan.went_on_at
    forgiven = bool(row.told_on and went_on and row.told_on <= timezone.localtime(went_on).date())
    return Asked(row.pk, row.plan_id, row.day, row.due_on, row.last_day, row.told_on, bool(row.said), forgiven)


def _known(
    people: Iterable[int],
) -> tuple[dict[int, list[CheckIn]], dict[int, set[dt.date]], dict[int, set[int]]]:
    """Of each: the steps of her loops that go on, the days she was told of any, and the plans we are quiet about."""
    loops: dict[int, list[CheckIn]] = defaultdict(list)
    told: dict[int, set[dt.date]] = defaultdict(set)
    quiet: dict[int, set[int]] = defaultdict(set)
    offered, proposed = (
        rows.filter(person__in=people, told_on__isnull=False).order_by().values_list("person", "told_on")
        for rows in (Offer.objects.all(), GroupAsk.objects.all())
    )
    for person, on in offered.union(proposed):
        told[person] |= {on} if on else set()
    rows = CheckIn.objects.filter(plan__person__in=people).select_related("plan").order_by("due_on", "pk")
    for row in rows:
        plan = row.plan
        if row.told_on:
            told[plan.person_id].add(row.told_on)
        if plan.quiet_on:
            told[plan.person_id].add(plan.quiet_on)
            if plan.went_on_at is None:
                quiet[plan.person_id].add(plan.pk)
        if plan.stopped_at is None and plan.parked_at is None:
            loops[plan.person_id].append(row)
    return loops, told, quiet


def supporters_gone() -> list[Plan]:
    """Standing plans whose chosen supporter may no longer be asked: left, or no longer leads her and works in none of
    her units. One query."""
    day = clock.today()
    hers = ReportingLine.objects.on(day).filter(person=OuterRef("person"))
    her_leaders = ReportingLine.objects.on(day).filter(person=OuterRef(OuterRef("person"))).values("manager")
    acts = ActingManager.objects.on(day).filter(stand_in=OuterRef("supporter"), manager__in=her_leaders)
    her_units = Placement.objects.on(day).filter(employment__person=OuterRef(OuterRef("person"))).values("unit")
    beside = Placement.objects.on(day).filter(employment__person=OuterRef("supporter"), unit__in=her_units)
    near = Q(Exists(hers.filter(manager=OuterRef("supporter")))) | Q(Exists(acts)) | Q(Exists(beside))
    gone = Plan.objects.standing().filter(Q(supporter__left_on__lt=day) | ~near, supporter__isnull=False)
    return list(gone.select_related("supporter").order_by("pk"))
