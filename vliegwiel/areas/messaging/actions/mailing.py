"""Mailing what is due: decided first and written down, then sent; and what to do when a mail comes back.

A mail's row stands before the mail goes. If the machine dies in between, the same mail goes again under the same
Message-ID, and counts once.
"""

import datetime as dt
import uuid
from collections.abc import Sequence
from email.utils import make_msgid
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core import mail as django_mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.notices import Topic
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import WEIGHTS, Lane, Why
from ..models import Bounce, Mail, Preference, Sending
from ..queries.letters import letter

GIVE_UP_AFTER = dt.timedelta(days=1)
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=1)
PERMANENT = 500  # SMTP: replies from here on will not change by trying again


@transaction.atomic
def compose(person: Person) -> Mail | None:
    """Decide all that is due for one person now: at most one mail comes of it, with everything that may go.

    What may not is dropped or waits, each with its reason. Running it again at the same moment changes nothing.
    """
    now = clock.now()
    # The person's row is the lock: two workers must not both find the day empty.
    person = Person.objects.get_queryset().select_for_update().get(pk=person.pk)
    waiting = Sending.objects.filter(person=person, mail=None, dropped_at=None, due_at__lte=now)
    open_ones = list(waiting.select_related("message").order_by("planned_at", "pk"))
    if not open_ones:
        return None
    # Only what may wait is weighed: for the rest nobody's weeks are looked into.
    reader = queries.readers([person.pk], weighed=any(row.may_wait for row in open_ones))[person.pk]
    wants = queries.preference(person.pk)
    goes = [row for row in open_ones if _decided(row, reader, wants, now)]
    if not goes:
        return None
    made = Mail.objects.create(
        person=person,
        address=person.email or "",
        message_id=make_msgid(idstring=uuid.uuid4().hex, domain="vliegwiel"),
        made_at=now,
        try_at=now,
    )
    Sending.objects.filter(pk__in=[row.pk for row in goes]).update(mail=made, why="")
    return made


def _decided(row: Sending, reader: queries.Reader, wants: Preference, now: dt.datetime) -> bool:
    """Whether it goes now; if not, what was decided is written on its row."""
    topic = Topic(row.topic)
    if row.message and row.message.read_at:
        verdict = queries.Verdict(queries.Answer.DROP, Why.READ)
    else:
        verdict = queries.decide(topic, Lane(row.lane), row.planned_at, reader, now, may_wait=row.may_wait)
    if verdict.answer == queries.Answer.SEND:
        return True
    row.why = verdict.why
    if verdict.answer == queries.Answer.DROP:
        row.dropped_at = now
    elif verdict.answer == queries.Answer.DIGEST:
        row.lane = Lane.DIGEST
        row.due_at = queries.next_digest(now, wants.digest_day, wants.digest_at)
    elif verdict.why == Why.FULL and row.lane == Lane.DIGEST:
        row.due_at = queries.next_digest(now, wants.digest_day, wants.digest_at)  # not on a day of its own
    else:
        row.due_at = verdict.until or now
    row.save(update_fields=["why", "dropped_at", "lane", "due_at"])
    return False


def post(mail: Mail, connection: BaseEmailBackend | None = None) -> bool:
    """Hand one made mail to the mail server; says whether it took it. Not one transaction: sending cannot be undone.

    What the server refuses for good becomes a bounce; anything else is tried again, ever later, for a day.
    """
    rows = sorted(
        Sending.objects.filter(mail=mail).select_related("message").order_by("planned_at", "pk"),
        key=lambda row: -WEIGHTS[Topic(row.topic)],
    )
    written = letter(mail, rows)
    if written is None:  # all it spoke of is gone meanwhile
        return _gave_up(mail, "")
    written.connection = connection or django_mail.get_connection()
    try:
        written.send()
    except SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()), (PERMANENT, b""))
        return _refused(mail, code, words)
    except SMTPResponseException as refused:
        return _refused(mail, refused.smtp_code, refused.smtp_error)
    except (SMTPException, OSError) as failed:
        return _again(mail, str(failed))
    Mail.objects.filter(pk=mail.pk).update(sent_at=clock.now(), words="")
    return True


def _refused(mail: Mail, code: int, words: bytes | str) -> bool:
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    if code < PERMANENT:
        return _again(mail, said)
    bounced(mail.address, said)
    return _gave_up(mail, said, Why.BOUNCED)


def _again(mail: Mail, said: str) -> bool:
    now = clock.now()
    if now - mail.made_at >= GIVE_UP_AFTER:
        return _gave_up(mail, said)
    wait = min(FIRST_WAIT * 2**mail.tries, LONGEST_WAIT)
    Mail.objects.filter(pk=mail.pk).update(tries=mail.tries + 1, try_at=now + wait, words=said[:200])
    return False


@transaction.atomic
def _gave_up(mail: Mail, said: str, why: Why = Why.FAILED) -> bool:
    now = clock.now()
    Mail.objects.filter(pk=mail.pk).update(failed_at=now, words=said[:200])
    Sending.objects.filter(mail=mail).update(mail=None, dropped_at=now, why=why)
    return False


@transaction.atomic
def bounced(address: str, words: str = "") -> Bounce | None:
    """A mail to this address came back for good. Nobody's address: nothing happens. Twice is once, until cleared."""
    person = Person.objects.get_queryset().filter(email=address.strip().lower()).first()
    if person is None:
        return None
    said = " ".join(words.split())[:200]
    bounce, new = Bounce.objects.get_or_create(
        person=person, address=person.email, cleared_at=None, defaults={"words": said}
    )
    if new:
        announce(events.MailBounced(by=None, person=person.pk, bounce=bounce.pk))
    return bounce


@transaction.atomic
def try_again(bounce: Bounce, *, by: Person) -> Bounce:
    """Mail this address again from now on. Twice is once."""
    require(permissions.may_try_again(by, bounce), _("Alleen wie het adres heeft, of een beheerder, kan dit."))
    if bounce.cleared_at is None:
        bounce.cleared_at = clock.now()
        bounce.save(update_fields=["cleared_at"])
        announce(events.BounceCleared(by=by.pk, person=bounce.person_id, bounce=bounce.pk))
    return bounce


def post_all(mails: Sequence[Mail]) -> int:
    """Send what was made over one connection; says how many the server took."""
    if not mails:
        return 0
    connection = django_mail.get_connection()
    try:
        return sum(post(mail, connection) for mail in mails)
    finally:
        connection.close()
