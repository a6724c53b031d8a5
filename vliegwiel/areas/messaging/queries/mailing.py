"""What waits to be mailed, what was mailed, and what was not and why."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.notices import NOTICES, worded

from ..enums import Why
from ..models import Bounce, Mail, Sending


def due(limit: int = 200) -> list[int]:
    """People for whom something is due to be decided now, who waits longest first."""
    waiting = Sending.objects.filter(mail=None, dropped_at=None, due_at__lte=clock.now())
    rows = waiting.order_by("due_at", "pk").values_list("person", flat=True)[: limit * 4]
    return list(dict.fromkeys(rows))[:limit]


def unsent(limit: int = 200) -> QuerySet[Mail]:
    """Mails that were made and have not gone yet, to try now."""
    waiting = Mail.objects.filter(sent_at=None, failed_at=None, try_at__lte=clock.now())
    return waiting.select_related("person").order_by("try_at", "pk")[:limit]


@dataclass(frozen=True)
class Unsent:
    """What she was told but not mailed, or not yet, with the reason in words."""

    text: str
    at: dt.datetime
    why: str
    waits_until: dt.datetime | None


def unsent_to(person: Person, limit: int = 20) -> list[Unsent]:
    """Her latest messages that were not mailed or wait, with why; not what she had read already. One query. Worded in
    the language active now."""
    rows = Sending.objects.filter(person=person, mail=None).exclude(why__in=["", Why.READ]).select_related("message")
    found = []
    for row in rows.order_by("-planned_at", "-pk")[:limit]:
        notice = worded(row.kind, row.message.facts) if row.message else None
        if notice is None and row.kind not in NOTICES:
            continue
        found.append(
            Unsent(
                text=notice.text if notice else "",
                at=row.planned_at,
                why=str(Why(row.why).label),
                waits_until=None if row.dropped_at else row.due_at,
            )
        )
    return found


@dataclass(frozen=True)
class MailHealth:
    """Seven days of mail in counts. `why`: how often something was not sent for which reason, most frequent first."""

    sent: int
    waiting: int
    trying: int
    failed: int
    why: list[tuple[str, int]]


def mail_health() -> MailHealth:
    """How the mail does, for who keeps the installation. Three queries; no person in it."""
    since = clock.now() - dt.timedelta(days=7)
    mails = Mail.objects.filter(made_at__gte=since).aggregate(
        sent=Count("pk", filter=Q(sent_at__isnull=False)),
        trying=Count("pk", filter=Q(sent_at=None, failed_at=None)),
        failed=Count("pk", filter=Q(failed_at__isnull=False)),
    )
    dropped = Sending.objects.filter(dropped_at__gte=since).order_by().values_list("why").annotate(n=Count("pk"))
    counts = Counter({str(Why(why).label): n for why, n in dropped})
    return MailHealth(
        sent=mails["sent"],
        trying=mails["trying"],
        failed=mails["failed"],
        waiting=Sending.objects.filter(mail=None, dropped_at=None).count(),
        why=counts.most_common(),
    )


def bounces() -> QuerySet[Bounce]:
    """Addresses that refuse mail now, the latest first, to paginate."""
    return Bounce.objects.filter(cleared_at=None).select_related("person").order_by("-at", "-pk")


def bounce_of(person: Person) -> Bounce | None:
    """Whether her own address refuses mail now. One query."""
    return Bounce.objects.filter(person=person, address=person.email or "", cleared_at=None).first()
