"""Sessions as appointments."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock, ics

from ..models import Booking, RemovedPart, Teaching
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
    """All parts of one session; what was taken out stands there as cancelled. One query."""
    return ics.calendar(_entries([row]), name=row.title)


def feed(person: Person, *, name: str) -> bytes:
    """All she has a seat in or gives, from three months ago on; what was cancelled stands there as cancelled. Four
    queries."""
    seats = Booking.objects.standing().filter(person=person).values("session")
    given = Teaching.objects.filter(trainer__person=person).values("session")
    hers = taken().filter(Q(pk__in=seats) | Q(pk__in=given), first__gte=clock.now() - BACK)
    found = rows(hers.order_by("first", "pk"), person)
    return ics.calendar(_entries(found), name=name)


def _entries(found: Iterable[SessionRow]) -> list[ics.Entry]:
    rows = {row.pk: row for row in found}
    entries = [entry(row, part) for row in rows.values() for part in row.parts]
    for gone in RemovedPart.objects.filter(session__in=list(rows)):
        row = rows[gone.session_id]
        entries.append(
            ics.Entry(
                uid=uid_of(gone.key),
                sequence=gone.sequence,
                starts=gone.starts,
                ends=gone.ends,
                title=" · ".join(one for one in (row.title, gone.title or row.label) if one),
                stamp=gone.at,
                where=gone.where,
                cancelled=True,
            )
        )
    return entries
