"""Booking a seat and giving it back; waiting for one, and answering when it is kept for you; wishing there were one."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Missed, WaitEnd
from ..models import Booking, Cancellation, Session, Wait, Wish
from .planning import locked
from .seats import begins, move_up, seats_taken

NOT_HERS = gettext_lazy(
    "Boeken doe je voor jezelf en voor wie je leidt; opleiders, HR en wie de sessie plant voor anderen."
)
NOT_YOURS = gettext_lazy("Alleen wie de plek heeft, of haar kan boeken, geeft haar terug.")
NOT_ASKED = gettext_lazy("Deze plek wordt voor iemand anders vrijgehouden.")


@transaction.atomic
def book(session: Session, *, person: Person, by: Person, batch: uuid.UUID | None = None) -> Booking:
    """Give her a seat. Twice is once; a seat that was kept for her is hers.

    ValidationError when it is full (also when that happened this second), was cancelled or has begun, and for who does
    not work here then.
    """
    require(permissions.may_book_in(by, session, person), NOT_HERS)
    session = locked(session)
    if there := Booking.objects.standing().filter(session=session, person=person).first():
        return there
    _still_possible(session, person)
    wait = Wait.objects.standing().filter(session=session, person=person).first()
    if not (wait and wait.offered_at) and seats_taken(session) >= session.capacity:
        raise ValidationError(_("Deze sessie is vol. Op de wachtlijst hoor je het als er een plek vrijkomt."))
    row = Booking.objects.create(session=session, person=person, by=by, batch=batch)
    if wait:
        _end(wait, WaitEnd.BOOKED)
    Wish.objects.filter(activity=session.activity_id, person=person).delete()
    announce(events.Booked(by=by.pk, person=person.pk, session=session.pk, booking=row.pk))
    return row


@dataclass(frozen=True)
class BookedMany:
    """What came of booking several. `batch` takes it back; `full`: for whom there was no seat."""

    batch: uuid.UUID
    new: tuple[Person, ...]
    had: tuple[Person, ...]
    full: tuple[Person, ...]


@transaction.atomic
def book_many(session: Session, *, people: Iterable[Person], by: Person) -> BookedMany:
    """Book several, in the order given, as far as there are seats. ValidationError when she may not book one of them
    (then nobody is), and as `book` says."""
    session, batch = locked(session), uuid.uuid4()
    new, had, full = [], [], []
    for person in people:
        require(permissions.may_book_in(by, session, person), NOT_HERS)
        if Booking.objects.standing().filter(session=session, person=person).exists():
            had.append(person)
        elif seats_taken(session) >= session.capacity and not (
            Wait.objects.offered().filter(session=session, person=person).exists()
        ):
            full.append(person)
        else:
            book(session, person=person, by=by, batch=batch)
            new.append(person)
    return BookedMany(batch, tuple(new), tuple(had), tuple(full))


@transaction.atomic
def take_back_booked(batch: uuid.UUID, *, by: Person) -> int:
    """Undo a booking of several: gives how many seats came back. Twice is once."""
    rows = Booking.objects.standing().filter(batch=batch).select_related("session__activity", "person")
    found = list(rows.order_by("pk"))
    for row in found:
        give_back(row, by=by)
    return len(found)


@transaction.atomic
def give_back(booking: Booking, *, by: Person, why: Missed | str = Missed.UNSAID) -> Booking:
    """Give the seat back; who waits longest is offered it. Fewer working days before the beginning than the session
    asks is late, which is only noted. No reason has to be given. Twice is once. ValidationError once it has begun."""
    require(permissions.may_give_back(by, booking), NOT_YOURS)
    session = locked(booking.session)
    booking = Booking.objects.select_for_update(of=("self",)).select_related("person").get(pk=booking.pk)
    if booking.ended_at is not None:
        return booking
    start, now = begins(session), clock.now()
    if start <= now:
        raise ValidationError(_("Deze sessie is al begonnen. Zeg bij het dagdeel waarom het niet lukte."))
    booking.ended_at, booking.ended_by, booking.why = now, by, Missed(why)
    booking.late = clock.today() > queries.in_time_until(start, session.late_days)
    booking.save(update_fields=["ended_at", "ended_by", "why", "late"])
    announce(events.SeatGivenBack(by=by.pk, person=booking.person_id, session=session.pk, booking=booking.pk))
    move_up(session)
    return booking


@transaction.atomic
def wait_for(session: Session, *, person: Person, by: Person) -> Wait:
    """Put her on the waiting list of a full session; when a seat is free after all it is kept for her at once. Twice is
    once."""
    require(permissions.may_book_in(by, session, person), NOT_HERS)
    session = locked(session)
    _still_possible(session, person)
    if Booking.objects.standing().filter(session=session, person=person).exists():
        raise ValidationError(_("Hier is al een plek voor geboekt."))
    row, new = Wait.objects.get_or_create(session=session, person=person, ended_at=None, defaults={"by": by})
    if new:
        announce(events.Waiting(by=by.pk, person=person.pk, session=session.pk, wait=row.pk))
        move_up(session)
        row.refresh_from_db()
    return row


@transaction.atomic
def answer_offer(wait: Wait, *, yes: bool, by: Person) -> Booking | None:
    """Take the seat that is kept for her, or leave it to the next. ValidationError when her time to answer is over."""
    require(permissions.may_answer_offer(by, wait.person), NOT_ASKED)
    session = locked(wait.session)
    wait = Wait.objects.select_for_update(of=("self",)).select_related("person").get(pk=wait.pk)
    if yes:
        if there := Booking.objects.standing().filter(session=session, person=wait.person).first():
            return there
        if wait.ended_at is not None or wait.offered_at is None:
            raise ValidationError(_("Deze plek is niet meer vrij: de tijd om te antwoorden was voorbij."))
        return book(session, person=wait.person, by=by)
    if wait.ended_at is None:
        _end(wait, WaitEnd.DECLINED if wait.offered_at else WaitEnd.LEFT)
        announce(events.WaitEnded(by=by.pk, person=wait.person_id, session=session.pk, wait=wait.pk))
        move_up(session)
    return None


@transaction.atomic
def let_offers_pass(session: Session) -> int:
    """End every offer that was not answered in time, and offer the seats to the next. Gives how many passed."""
    session = locked(session)
    late = Wait.objects.offered().filter(session=session, offer_until__lte=clock.now())
    passed = list(late.order_by("pk"))
    for one in passed:
        _end(one, WaitEnd.PASSED)
        announce(events.WaitEnded(by=None, person=one.person_id, session=session.pk, wait=one.pk))
    move_up(session)
    return len(passed)


@transaction.atomic
def free_seats_of_leavers() -> int:
    """Seats and places on lists of who will not work here any more when it begins come free; gives how many."""
    freed = 0
    today = clock.today()
    left = {"person__left_on__lt": today, "session__parts__starts__gt": clock.now(), "session__cancellation": None}
    sessions = set(Booking.objects.standing().filter(**left).values_list("session", flat=True))
    sessions |= set(Wait.objects.standing().filter(**left).values_list("session", flat=True))
    for session in Session.objects.to_come().filter(pk__in=sessions).order_by("pk"):
        session = locked(session)
        gone = {"session": session, "person__left_on__lt": today}
        for booking in Booking.objects.standing().filter(**gone):
            booking.ended_at = clock.now()
            booking.save(update_fields=["ended_at"])
            announce(events.SeatGivenBack(by=None, person=booking.person_id, session=session.pk, booking=booking.pk))
            freed += 1
        for wait in Wait.objects.standing().filter(**gone):
            _end(wait, WaitEnd.LEFT)
            announce(events.WaitEnded(by=None, person=wait.person_id, session=session.pk, wait=wait.pk))
            freed += 1
        move_up(session)
    return freed


@transaction.atomic
def wish(activity: Activity, *, by: Person) -> Wish:
    """She wants to hear when there is a session. Twice is once."""
    require(permissions.may_wish(by), _("Wie hier niet meer werkt kan niets nieuws vragen."))
    row, new = Wish.objects.get_or_create(activity=activity, person=by)
    if new:
        announce(events.WishMade(by=by.pk, person=by.pk, activity=activity.pk))
    return row


@transaction.atomic
def withdraw_wish(activity: Activity, *, by: Person) -> bool:
    """She need not hear it any more; says whether she wanted to."""
    require(permissions.may_wish(by), _("Wie hier niet meer werkt kan niets veranderen."))
    gone, _rows = Wish.objects.filter(activity=activity, person=by).delete()
    if gone:
        announce(events.WishWithdrawn(by=by.pk, person=by.pk, activity=activity.pk))
    return bool(gone)


def _still_possible(session: Session, person: Person) -> None:
    if Cancellation.objects.filter(session=session).exists():
        raise ValidationError(_("Deze sessie is afgezegd."))
    if begins(session) <= clock.now():
        raise ValidationError(_("Deze sessie is al begonnen."))
    if not person.is_active or (person.left_on and person.left_on < begins(session).date()):
        raise ValidationError(_("{name} werkt hier dan niet meer.").format(name=person.name))


def _end(wait: Wait, how: WaitEnd) -> None:
    wait.ended_at, wait.end = clock.now(), how
    wait.save(update_fields=["ended_at", "end"])
