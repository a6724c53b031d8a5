"""Who may start, and who may shape how others start."""

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person

from .models import Run


def may_begin(by: Person) -> bool:
    """Everybody who works here."""
    return by.is_active


def may_go_on(by: Person, run: Run) -> bool:
    """Whose it is, while she works here."""
    return run.person_id == by.pk and by.is_active


def may_shape(by: Person) -> bool:
    """The L&D lead takes steps out of a run, and puts them back."""
    return by.holds(Role.LND_LEAD)


def may_see_funnel(by: Person) -> bool:
    """The L&D lead; always groups, never who."""
    return by.holds(Role.LND_LEAD)
