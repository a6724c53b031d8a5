"""Practising is anybody's own business."""

from vliegwiel.areas.people.models import Person


def may_practise(by: Person) -> bool:
    """Everybody who may sign in, for herself only."""
    return by.is_active
