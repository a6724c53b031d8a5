"""An inbox is somebody's own. That an address refuses mail, administrators see too."""

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person

from .models import Absence, Bounce, Message


def may_read(by: Person, message: Message) -> bool:
    """Only the person it was sent to."""
    return message.person_id == by.pk


def may_choose(by: Person) -> bool:
    """Everybody who works here, about herself."""
    return by.is_active


def may_change(by: Person, absence: Absence) -> bool:
    """Only who is away."""
    return absence.person_id == by.pk


def may_keep_mail(by: Person) -> bool:
    """Who keeps the installation: sees counts, and addresses that refuse mail."""
    return by.holds(Role.ADMINISTRATOR)


def may_try_again(by: Person, bounce: Bounce) -> bool:
    """Herself, and who keeps the installation."""
    return bounce.person_id == by.pk or may_keep_mail(by)
