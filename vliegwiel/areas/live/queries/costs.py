"""Until when a seat is given back in time, and what seats cost: per session for who plans it, and in sums by unit."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from vliegwiel.areas.people.models import Placement, Unit
from vliegwiel.kit.small_numbers import hidden
from vliegwiel.kit.workdays import is_workday

from ..models import Booking, Part, Session
from .groups import SMALLEST, marked

DAY = dt.timedelta(days=1)


def in_time_until(starts: dt.datetime, working_days: int) -> dt.date:
    """The last day on which a seat is given back in time: so many working days lie between, the first day of the
    session counting as one."""
    day, left = timezone.localdate(starts), working_days
    while left:
        left -= is_workday(day)
        day -= DAY
    return day


@dataclass(frozen=True)
class SessionCost:
    """Seats that were taken and not given back in time, and those among them nobody sat on, in euros."""

    seats: int
    late: int
    missed: int
    seat_cost: Decimal
    missed_cost: Decimal

    @property
    def for_seats(self) -> Decimal:
        return self.seats * self.seat_cost

    @property
    def for_missed(self) -> Decimal:
        return (self.late + self.missed) * self.missed_cost

    @property
    def total(self) -> Decimal:
        return self.for_seats + self.for_missed


def cost_of(session: Session, coming: Sequence[Any], gave_back: Sequence[Booking]) -> SessionCost | None:
    """What this one costs, of what `groups.seats` gave; None when nobody wrote down what it does. No query."""
    if not (session.seat_cost or session.missed_cost):
        return None
    return SessionCost(
        seats=len(coming),
        late=sum(row.late for row in gave_back),
        missed=sum(row.stayed_away for row in coming),
        seat_cost=session.seat_cost,
        missed_cost=session.missed_cost,
    )


@dataclass(frozen=True)
class UnitCost:
    """What the people of a unit cost together in a year. `for_missed`: None when too few of them make it up to be told
    (or nobody: it is not said which)."""

    unit: str
    people: int
    seats: int
    for_seats: Decimal
    for_missed: Decimal | None


def costs_by_unit(year: int, units: Iterable[Unit] | None = None) -> tuple[list[UnitCost], bool]:
    """({unit}: sums of sessions that began that year, and whether units were left out because too few of their people
    came. Two queries, however many sessions. `units`: only of these and what is below; None: all.

    People are counted where they worked that day. A unit counts when five of them came; what staying away cost is told
    when five of them did, and no total is given over units, so that nothing can be found by subtraction.
    """
    first = Part.objects.filter(session=OuterRef("session")).order_by().values("session").annotate(on=Min("starts"))
    placed = Placement.objects.filter(employment__person=OuterRef("person"), starts__lte=OuterRef("began"))
    placed = placed.filter(Q(ends=None) | Q(ends__gte=OuterRef("began"))).order_by("-starts", "-pk")
    begins, until = (timezone.make_aware(dt.datetime(one, 1, 1)) for one in (year, year + 1))
    rows: Any = Booking.objects.filter(Q(session__seat_cost__gt=0) | Q(session__missed_cost__gt=0))
    rows = marked(rows.filter(session__cancellation=None).filter(Q(ended_at=None) | Q(late=True)))
    rows = rows.annotate(began=Subquery(first.values("on")[:1])).filter(began__gte=begins, began__lt=until)
    rows = rows.annotate(unit=Subquery(placed.values("unit")[:1]))
    cost, lost = F("session__seat_cost"), F("session__missed_cost")
    came: dict[int, set[int]] = defaultdict(set)
    away: dict[int, set[int]] = defaultdict(set)
    seats: dict[int, int] = defaultdict(int)
    paid: dict[int, Decimal] = defaultdict(Decimal)
    spent: dict[int, Decimal] = defaultdict(Decimal)
    told = rows.annotate(cost=cost, lost=lost).values_list("person", "unit", "ended_at", "stayed_away", "cost", "lost")
    for person, unit, ended, missed, seat, loss in told.iterator():
        if unit is None:
            continue
        came[unit].add(person)
        if ended is None:
            seats[unit] += 1
            paid[unit] += seat
        if ended is not None or missed:
            away[unit].add(person)
            spent[unit] += loss
    names = dict(_within(units).filter(pk__in=came).values_list("pk", "name"))
    came = {unit: came[unit] for unit in names}
    gone = hidden({unit: len(people) for unit, people in came.items()}, SMALLEST)
    unsaid = gone | hidden({unit: len(away[unit]) for unit in names}, SMALLEST)
    found = [
        UnitCost(name, len(came[unit]), seats[unit], paid[unit], None if unit in unsaid else spent[unit])
        for unit, name in sorted(names.items(), key=lambda one: (one[1], one[0]))
        if unit not in gone
    ]
    return found, bool(gone)


def _within(units: Iterable[Unit] | None) -> QuerySet[Unit]:
    rows = Unit.objects.all()
    if units is None:
        return rows
    below = Q(pk__in=[])
    for unit in units:
        below |= Q(path__startswith=unit.path)
    return rows.filter(below)
