"""Who was there: said by the list or by the code on the wall, put right by saying otherwise."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Missed, Via
from ..models import Booking, BookingQuerySet, Part, Presence, Session, Trainer
from .counting import settle

BEFORE, AFTER = dt.timedelta(minutes=30), dt.timedelta(minutes=30)
NOT_KEEPER = gettext_lazy("Wie er was leggen de trainer en de planner van deze sessie vast.")


@dataclass(frozen=True)
class Mark:
    """What is said of one person at one part."""

    was_there: bool
    why: Missed | str = Missed.UNSAID


@transaction.atomic
def keep_presence(part: Part, *, marks: Mapping[int, Mark], by: permissions.Doer, via: Via = Via.LIST) -> int:
    """Keep a list: {booking: mark}, filled in or taken over from a file (`via`). Only what is new is written, beside
    what was said before; gives how many. At every required part: finished. ValidationError before the day of the part,
    and for who is not in the group."""
    require(permissions.may_keep_presence(by, part.session), NOT_KEEPER)
    if timezone.localdate(part.starts) > clock.today():
        raise ValidationError(
            _("De lijst gaat open op {day}.").format(day=date_format(timezone.localtime(part.starts), "j F"))
        )
    rows = {row.pk: row for row in _bookings(part.session).filter(pk__in=list(marks))}
    if set(marks) - set(rows):
        raise ValidationError(_("Er staat iemand op de lijst die geen plek meer heeft. Open de lijst opnieuw."))
    said = queries.presences(rows)
    who: dict[str, Person | Trainer] = {"trainer": by} if isinstance(by, Trainer) else {"by": by}
    new = 0
    for pk, mark in marks.items():
        before = said.get(pk, {}).get(part.pk)
        why = Missed.UNSAID if mark.was_there else Missed(mark.why)
        if before and before.was_there == mark.was_there and (mark.was_there or not why or before.why == why):
            continue
        Presence.objects.create(booking=rows[pk], part=part, was_there=mark.was_there, why=why, via=via, **who)
        settle(rows[pk])
        new += 1
    if new:
        doer = None if isinstance(by, Trainer) else by.pk
        announce(events.PresenceKept(by=doer, session=part.session_id, part=part.pk))
    return new


@transaction.atomic
def check_in(part: Part, *, by: Person) -> Presence:
    """She is there, and read the code on the wall: half an hour before the part until half an hour after it. Twice is
    once. ValidationError at another time, and without a seat."""
    booking = _bookings(part.session).filter(person=by).first()
    if booking is None:
        raise ValidationError(_("Je hebt geen plek in deze sessie. Vraag de trainer je op de lijst te zetten."))
    require(permissions.may_check_in(by, booking), _("Alleen jijzelf kunt zeggen dat je er bent."))
    if not part.starts - BEFORE <= clock.now() <= part.ends + AFTER:
        raise ValidationError(
            _("Deze code werkt van een half uur voor het begin tot een half uur na het einde. Vraag het de trainer.")
        )
    rows = Presence.objects.filter(booking=booking, part=part).order_by("-pk")
    if last := rows.first():
        if last.was_there:
            return last
        raise ValidationError(_("Op de lijst staat dat je er niet bent. Zeg het de trainer, die zet het recht."))
    row = Presence.objects.create(booking=booking, part=part, was_there=True, via=Via.CODE, by=by)
    settle(booking)
    announce(events.PresenceKept(by=by.pk, person=by.pk, session=part.session_id, part=part.pk))
    return row


@transaction.atomic
def say_why(booking: Booking, part: Part, *, why: Missed | str, by: Person) -> Presence:
    """She says herself why she was not there; no reason is one too. ValidationError when nobody said she was not."""
    require(booking.person_id == by.pk, _("Alleen jijzelf zegt waarom."))
    last = Presence.objects.filter(booking=booking, part=part).order_by("-pk").first()
    if last is None or last.was_there:
        raise ValidationError(_("Er staat niet dat je er niet was."))
    if last.why == Missed(why):
        return last
    row = Presence.objects.create(booking=booking, part=part, was_there=False, why=Missed(why), by=by)
    announce(events.PresenceKept(by=by.pk, person=by.pk, session=part.session_id, part=part.pk))
    return row


def _bookings(session: Session) -> BookingQuerySet:
    rows = Booking.objects.standing().filter(session=session)
    return rows.select_related("person", "session__activity", "session__made_by")
