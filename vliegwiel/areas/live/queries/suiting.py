"""Whether a session suits somebody, said before she is booked. It never stops anybody, and never says whose."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from vliegwiel.areas.learning.queries import Spans as Closures
from vliegwiel.areas.learning.queries import closing, closures_of
from vliegwiel.areas.messaging.models import Absence
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.queries.calendar import Calendar, calendars

from ..enums import Clash
from ..models import Part
from .sessions import SessionRow

HOUR = dt.timedelta(hours=1)
LONGEST = 60  # days one looks ahead for working hours


@dataclass(frozen=True)
class Clashing:
    """A part that does not suit, and why. `title`: of her own other session, for herself alone."""

    starts: dt.datetime
    ends: dt.datetime
    why: Clash
    title: str = ""


def clashes(person: Person, row: SessionRow) -> list[Clashing]:
    """What stands in the way of her coming, part by part. Five queries, six when weeks are closed."""
    works = calendars([person.pk])[person.pk]
    closed = closures_of([person.pk])[person.pk]
    return _clashes(person.pk, row, works, _away([person.pk]), _elsewhere([person.pk], row), closed)


def unsuited(people: Iterable[Person], row: SessionRow) -> set[int]:
    """Of whom it probably does not suit, without saying why. As many queries as for one, however many people."""
    ids = [person.pk for person in people]
    works, away, elsewhere, closed = calendars(ids), _away(ids), _elsewhere(ids, row), closures_of(ids)
    return {pk for pk in ids if _clashes(pk, row, works[pk], away, elsewhere, closed[pk])}


def answer_by(works: Calendar, now: dt.datetime, hours: int, begins: dt.datetime) -> dt.datetime:
    """Until when a seat is kept: so many hours of days she works, and never beyond the beginning."""
    moment, left = timezone.localtime(now), float(hours)
    last = moment + dt.timedelta(days=LONGEST)
    while left > 0 and moment < last:
        day_ends = timezone.make_aware(dt.datetime.combine(moment.date() + dt.timedelta(days=1), dt.time()))
        if not works.works_on(moment.date()):
            moment = day_ends
            continue
        step = min(day_ends - moment, HOUR * left)
        moment, left = moment + step, left - step / HOUR
    return min(moment, begins)


Spans = dict[int, list[tuple[dt.date, dt.date]]]
Taken = dict[int, list[tuple[dt.datetime, dt.datetime, Clash]]]


def _away(people: list[int]) -> Spans:
    found: Spans = {}
    for person, starts, ends in Absence.objects.filter(person__in=people).values_list("person", "starts", "ends"):
        found.setdefault(person, []).append((starts, ends))
    return found


def _elsewhere(people: list[int], row: SessionRow) -> Taken:
    """Other parts these people come to or give, around the same days."""
    if not row.parts:
        return {}
    around = Part.objects.standing().overlapping(row.starts, row.ends).exclude(session=row.pk)
    found: Taken = {}
    coming = around.filter(session__bookings__person__in=people, session__bookings__ended_at=None)
    for person, starts, ends in coming.values_list("session__bookings__person", "starts", "ends"):
        found.setdefault(person, []).append((starts, ends, Clash.OTHER))
    giving = around.filter(Q(session__teachings__trainer__person__in=people))
    for person, starts, ends in giving.values_list("session__teachings__trainer__person", "starts", "ends"):
        found.setdefault(person, []).append((starts, ends, Clash.TEACHING))
    return found


def _clashes(
    person: int, row: SessionRow, works: Calendar, away: Spans, elsewhere: Taken, closed: Closures
) -> list[Clashing]:
    found = []
    for part in row.parts:
        if any(starts <= part.day <= ends for starts, ends in away.get(person, ())):
            found.append(Clashing(part.starts, part.ends, Clash.AWAY))
        elif not works.works_on(part.day):
            found.append(Clashing(part.starts, part.ends, Clash.NOT_WORKING))
        elif closing(part.day, closed):
            found.append(Clashing(part.starts, part.ends, Clash.CLOSED))
        for starts, ends, why in elsewhere.get(person, ()):
            if starts < part.ends and ends > part.starts:
                found.append(Clashing(part.starts, part.ends, why))
    return found
