"""Who may measure what people do. Leading somebody opens nothing here; being chosen by her does."""

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.queries import reachable
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import may_author

from .models import BehaviourCheck, Checklist, FilledList, FilledPhoto, ObserverAsk


def may_begin(by: Person, activity: Activity) -> bool:
    """Whoever works here and can find the activity, or began or finished it, for herself."""
    return by.is_active and reachable(by).filter(pk=activity.pk).exists()


def may_keep(by: Person, check: BehaviourCheck) -> bool:
    """Only she whose behaviour it is answers, chooses who looks, and stops; nobody asks observers about another."""
    return by.is_active and check.person_id == by.pk


def may_observe(by: Person, ask: ObserverAsk) -> bool:
    """Only whom she asked, while he works here."""
    return by.is_active and ask.observer_id is not None and ask.observer_id == by.pk


def may_record(by: Person) -> bool:
    """The L&D lead and administrators let a system say how often something was done; they read no answers by that."""
    return by.is_active and by.holds(Role.LND_LEAD, Role.ADMINISTRATOR)


def may_write_list(by: Person) -> bool:
    """Authors and the L&D lead."""
    return by.is_active and (may_author(by) or by.holds(Role.LND_LEAD))


def may_keep_list(by: Person, checklist: Checklist) -> bool:
    """Who made it, and the L&D lead."""
    return by.is_active and (checklist.made_by_id == by.pk or by.holds(Role.LND_LEAD))


def may_read_outcomes(by: Person, checklist: Checklist) -> bool:
    """HR and the L&D lead, and only of a list that counts: yes or no, and the day."""
    return checklist.counts and by.holds(Role.HR, Role.LND_LEAD)


def may_ask_to_see(by: Person) -> bool:
    """Whoever works here, for herself."""
    return by.is_active


def may_withdraw(by: Person, filled: FilledList) -> bool:
    """Who signed it, while he works here; never whom it is about."""
    return by.is_active and filled.by_id == by.pk


def may_consent(by: Person, photo: FilledPhoto) -> bool:
    """Only who is in it."""
    return photo.is_she_in_it and photo.filled.person_id == by.pk
