"""An inbox is somebody's own."""

from vliegwiel.areas.people.models import Person

from .models import Message


def may_read(by: Person, message: Message) -> bool:
    """Only the person it was sent to."""
    return message.person_id == by.pk
