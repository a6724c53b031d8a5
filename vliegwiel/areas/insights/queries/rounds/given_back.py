"""What stopping gave back: hours and euros a quarter, by the quarter in which we stopped."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from ...enums import Verdict
from ...models import Decision
from ..titles import titles
from ..units import smallest_group


@dataclass(frozen=True)
class GivenBack:
    """One activity we stopped with. `hours` a quarter; None when its group was too small to show."""

    title: str
    on: dt.date
    merged_into: str  # its title, "" when we simply stopped
    slug: str  # of where it went on
    hours: float | None


@dataclass(frozen=True)
class Quarter:
    """What was stopped in it, and what that gives back every quarter since. `cost` None: hours have no price here."""

    year: int
    number: int
    rows: tuple[GivenBack, ...]
    hours: float
    cost: Decimal | None


def given_back(most: int = 200) -> list[Quarter]:
    """The latest quarter first. A year's hours before stopping, divided by four. What came back is not counted.

    Two queries.
    """
    found = list(
        Decision.objects.standing()
        .filter(verdict__in=(Verdict.STOP, Verdict.MERGE), activity__retirement__isnull=False)
        .select_related("activity__retirement__replaced_by")
        .order_by("-at", "-pk")[:most]
    )
    onward = {one.pk: one.activity.retirement.replaced_by for one in found}
    named = titles({one.activity_id for one in found} | {new.pk for new in onward.values() if new}, drafts=True)
    quarters: dict[tuple[int, int], list[Decision]] = defaultdict(list)
    for one in found:
        on = timezone.localtime(one.at).date()
        quarters[on.year, (on.month + 2) // 3].append(one)
    return [
        Quarter(
            year=year,
            number=number,
            rows=tuple(_row(one, named, onward[one.pk]) for one in some),
            hours=sum(one.minutes for one in some) / 240,
            cost=sum((one.cost or Decimal() for one in some), Decimal()) / 4 if any(one.cost for one in some) else None,
        )
        for (year, number), some in sorted(quarters.items(), reverse=True)
    ]


def _row(one: Decision, named: dict[int, str], onward: object) -> GivenBack:
    return GivenBack(
        title=named[one.activity_id],
        on=timezone.localtime(one.at).date(),
        merged_into=named.get(getattr(onward, "pk", 0), ""),
        slug=getattr(onward, "slug", ""),
        hours=one.minutes / 240 if one.learners >= smallest_group() else None,
    )
