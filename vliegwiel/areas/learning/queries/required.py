"""What is required by law or agreement, of whom it was asked on a day, and whether it was done by then."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity

from ..enums import Ground
from ..models import Assignment, Completion, Round, RuleVersion, Withdrawal
from .facts import end_of

MANDATED = [one for one in Ground if one.mandated]


@dataclass(frozen=True, slots=True)
class AskedOn:
    """An activity that stood asked on a day. `done_on`: when it was done for that asking; None: not by then."""

    activity: int
    asked_on: dt.date
    due: dt.date | None
    done_on: dt.date | None


def required() -> QuerySet[Activity]:
    """Activities that law, European law or a cao asks: by their purpose, or by a rule that was ever switched on. How
    somebody stands with these may be proven by name; what else she learns is hers."""
    ruled = RuleVersion.objects.filter(activity=OuterRef("pk"), on_at__isnull=False, ground__in=MANDATED)
    rows: QuerySet[Activity] = Activity.objects.filter(Q(purpose=Purpose.LEGAL) | Exists(ruled))
    return rows


def asked_on(
    people: Collection[int] | QuerySet[Any, Any], activities: Collection[int], day: dt.date
) -> dict[int, list[AskedOn]]:
    """{person: what stood asked of her at the end of that day}, by what is known now. One query, however many people.

    An assignment that was taken back and given again is known from the last time it was given."""
    end = end_of(day)
    again = Round.objects.filter(
        person=OuterRef("person"), activity=OuterRef("activity"), number__gt=OuterRef("round"), at__lt=end
    ).exclude(opened_by=OuterRef("person"))
    done = Completion.objects.standing().filter(person=OuterRef("person"), activity=OuterRef("activity"), at__lt=end)
    rows = (
        Assignment.objects.filter(person__in=people, activity__in=activities, given_at__lt=end)
        .filter(~Exists(Withdrawal.objects.filter(assignment=OuterRef("pk"), at__lt=end)))
        .annotate(done_at=Subquery(done.filter(~Exists(again)).order_by("at", "pk").values("at")[:1]))
        .order_by("person", "activity")
        .values_list("person", "activity", "given_at", "due", "done_at")
    )
    found: dict[int, list[AskedOn]] = defaultdict(list)
    for person, activity, given, due, done_at in rows:
        on = timezone.localdate(done_at) if done_at else None
        found[person].append(AskedOn(activity, timezone.localdate(given), due, on))
    return found
