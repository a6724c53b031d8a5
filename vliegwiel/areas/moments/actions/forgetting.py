"""What is past goes, as the page of what is kept promises."""

import datetime as dt

from django.db import transaction

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events, queries
from ..models import Dismissal, OwnGoal, Suggested

LOG_DAYS = 90
GOAL_DAYS = 730


@transaction.atomic
def forget_past() -> int:
    """Remove moments of 28 days ago, calendar times that are over, and what was suggested or turned down 90 days ago;
    gives how many rows."""
    long_ago = clock.today() - dt.timedelta(days=LOG_DAYS)
    goals = OwnGoal.objects.filter(at__lt=clock.now() - dt.timedelta(days=GOAL_DAYS))
    rows = (*queries.past(), Suggested.objects.filter(shown_on__lt=long_ago), goals)
    dismissed = Dismissal.objects.filter(at__lt=clock.now() - dt.timedelta(days=LOG_DAYS))
    gone = sum(found.delete()[0] for found in (*rows, dismissed))
    if gone:
        announce(events.MomentsForgotten(by=None))
    return gone
