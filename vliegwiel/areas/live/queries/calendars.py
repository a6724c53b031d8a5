"""Sessions as appointments."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock, ics

from ..models import Booking, Teaching
from .sessions import PartRow, SessionRow, rows, taken

BACK = dt.timedelta(days=90)


def uid_of(key: str) -> str:
    """The name of a part in every calendar, for ever."""
    return f"{key}@vliegwiel"


def entry(row: SessionRow, part: PartRow) -> ics.Entry:
    """One part as an appointment."""
    title = " · ".join(one for one in (row.title, part.title or row.label) if one)
    return ics.Entry(
        uid=uid_of(part.key),
        sequence=part.sequence + row.cancelled,
        starts=part.starts,
        ends=part.ends,
        title=title,
        stamp=clock.now(),
        where=part.where,
        link=part.link,
        words=f"{settings.ADDRESS}{reverse('learn:session', args=[row.key])}",
        cancelled=row.cancelled,
    )


def session_file(row: SessionRow) -> bytes:
    """All parts of one session."""
    return ics.calendar([entry(row, part) for part in row.parts], name=row.title)


def feed(person: Person, *, name: str) -> bytes:
    """All she has a seat in or gives, from three months ago on; what was cancelled stands there as cancelled. Three
    queries."""
    seats = Booking.objects.standing().filter(person=person).values("session")
    given = Teaching.objects.filter(trainer__person=person).values("session")
    hers = taken().filter(Q(pk__in=seats) | Q(pk__in=given), first__gte=clock.now() - BACK)
    found = rows(hers.order_by("first", "pk"), person)
    return ics.calendar(_entries(found), name=name)


def _entries(found: Iterable[SessionRow]) -> list[ics.Entry]:
    return [entry(row, part) for row in found for part in row.parts]
