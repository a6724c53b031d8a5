"""What is past goes, as the page of what is kept promises."""

import datetime as dt

from django.db import transaction

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events
from ..models import Answer, Run, StepTaken

KEPT_DAYS, AFTERWARDS_DAYS = 365, 90


@transaction.atomic
def forget_runs() -> int:
    """Remove steps and reasons of a year ago, and runs of who left ninety days ago; gives how many rows. What stands
    open is not touched: she goes on where she was."""
    long_ago = clock.now() - dt.timedelta(days=KEPT_DAYS)
    left = clock.today() - dt.timedelta(days=AFTERWARDS_DAYS)
    rows = (
        StepTaken.objects.filter(at__lt=long_ago).exclude(run__finished_at=None),
        Answer.objects.filter(at__lt=long_ago),
        Run.objects.filter(person__left_on__lt=left),
    )
    gone = sum(found.delete()[0] for found in rows)
    if gone:
        announce(events.RunsForgotten(by=None))
    return gone
