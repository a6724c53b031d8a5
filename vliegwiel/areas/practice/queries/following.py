"""Whether managers do their part, for who leads managers: of five or more together and in tenths, never of one.

Source: learning design 8.4 (unit means, k >= 5 managers) and 11.5.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from vliegwiel.areas.people.models import Placement, ReportingLine, Unit
from vliegwiel.kit import clock
from vliegwiel.kit.small_numbers import hidden, tenths

from ..enums import SMALLEST_GROUP, Moment
from ..models import ManagerMoment

JOBS = (Moment.START, Moment.ASK, Moment.PRAISE, Moment.SUPPORT, Moment.CHANCE)


@dataclass(frozen=True)
class Followed:
    """A division and about how many in ten of its managers looked ahead, asked or named something in a month; None:
    fewer than five managers, or told together with another it would tell of fewer."""

    name: str
    tenths: int | None


def last_month(day: dt.date) -> tuple[dt.date, dt.date]:
    """The first and last day of the last calendar month that is over on `day`."""
    ends = day.replace(day=1) - dt.timedelta(days=1)
    return ends.replace(day=1), ends


def follow_through(day: dt.date | None = None) -> list[Followed]:
    """Of the last month that is over: the divisions right below the top, by name. One way of grouping and a fixed
    month, so that two answers tell no more than one. Four queries."""
    starts, ends = last_month(day or clock.today())
    managers = set(ReportingLine.objects.on(ends).values_list("manager", flat=True))
    names = {unit.pk: unit for unit in Unit.objects.all()}
    tops = {pk for pk, unit in names.items() if unit.parent_id is None}
    division: dict[int, int] = {}
    placed = Placement.objects.on(ends).filter(employment__person__in=managers).order_by("-weekly_hours", "pk")
    for person, path in placed.values_list("employment__person", "unit__path"):
        steps = [int(step) for step in path.strip("/").split("/") if step]
        division.setdefault(person, next((step for step in steps if step not in tops), steps[0] if steps else 0))
    did = set(
        ManagerMoment.objects.filter(manager__in=managers, kind__in=JOBS, at__date__range=(starts, ends)).values_list(
            "manager", flat=True
        )
    )
    sizes = Counter(division.values())
    hits = Counter(unit for person, unit in division.items() if person in did)
    gone = hidden(sizes, SMALLEST_GROUP)
    found = [
        Followed(names[unit].name, None if unit in gone else tenths(hits[unit], n))
        for unit, n in sizes.items()
        if unit in names
    ]
    return sorted(found, key=lambda one: one.name)
