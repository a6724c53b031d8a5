"""Who may speak to everybody."""

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person


def may_tell_why(by: Person) -> bool:
    """Leaders: what they say stands on everybody's first page."""
    return by.holds(Role.LEADER)
