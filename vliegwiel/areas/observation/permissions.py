"""Who may measure what people do. Leading somebody opens nothing here; being chosen by her does."""

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.queries import reachable
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person

from .models import BehaviourCheck, ObserverAsk


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
