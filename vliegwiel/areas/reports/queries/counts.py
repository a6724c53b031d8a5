"""What is told to who may not see names: units by the first of the month, none small, and shares no one follows from.

The units are beside each other, never one in another, and there is one day and one figure: so there is no second
figure to subtract. Which are hidden decides `kit.small_numbers.hidden`, for every page and every file.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max

from vliegwiel.areas.insights.queries.units import smallest_group
from vliegwiel.kit.small_numbers import hidden, tenths

from ..models import MonthCount
from .asking import things


@dataclass(frozen=True)
class Shown:
    """people and tenths are None together: the group is too small, or would give a small one away. of: the day the
    figures are of."""

    unit: int
    name: str
    people: int | None
    tenths: int | None
    of: dt.date | None


@dataclass(frozen=True)
class Counted:
    """day: the first of the month it was last counted; None: not yet."""

    day: dt.date | None
    rows: tuple[Shown, ...] = ()


def counted(thing: str) -> Counted:
    """By unit, by name. Two queries."""
    day = MonthCount.objects.filter(thing=thing).aggregate(day=Max("day"))["day"]
    if day is None:
        return Counted(None)
    rows = list(
        MonthCount.objects.filter(thing=thing, day=day)
        .order_by("unit__name", "unit")
        .values_list("unit", "unit__name", "people", "yes", "of")
    )
    return Counted(day, tuple(shown(rows, smallest_group())))


def shown(rows: list[tuple[int, str, int, int, dt.date]], k: int) -> list[Shown]:
    """What of these (unit, name, people, yes, day) may be told. No query."""
    gone = hidden({unit: people for unit, _name, people, _yes, _of in rows}, k)
    return [
        Shown(unit, name, None, None, None) if unit in gone else Shown(unit, name, people, tenths(yes, people), of)
        for unit, name, people, yes, of in rows
    ]


def counted_things() -> dict[str, str]:
    """{key: title} of what was counted and is still required. Two queries."""
    known = set(MonthCount.objects.order_by().values_list("thing", flat=True).distinct())
    return {key: title for key, title in things().items() if key in known}
