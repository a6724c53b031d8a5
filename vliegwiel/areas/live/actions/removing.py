"""Taking a part out of a session that was planned."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Booking, Part, RemovedPart
from .counting import settle
from .planning import NOT_PLANNER, locked, reason, still_on


@transaction.atomic
def remove_part(part: Part, *, why: str, by: Person) -> RemovedPart:
    """Take a part out of a session before it begins. Whoever comes or gives it is told why, and it goes from their
    calendars. Who was on its list already was at nothing: that goes with it, and who was at all that is left has
    finished. Twice is once.

    ValidationError for the only part, for what has begun, and for a reason under ten letters.
    """
    require(permissions.may_plan(by, part.session.activity), NOT_PLANNER)
    session = locked(part.session)
    if gone := RemovedPart.objects.filter(key=part.key).first():
        return gone
    still_on(session)
    part = Part.objects.select_for_update(of=("self",)).select_related("room").get(pk=part.pk)
    if part.starts <= clock.now():
        raise ValidationError(_("Dit dagdeel is al begonnen. Wat geweest is, haalt niemand weg."))
    if session.parts.count() == 1:
        raise ValidationError(_("Dit is het enige dagdeel. Zeg de sessie af als ze niet doorgaat."))
    removed = RemovedPart.objects.create(
        session=session,
        title=part.title,
        starts=part.starts,
        ends=part.ends,
        where=part.where[:300],
        key=part.key,
        sequence=part.sequence + 1,
        by=by,
        why=reason(why),
    )
    part.delete()
    for booking in Booking.objects.standing().filter(session=session, presences__isnull=False).distinct():
        settle(booking)
    announce(events.PartRemoved(by=by.pk, activity=session.activity_id, session=session.pk, removed=removed.pk))
    return removed
