"""Counting people per stage, from the facts.

A person counts once per activity, in the unit where she is placed today; who has two contracts counts in the first.
Leavers count nowhere: their completions stay theirs, but say nothing about the people who work here now.
"""

import datetime as dt
from collections import Counter

from django.db.models import Exists, F, OuterRef, QuerySet

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.models import Assignment, Completion, Enrolment, Step
from vliegwiel.areas.people.models import Employment, Person, Placement, Unit
from vliegwiel.areas.practice.enums import Said, Support
from vliegwiel.areas.practice.models import CheckIn, Plan, SupportAct
from vliegwiel.kit import clock

from ..enums import Stage

Homes = dict[int, int]  # person -> unit
Counts = dict[tuple[int, Stage], int]  # (unit, stage) -> people; only where somebody counts


def homes(unit: Unit | None = None, *, day: dt.date | None = None) -> Homes:
    """In which unit each person who works here is placed on that day; with `unit`, only those placed right there."""
    day = day or clock.today()
    placed = Placement.objects.on(day).filter(employment__in=Employment.objects.on(day))
    if unit is not None:
        placed = placed.filter(employment__person__in=placed.filter(unit=unit).values("employment__person"))
    last_first = placed.order_by("-pk").values_list("employment__person_id", "unit_id")
    found = dict(last_first)  # the first placement is written last
    return {person: home for person, home in found.items() if unit is None or home == unit.pk}


def home_of(person: Person, *, day: dt.date | None = None) -> int | None:
    """The unit where this person is placed on that day, or None."""
    day = day or clock.today()
    placed = Placement.objects.on(day).filter(employment__in=Employment.objects.on(day), employment__person=person)
    return placed.order_by("pk").values_list("unit_id", flat=True).first()


def counts(activity: Activity, where: Homes, *, only_these: bool = False) -> Counts:
    """How many people reached each stage, per unit. `only_these`: `where` is a few people, so ask about them alone."""
    found: Counter[tuple[int, Stage]] = Counter()
    for stage, people in _reached(activity, list(where) if only_these else None).items():
        found.update((where[person], stage) for person in people if person in where)
    return dict(found)


def _reached(activity: Activity, people: list[int] | None) -> dict[Stage, set[int]]:
    """The people in each stage. Definitions are in `definitions`; here they are as queries."""
    enrolled = Enrolment.objects.filter(activity=activity)
    completed = _people(Completion.objects.standing().filter(activity=activity), people)
    plans = Plan.objects.filter(activity=activity)
    said = CheckIn.objects.filter(plan=OuterRef("pk"), said__in=[Said.DID_IT, Said.TRIED])
    seen = SupportAct.objects.filter(
        check_in__plan=OuterRef("pk"), check_in__said=Said.DID_IT, kind=Support.CONFIRMED
    ).exclude(by=F("check_in__plan__person"))
    asked = _people(Assignment.objects.standing().filter(activity=activity), people)
    began = _people(enrolled, people)
    stepped = _people(enrolled.filter(Exists(Step.objects.filter(enrolment=OuterRef("pk")))), people)
    planned = _people(plans, people)
    return {
        # Whoever came further was invited too, in whatever way; so no later stage is ever larger than this one.
        Stage.INVITED: asked | began | completed | planned,
        Stage.STARTED: stepped | completed,
        Stage.COMPLETED: completed,
        Stage.PLANNED: planned,
        Stage.TRIED: _people(plans.filter(Exists(said)), people),
        Stage.APPLIED: _people(plans.filter(Exists(seen)), people),
    }


def _people(
    rows: "QuerySet[Assignment] | QuerySet[Enrolment] | QuerySet[Completion] | QuerySet[Plan]", people: list[int] | None
) -> set[int]:
    if people is not None:
        rows = rows.filter(person__in=people)
    return set(rows.order_by().values_list("person_id", flat=True))
