"""Tell people things, once each, and forget what is old."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.notices import NOTICES, Notice
from vliegwiel.kit.permissions import require

from . import events, permissions
from .models import Message

KEPT_DAYS = 90  # as Message.personal promises


@transaction.atomic
def tell(person_id: int, kind: str | type[Notice], facts: dict[str, Any], key: str) -> Message:
    """Put a message in somebody's inbox. The same `key` for the same person is the same message, told once.

    `kind` is a Notice class or its name ("learning.YouWereAssigned"), `facts` its fields. Called by handlers, so
    nobody's permission is asked. Raises KeyError for an unknown kind, TypeError for facts that do not fit it.
    """
    notice = NOTICES[kind] if isinstance(kind, str) else kind
    notice(**facts)  # refuse now what could not be read later
    message, new = Message.objects.get_or_create(
        person_id=person_id, key=key, defaults={"kind": notice.kind, "facts": facts}
    )
    if new:
        announce(events.Told(by=None, person=person_id, message=message.pk))
    return message


@transaction.atomic
def mark_read(message: Message, *, by: Person) -> Message:
    """She saw it. The first time counts."""
    require(permissions.may_read(by, message), _("Dit bericht is niet aan jou gericht."))
    # Reading is nobody's business: the row says when, and nothing is announced.
    if message.read_at is None:
        message.read_at = clock.now()
        message.save(update_fields=["read_at"])
    return message


@transaction.atomic
def read_all(*, by: Person) -> int:
    """Mark everything in her own inbox as read; says how many were new to her."""
    return Message.objects.filter(person=by, read_at=None).update(read_at=clock.now())


@transaction.atomic
def purge() -> int:
    """Remove messages older than ninety days; says how many."""
    gone, _each = Message.objects.filter(at__lt=clock.now() - dt.timedelta(days=KEPT_DAYS)).delete()
    if gone:
        announce(events.MessagesPurged(by=None, messages=gone))
    return gone
