"""Old messages, mails and absences go, as promised to whoever they are about."""

import datetime as dt

from django.db import transaction

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events
from ..models import Absence, Bounce, Mail, Message, Sending

KEPT_DAYS = 90  # as the models promise


@transaction.atomic
def purge() -> int:
    """Remove what is older than ninety days; says how many messages went."""
    since = clock.now() - dt.timedelta(days=KEPT_DAYS)
    Sending.objects.filter(planned_at__lt=since).delete()
    Mail.objects.filter(made_at__lt=since).delete()
    Bounce.objects.filter(cleared_at__lt=since).delete()
    Absence.objects.filter(ends__lt=since.date()).delete()
    gone, _each = Message.objects.filter(at__lt=since).delete()
    if gone:
        announce(events.MessagesPurged(by=None, messages=gone))
    return gone
