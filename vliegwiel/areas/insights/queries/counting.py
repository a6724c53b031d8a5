"""Counting people per stage, from the facts.

A person counts once per activity, in the unit where she is placed today; who has two contracts counts in the first.
Leavers count nowhere: their completions stay theirs, but say nothing about the people who work here now.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.models import Assignment, Completion, Enrolment, Step
from vliegwiel.areas.observation.queries import observed_applied
from vliegwiel.areas.people.models import Employment, Person, Placement, Unit
from vliegwiel.areas.practice.enums import Said, Support
from vliegwiel.areas.practice.models import CheckIn, Plan, SupportAct
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared

from ..enums import Stage

Homes = dict[int, int]  # person -> unit
Which = Callable[[int], "QuerySet[Any, int]"]
Counts = dict[tuple[int, Stage], int]  # (unit, stage) -> people; only where somebody counts


def homes(unit: Unit | None = None, *, day: dt.date | None = None) -> Homes:
    """In which unit each person who works here is placed on that day; with `unit`, only those placed right there."""
    day = day or clock.today()
    found = dict(_placed(day) if unit is None else NEAR.ask(unit=unit.pk, day=day))
    return {person: home for person, home in found.items() if unit is None or home == unit.pk}


def home_of(person: Person, *, day: dt.date | None = None) -> int | None:
    """The unit where this person is placed on that day, or None."""
    day = day or clock.today()
    return HOME.first(person=person.pk, day=day)


def _home(person: int, day: dt.date) -> "QuerySet[Placement, int]":
    placed = Placement.objects.on(day).filter(employment__in=Employment.objects.on(day), employment__person=person)
    return placed.order_by("pk").values_list("unit_id", flat=True)[:1]


def _near(unit: int, day: dt.date) -> "QuerySet[Placement, tuple[int, int]]":
    """Whoever is placed there, with all her placements."""
    placed = _placed(day)
    there = Placement.objects.on(day).filter(employment__in=Employment.objects.on(day), unit=unit)
    return placed.filter(employment__person__in=there.values("employment__person"))


def _placed(day: dt.date) -> "QuerySet[Placement, tuple[int, int]]":
    placed = Placement.objects.on(day).filter(employment__in=Employment.objects.on(day))
    return placed.order_by("-pk").values_list("employment__person_id", "unit_id")  # the first is written last


HOME, NEAR = Prepared(_home), Prepared(_near)  # at every step of everybody


def counts(activity: Activity, where: Homes, *, only_these: bool = False) -> Counts:
    """How many people reached each stage, per unit. `only_these`: `where` is a few people, so ask about them alone."""
    found: Counter[tuple[int, Stage]] = Counter()
    for stage, people in _reached(activity, list(where) if only_these else None).items():
        found.update((where[person], stage) for person in people if person in where)
    return dict(found)


def _reached(activity: Activity, people: list[int] | None) -> dict[Stage, set[int]]:
    """The people in each stage. Definitions are in `definitions`; here they are as queries."""

    def who(which: Which) -> set[int]:
        if people is None:
            return set(which(activity.pk))
        return set(AMONG[which].ask(activity=activity.pk, people=people))

    asked, began, completed, planned = who(_asked), who(_began), who(_completed), who(_planned)
    return {
        # Whoever came further was invited too, in whatever way; so no later stage is ever larger than this one.
        Stage.INVITED: asked | began | completed | planned,
        Stage.STARTED: who(_stepped) | completed if began else completed,
        Stage.COMPLETED: completed,
        Stage.PLANNED: planned,
        Stage.TRIED: who(_tried) if planned else set(),
        Stage.APPLIED: (who(_applied) if planned else set()) | (who(_looked_at) if completed else set()),
    }


def _ids(rows: "QuerySet[Any]") -> "QuerySet[Any, int]":
    return rows.order_by().values_list("person_id", flat=True)


def _asked(activity: int) -> "QuerySet[Any, int]":
    return _ids(Assignment.objects.standing().filter(activity=activity))


def _began(activity: int) -> "QuerySet[Any, int]":
    return _ids(Enrolment.objects.filter(activity=activity))


def _stepped(activity: int) -> "QuerySet[Any, int]":
    return _ids(Enrolment.objects.filter(Exists(Step.objects.filter(enrolment=OuterRef("pk"))), activity=activity))


def _completed(activity: int) -> "QuerySet[Any, int]":
    return _ids(Completion.objects.standing().filter(activity=activity))


def _planned(activity: int) -> "QuerySet[Any, int]":
    return _ids(Plan.objects.filter(activity=activity))


def _tried(activity: int) -> "QuerySet[Any, int]":
    said = CheckIn.objects.filter(plan=OuterRef("pk"), said__in=[Said.DID_IT, Said.TRIED])
    return _ids(Plan.objects.filter(Exists(said), activity=activity))


def _applied(activity: int) -> "QuerySet[Any, int]":
    seen = SupportAct.objects.filter(
        check_in__plan=OuterRef("pk"), check_in__said=Said.DID_IT, kind=Support.CONFIRMED
    ).exclude(by=F("check_in__plan__person"))
    return _ids(Plan.objects.filter(Exists(seen), activity=activity))


def _looked_at(activity: int) -> "QuerySet[Any, int]":
    """Of whom a behaviour check says so, with a source that is not herself."""
    seen = observed_applied().filter(check_of__activity=activity).values("person")
    return _ids(Completion.objects.standing().filter(person__in=seen, activity=activity))


def _among(which: Which) -> "Prepared[int]":
    return Prepared(lambda activity, people: which(activity).filter(person__in=people))


REACHED: tuple[Which, ...] = (_asked, _began, _stepped, _completed, _planned, _tried, _applied, _looked_at)
AMONG = {which: _among(which) for which in REACHED}
