"""Whether somebody was at all that is asked: a fact in learning, or a correction of it."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.areas.learning import actions as learning
from vliegwiel.kit import clock

from .. import queries
from ..models import Attended, Booking


def settle(booking: Booking) -> None:
    """At every required part: a fact in learning. No longer so: a correction beside it."""
    session = booking.session
    if not session.completes:
        return
    parts = queries.parts_of([session.pk])[session.pk]
    asked = [part for part in parts if part.required] or parts
    said = queries.presences([booking.pk]).get(booking.pk, {})
    there = all(said[part.pk].was_there if part.pk in said else False for part in asked)
    standing = Attended.objects.filter(booking=booking, undone_at=None).select_related("completion__person").first()
    if there and standing is None:
        last = max(part.starts for part in asked)
        completion = learning.attended(
            session.activity,
            person=booking.person,
            at=min(last, clock.now()),
            in_name_of=session.made_by,
            why=_("Bij elk verplicht dagdeel van de sessie van {day}.").format(
                day=date_format(timezone.localtime(parts[0].starts), "j F Y")
            ),
            seen_by=", ".join(queries.trainers_of([session.pk])[session.pk]),
        )
        if completion:
            Attended.objects.create(booking=booking, completion=completion)
    elif standing and not there:
        learning.was_not_there(standing.completion, in_name_of=session.made_by)
        standing.undone_at = clock.now()
        standing.save(update_fields=["undone_at"])
