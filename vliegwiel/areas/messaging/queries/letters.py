"""A mail in words: what happened, why it came, and how to stop it. In the reader's language."""

from collections.abc import Sequence
from email.encoders import encode_base64
from email.mime.base import MIMEBase
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Organisation
from vliegwiel.areas.people.queries.speech import tongue
from vliegwiel.kit.notices import Topic, worded

from ..enums import TOPICS
from ..models import Mail, Sending

SALT = "messaging.stop"
STOP_DAYS = 90
SUBJECT = 90  # characters


def letter(mail: Mail, rows: Sequence[Sending]) -> EmailMultiAlternatives | None:
    """The mail of these rows, ready to send; None when nothing it speaks of can still be read.

    `rows` in the order they should be read. Of each: one sentence, where it leads, why it came.
    """
    with translation.override(tongue(mail.person.language)):
        lines: list[dict[str, Any]] = []
        files: list[tuple[str, bytes, str]] = []
        for row in rows:
            notice = worded(row.kind, row.message.facts) if row.message else None
            if notice:
                files += notice.attachments(mail.address)
                name, because = TOPICS[Topic(row.topic)]
                lines.append(
                    {
                        "text": notice.text,
                        "url": f"{settings.ADDRESS}{notice.url}",
                        "because": str(because),
                        "topic": str(name),
                        "stop": stop_address(mail.person_id, Topic(row.topic)),
                        "questions": [
                            {
                                "text": one.text,
                                "answers": [(label, f"{settings.ADDRESS}{url}") for label, url in one.answers],
                            }
                            for one in notice.questions
                        ],
                    }
                )
        if not lines:
            return None
        organisation = Organisation.objects.order_by("pk").first() or Organisation()
        one = Truncator(lines[0]["text"]).chars(SUBJECT)
        subject = one if len(lines) == 1 else _("{n} berichten van {academy}")
        facts = {
            "name": mail.person.given_name,
            "lines": lines,
            "organisation": organisation,
            "settings_url": f"{settings.ADDRESS}{reverse('learn:message_settings')}",
            "language": mail.person.language,
        }
        written = EmailMultiAlternatives(
            subject=" ".join(subject.format(n=len(lines), academy=organisation.academy).split())
            if len(lines) > 1
            else " ".join(subject.split()),
            body=render_to_string("mail/message.txt", facts),
            to=[mail.address],
            headers={
                "Message-ID": mail.message_id,
                "Auto-Submitted": "auto-generated",
                "X-Auto-Response-Suppress": "All",
                "List-Unsubscribe": f"<{lines[0]['stop']}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        )
        written.attach_alternative(render_to_string("mail/message.html", facts), "text/html")
        for named, content, kind in files:
            written.attach(attached(named, content, kind))
        return written


def attached(named: str, content: bytes, kind: str) -> MIMEBase:
    """A file as it goes with a mail, with every parameter of its kind: a calendar program goes by the method there."""
    main, _slash, rest = kind.partition("/")
    sub, *parameters = (one.strip() for one in rest.split(";"))
    part = MIMEBase(main, sub)
    for name, value in (one.split("=", 1) for one in parameters):
        part.set_param(name, value)
    part.set_payload(content)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=named)
    return part


def stop_address(person: int, topic: Topic) -> str:
    """Where one says, without signing in, that mail about this is enough."""
    token = signing.dumps([person, topic.value], salt=SALT)
    return f"{settings.ADDRESS}{reverse('message_stop', args=[token])}"


def stop_of(token: str) -> tuple[int, Topic] | None:
    """Whose link this is and about what; None when it is not ours, or older than ninety days."""
    try:
        person, topic = signing.loads(token, salt=SALT, max_age=STOP_DAYS * 86_400)
        return int(person), Topic(topic)
    except (signing.BadSignature, ValueError, TypeError):
        return None
