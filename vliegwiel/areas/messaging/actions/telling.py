"""Tell people things, once each; what is also mailed is planned here and decided later."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.notices import NOTICES, Notice
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import OPTIONAL, Lane, Why
from ..models import Message, Preference, Sending


@transaction.atomic
def tell(
    person_id: int, kind: str | type[Notice], facts: dict[str, Any], key: str, *, may_wait: bool | None = None
) -> Message | None:
    """Put a message in somebody's inbox. The same `key` for the same person is the same message, told once.

    `kind` is a Notice class or its name ("learning.YouWereAssigned"), `facts` its fields. Called by handlers, so
    nobody's permission is asked. Whether it is mailed as well is hers to choose and messaging's to decide; None when
    she turned this topic off.

    may_wait: nothing asks it of her now, so its mail gives way while her learning time is full; None: as its topic says
    (`enums.OPTIONAL`). In the academy it stands at once all the same.

    Raises KeyError for an unknown kind, TypeError for facts that do not fit it.
    """
    notice = NOTICES[kind] if isinstance(kind, str) else kind
    notice(**facts)  # refuse now what could not be read later
    wants = queries.preference(person_id)
    lane = queries.lane_of(wants, notice.topic)
    if lane == Lane.OFF:
        row = {"kind": notice.kind, "topic": notice.topic, "lane": lane, "why": Why.OFF, "dropped_at": clock.now()}
        Sending.objects.get_or_create(person_id=person_id, key=key, defaults=row)
        return None
    message, new = Message.objects.get_or_create(
        person_id=person_id, key=key, defaults={"kind": notice.kind, "facts": facts}
    )
    if new:
        if settings.MAILS and lane != Lane.INBOX:
            _plan(message, notice, lane, wants, may_wait=notice.topic in OPTIONAL if may_wait is None else may_wait)
        announce(events.Told(by=None, person=person_id, message=message.pk))
    return message


def _plan(message: Message, notice: type[Notice], lane: Lane, wants: Preference, *, may_wait: bool) -> None:
    now = clock.now()
    due = queries.next_digest(now, wants.digest_day, wants.digest_at) if lane == Lane.DIGEST else now
    Sending.objects.create(
        person_id=message.person_id,
        message=message,
        kind=notice.kind,
        key=message.key,
        topic=notice.topic,
        lane=lane,
        may_wait=may_wait,
        planned_at=now,
        due_at=due,
    )


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
def settle(person_id: int, key: str) -> None:
    """What this message asked was done without it: it is no news any more. Called by handlers; nothing when there is no
    such message, or it was read."""
    Message.objects.filter(person=person_id, key=key, read_at=None).update(read_at=clock.now())
