"""What was promised to go, goes."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.letting_go import let_go

from .. import events
from ..models import ChanceRequest, CheckIn, Focus, Intention, ManagerMoment, Offer, Pause, Plan, SupportAct

YEAR, TWO_YEARS = dt.timedelta(days=365), dt.timedelta(days=730)  # twelve and twenty-four months, as the models promise


def forget_old() -> int:
    """Remove what is past its term; gives how many rows, without what hangs from them. Called by the clock; no
    transaction as a whole: what went is gone, and the next night goes on.

    A plan goes twenty-four months after its last use, with its check-ins and all that was said and seen there; one that
    rests, or of which a step is still to come, stays. A pause that still holds and what a team is asked now stay too.
    """
    now, today = clock.now(), clock.today()
    year_ago, on_year_ago = now - YEAR, today - YEAR
    gone = sum(
        let_go(rows)
        for rows in (
            _plans_over(now - TWO_YEARS, today),
            Intention.objects.filter(at__lt=now - TWO_YEARS),
            Focus.objects.filter(ended_at__lt=now - TWO_YEARS),
            ChanceRequest.objects.filter(at__lt=year_ago),
            ManagerMoment.objects.filter(at__lt=year_ago),
            Offer.objects.filter(due_on__lt=on_year_ago, until__lt=today),
            Pause.objects.filter(at__lt=year_ago, until__lte=today),
        )
    )
    if gone:
        with transaction.atomic():
            announce(events.PracticeForgotten(by=None))
    return gone


def _plans_over(before: dt.datetime, today: dt.date) -> QuerySet[Plan]:
    """Made, changed, taken up, answered, reacted to and stopped before a moment; not resting, and nothing to come."""
    steps = CheckIn.objects.filter(plan=OuterRef("pk"))
    reactions = SupportAct.objects.filter(check_in__plan=OuterRef("pk"))
    unused = Q(made_at__lt=before)
    for moment in ("adjusted_at", "went_on_at", "stopped_at"):
        unused &= Q(**{moment: None}) | Q(**{f"{moment}__lt": before})
    return Plan.objects.filter(
        ~Exists(steps.filter(said_at__gte=before)),
        ~Exists(reactions.filter(at__gte=before)),
        ~Exists(Plan.objects.active(today).filter(pk=OuterRef("pk"))),
        unused,
        Q(parked_at=None) | Q(stopped_at__isnull=False),
    )
