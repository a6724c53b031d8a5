"""Who may start, and who may shape how others start."""

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import leads, may_keep_people

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


def may_doubt(by: Person, person: Person | None) -> bool:
    """Who leads her today; of somebody who is missing, who leads anybody or works here as a manager without a team."""
    return by.is_active and (person is None or leads(by, person))


def may_answer_doubt(by: Person) -> bool:
    """Who keeps people: HR and administrators."""
    return may_keep_people(by)


def may_agree(by: Person) -> bool:
    """Leaders."""
    return by.holds(Role.LEADER)
