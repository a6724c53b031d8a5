"""Who plans sessions, who comes, and who sees who comes."""

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.catalogue.permissions import may_edit, may_make
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import leads

from .models import Booking, Session, Teaching, Trainer

Doer = Person | Trainer
"""Somebody who works here, or a trainer from outside behind her own link."""


def may_plan(by: Person, activity: Activity) -> bool:
    """Whoever may edit the activity: its owner while she is an author, and the L&D lead."""
    return may_edit(by, activity)


def may_keep_rooms(by: Person) -> bool:
    """Whoever makes activities: authors and the L&D lead share the rooms."""
    return may_make(by)


def may_book(by: Person, person: Person) -> bool:
    """Herself, while she works here; of others who leads them today, HR and the L&D lead."""
    if by.pk == person.pk:
        return by.is_active
    return by.holds(Role.HR, Role.LND_LEAD) or leads(by, person)


def may_book_in(by: Person, session: Session, person: Person) -> bool:
    """As above, and who plans this session."""
    return may_book(by, person) or may_plan(by, session.activity)


def may_give_back(by: Person, booking: Booking) -> bool:
    """Whose seat it is, who booked it, and who could book her today."""
    return by.pk in (booking.person_id, booking.by_id) or may_book_in(by, booking.session, booking.person)


def may_answer_offer(by: Person, person: Person) -> bool:
    """Only whose seat it would be."""
    return by.pk == person.pk and by.is_active


def teaches(by: Doer, session: Session) -> bool:
    """She gives this session."""
    mine = {"trainer": by} if isinstance(by, Trainer) else {"trainer__person": by}
    found: bool = Teaching.objects.filter(session=session, **mine).exists()
    return found


def may_see_group(by: Doer, session: Session) -> bool:
    """Who gives it and who plans it. Nobody else sees by name who comes."""
    if isinstance(by, Person) and may_plan(by, session.activity):
        return True
    return teaches(by, session)


def may_keep_presence(by: Doer, session: Session) -> bool:
    """Who gives it and who plans it."""
    return may_see_group(by, session)


def may_check_in(by: Person, booking: Booking) -> bool:
    """Only herself, with the code that hangs there."""
    return booking.person_id == by.pk and by.is_active


def may_write_run_sheet(by: Doer, session: Session) -> bool:
    """Who gives it and who plans it."""
    return may_see_group(by, session)


def may_ask_group(by: Doer, session: Session) -> bool:
    """Who gives it and who plans it."""
    return may_see_group(by, session)


def may_answer_group(by: Person, seat: Booking | None) -> bool:
    """Only who has the seat, for herself."""
    return seat is not None and seat.person_id == by.pk and by.is_active


def may_see_planner(by: Person) -> bool:
    """Which rooms and trainers are taken when: who plans sessions, and HR."""
    return may_make(by) or by.holds(Role.HR)


def may_wish(by: Person) -> bool:
    """Everybody who works here."""
    return by.is_active


def may_see_demand(by: Person, activity: Activity) -> bool:
    """Who plans it, as counts of groups that are large enough."""
    return may_plan(by, activity)
