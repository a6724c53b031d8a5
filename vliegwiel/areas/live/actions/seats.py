"""How many seats are taken, and moving up who waits. Within the lock on the session."""

import datetime as dt

from vliegwiel.areas.people.queries.calendar import calendars
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events, queries
from ..models import Booking, Cancellation, Part, Session, Wait


def seats_taken(session: Session) -> int:
    """Seats given, and seats kept for who was offered one."""
    given = Booking.objects.standing().filter(session=session).count()
    return given + Wait.objects.offered().filter(session=session).count()


def begins(session: Session) -> dt.datetime:
    """When the first part begins."""
    return Part.objects.filter(session=session).order_by("starts").values_list("starts", flat=True)[0]


def move_up(session: Session) -> list[Wait]:
    """Keep each free seat for who waits longest, until her time to answer is over. Nobody when it began already."""
    if Cancellation.objects.filter(session=session).exists():
        return []
    now, start = clock.now(), begins(session)
    free = session.capacity - seats_taken(session)
    if free < 1 or start <= now:
        return []
    waiting = Wait.objects.standing().filter(session=session, offered_at=None).select_related("person")
    offered = list(waiting.order_by("at", "pk")[:free])
    works = calendars([one.person_id for one in offered])
    for one in offered:
        one.offered_at = now
        one.offer_until = queries.answer_by(works[one.person_id], now, session.respond_hours, start)
        one.save(update_fields=["offered_at", "offer_until"])
        announce(events.SeatOffered(by=None, person=one.person_id, session=session.pk, wait=one.pk))
    return offered
