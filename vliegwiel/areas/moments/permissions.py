"""Everything here is somebody's own."""

from vliegwiel.areas.people.models import Person

from .models import LearningMoment


def may_plan(by: Person) -> bool:
    """Everybody who works here, about herself."""
    return by.is_active


def may_change(by: Person, moment: LearningMoment) -> bool:
    """Only whose it is, while she works here."""
    return moment.person_id == by.pk and by.is_active
