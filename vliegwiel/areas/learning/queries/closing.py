"""Weeks in which no learning is planned: whose, until when, and the first day after."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from vliegwiel.areas.people.models import Placement
from vliegwiel.kit import clock
from vliegwiel.kit.workdays import is_workday, next_workday

from ..models import Closure

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Closed:
    """From a Monday up to and including a Sunday. `unit`: its name, "" for everybody."""

    starts: dt.date
    ends: dt.date
    why: str
    unit: str = ""

    def holds(self, day: dt.date) -> bool:
        return self.starts <= day <= self.ends


Spans = tuple[Closed, ...]


def closures_of(people: Iterable[int]) -> dict[int, Spans]:
    """{person: her closed weeks that are not over}, by where she is placed today. Two queries; one of one person, or
    when there are none. Everybody who was asked is in it."""
    keys = list(people)
    found: dict[int, Spans] = dict.fromkeys(keys, ())
    rows = Closure.objects.standing().filter(ends__gte=clock.today()).select_related("unit").order_by("starts", "pk")
    if len(keys) == 1:
        above = Placement.objects.on(clock.today()).filter(employment__person=keys[0])
        rows = rows.filter(Q(unit=None) | Exists(above.filter(unit__path__startswith=OuterRef("unit__path"))))
        found[keys[0]] = tuple(Closed(row.starts, row.ends, row.why, row.unit.name if row.unit else "") for row in rows)
        return found
    standing = [
        (row.unit.path if row.unit else "", Closed(row.starts, row.ends, row.why, row.unit.name if row.unit else ""))
        for row in rows
    ]
    if not standing:
        return found
    paths: dict[int, list[str]] = {}
    placed = Placement.objects.on(clock.today()).filter(employment__person__in=keys)
    for person, path in placed.values_list("employment__person", "unit__path"):
        paths.setdefault(person, []).append(path)
    for person in keys:
        hers = [closed for unit, closed in standing if any(path.startswith(unit) for path in paths.get(person, [""]))]
        found[person] = tuple(hers)
    return found


def closing(day: dt.date | None, spans: Iterable[Closed]) -> Closed | None:
    """The closure this day falls in; None when it is open. No query."""
    return next((one for one in spans if day and one.holds(day)), None)


def open_after(day: dt.date, spans: Collection[Closed]) -> dt.date:
    """That day when it is open, else the first working day after what closes it. No query."""
    while one := closing(day, spans):
        day = next_workday(one.ends + DAY)
    return day


def open_before(day: dt.date, spans: Collection[Closed], *, since: dt.date) -> dt.date:
    """That day when it is open, else the last working day before what closes it; the day itself when that one lies
    before `since`. For what is of no use later. No query."""
    found = day
    while one := closing(found, spans):
        found = one.starts - DAY
        while not is_workday(found):
            found -= DAY
    return found if found >= since else day


def closed_between(starts: dt.date, ends: dt.date) -> list[Closed]:
    """What is closed, for whomever, somewhere in these days. One query."""
    rows = Closure.objects.standing().filter(starts__lte=ends, ends__gte=starts).select_related("unit")
    return [
        Closed(row.starts, row.ends, row.why, row.unit.name if row.unit else "")
        for row in rows.order_by("starts", "pk")
    ]
