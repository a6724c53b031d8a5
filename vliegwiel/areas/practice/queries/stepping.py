"""Steps beside each other: what asks next, and when one is asked, for an area above that asks of the same activity."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..enums import Step
from ..models import CheckIn


@dataclass(frozen=True)
class StepDays:
    """due_on..until: when it is asked. told_on: the day a message named it. waits: a message may still name it."""

    due_on: dt.date
    until: dt.date
    told_on: dt.date | None
    waits: bool


def with_next(steps: "QuerySet[CheckIn]", person: Person) -> "QuerySet[CheckIn]":
    """The same steps, each with `next_step`: the step of another plan of hers that asks now, the longest waiting; None
    when nothing does. No query more."""
    today = clock.today()
    quiet = Q(plan__quiet_on__isnull=False, plan__went_on_at=None)
    newer = CheckIn.objects.filter(plan=OuterRef("plan"), day__gt=OuterRef("day"), due_on__lte=today)
    ready = CheckIn.objects.due(today).filter(~Exists(newer), plan__person=person).exclude(quiet)
    other = ready.exclude(plan=OuterRef("plan")).order_by("due_on", "pk")
    return steps.annotate(next_step=Subquery(other.values("pk")[:1]))


def days_of(
    step: Step, people: "QuerySet[Any, Any] | Collection[int]", *, since: dt.date
) -> dict[tuple[int, int], list[StepDays]]:
    """(person, activity) -> the days of this step, of each plan she made of it, as far as asked on `since` or later.
    One query."""
    rows = CheckIn.objects.filter(day=step, due_on__gte=since, plan__person__in=people).select_related("plan")
    found: dict[tuple[int, int], list[StepDays]] = defaultdict(list)
    for row in rows.order_by("pk"):
        plan = row.plan
        resting = plan.stopped_at or plan.parked_at or (plan.quiet_on and plan.went_on_at is None)
        waits = not (row.said or row.told_on or resting)
        found[plan.person_id, plan.activity_id].append(StepDays(row.due_on, row.last_day, row.told_on, waits))
    return found
