"""What was promised to go, goes."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events
from ..models import Assignment, Enrolment, PollAnswer, Reaction, RunLook, SpotQuestion

KEPT = dt.timedelta(days=730)  # twenty-four months, as the models promise


@transaction.atomic
def forget_old() -> tuple[int, int]:
    """Remove what is older than twenty-four months; gives how many assignments and enrolments went.

    An enrolment counts from when she last touched it, its steps go with it; an assignment whose date still lies ahead
    stays. Reactions go too. Completions are never removed.
    """
    long_ago = clock.now() - KEPT
    enrolments = Enrolment.objects.filter(seen_at__lt=long_ago)
    assignments = Assignment.objects.filter(Q(due=None) | Q(due__lt=clock.today()), given_at__lt=long_ago)
    gone = assignments.count(), enrolments.count()
    PollAnswer.objects.filter(on__lt=clock.today() - KEPT).delete()
    Reaction.objects.filter(on__lt=clock.today() - KEPT).delete()
    SpotQuestion.objects.filter(at__lt=long_ago).delete()
    RunLook.objects.filter(at__lt=long_ago).delete()
    assignments.delete()
    enrolments.delete()
    if any(gone):
        announce(events.Forgotten(by=None, assignments=gone[0], enrolments=gone[1]))
    return gone
