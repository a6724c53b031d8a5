"""What was promised to go, goes."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events
from ..models import (
    Assignment,
    Enrolment,
    Extension,
    Need,
    PollAnswer,
    Reaction,
    RoomQuestion,
    RuleMatch,
    RuleRun,
    RunLook,
    SpotQuestion,
)

KEPT = dt.timedelta(days=730)  # twenty-four months, as the models promise


@transaction.atomic
def forget_old() -> tuple[int, int]:
    """Remove what is older than twenty-four months; gives how many assignments and enrolments went.

    An enrolment counts from when she last touched it, its steps go with it; an assignment whose date still lies ahead
    stays, and one that a rule or a need still stands under. Reactions go too, what rules did, and whom they held for
    and hold for no more. Completions are never removed.
    """
    long_ago = clock.now() - KEPT
    enrolments = Enrolment.objects.filter(seen_at__lt=long_ago)
    asked_still = RuleMatch.objects.open().filter(assignment=OuterRef("pk"))
    needed = Need.objects.open().filter(assignment=OuterRef("pk"))
    assignments = Assignment.objects.filter(
        ~Exists(asked_still), ~Exists(needed), Q(due=None) | Q(due__lt=clock.today()), given_at__lt=long_ago
    )
    gone = assignments.count(), enrolments.count()
    PollAnswer.objects.filter(on__lt=clock.today() - KEPT).delete()
    Reaction.objects.filter(on__lt=clock.today() - KEPT).delete()
    SpotQuestion.objects.filter(at__lt=long_ago).delete()
    RunLook.objects.filter(at__lt=long_ago).delete()
    Extension.objects.filter(answered_at__lt=long_ago).delete()
    RuleMatch.objects.filter(ended_at__lt=long_ago).delete()
    RoomQuestion.objects.filter(answered_at__lt=long_ago).delete()
    Need.objects.filter(ended_at__lt=long_ago).delete()
    RuleRun.objects.filter(finished_at__lt=long_ago).delete()
    assignments.delete()
    enrolments.delete()
    if any(gone):
        announce(events.Forgotten(by=None, assignments=gone[0], enrolments=gone[1]))
    return gone
