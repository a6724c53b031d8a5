"""The rows behind the portfolio's figures."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.models import EdgeState, Goal, StrategyLink, TargetBehaviour, WorkplaceFix
from vliegwiel.kit import clock

from ... import permissions
from ...enums import Gap, Thread
from ...models import Appraisal, Line
from ..appreciation.facts import cuts
from ..contribution import ACTIVITY
from ..titles import titles

LONG = dt.timedelta(days=60)


@dataclass(frozen=True)
class GoalSeen:
    """A running goal, and whether something is done for it: an activity with a high contribution (`learned`), or work
    that was changed so that nobody needs training (`mended`)."""

    goal: Goal
    learned: bool
    mended: bool
    tried: bool  # an activity with a lower contribution, or one of which nothing may be expected; or work being changed

    @property
    def reached(self) -> bool:
        return self.learned or self.mended


def goals_seen(promised: Collection[int] | None = None) -> list[GoalSeen]:
    """Every running goal, the blind ones first. Two queries, and two more without `promised`: the behaviours of which
    an effect may be promised. What was demonstrated counts without that."""
    if promised is None:
        promised = strategy.kept_alive().promised
    shelf = Appraisal.objects.filter(activity=OuterRef("activity"), on_shelf=True)
    good = shelf.filter(value__gte=cuts().high, has_line=True)
    links = Link.objects.filter(behaviour__goal=OuterRef("pk"), confirmation__isnull=False)
    high = links.filter(Exists(good.filter(demonstrated=True)) | Exists(good) & Q(behaviour__in=list(promised)))
    fixes = WorkplaceFix.objects.filter(behaviour__goal=OuterRef("pk"))
    goals = Goal.objects.active().annotate(
        learned=Exists(high),
        mended=Exists(fixes.filter(ending__done=True)),
        tried=Exists(links.filter(Exists(shelf))) | Exists(fixes.filter(ending=None)),
    )
    found = [
        GoalSeen(goal, goal.learned, goal.mended, goal.tried)
        for goal in goals.select_related("owner").order_by("due", "pk")
    ]
    return sorted(found, key=lambda seen: (seen.reached, seen.tried))


def long_contested() -> QuerySet[Line]:
    """Activities' edges on which two judges have been far apart for more than sixty days; the longest first."""
    rows = Line.objects.filter(gap=Gap.CONTESTED, behaviour__in=TargetBehaviour.objects.active())
    return rows.filter(contested_since__lt=clock.now() - LONG).order_by("contested_since", "pk")


@dataclass(frozen=True)
class LongContested:
    """An edge, its ends in words, and since when its judges are far apart."""

    kind: str
    pk: int
    upper: str
    lower: str
    since: dt.datetime


def long_contested_above() -> tuple[list[LongContested], int]:
    """The same for edges above a behaviour, in words, and how many judged ones there are. One query, one more when
    there are any."""
    until = clock.now() - LONG
    judged = {ends: one for ends, one in strategy.judgements().items() if one.state != EdgeState.DRAFT}
    long = {
        ends: one.contested_since for ends, one in judged.items() if one.contested_since and one.contested_since < until
    }
    if not long:
        return [], len(judged)
    active = Q(behaviour__in=TargetBehaviour.objects.active()) | Q(goal__state=Goal.State.ACTIVE)
    found = []
    for link in StrategyLink.objects.filter(active).select_related("theme", "goal", "kpi", "behaviour").order_by("pk"):
        since = long.get((link.kind, link.upper.pk, link.lower.pk))
        if since:
            found.append(LongContested(link.kind, link.lower.pk, str(link.upper), str(link.lower), since))
    return sorted(found, key=lambda one: one.since), len(judged)


def in_words(lines: Iterable[Line]) -> list[LongContested]:
    """Lines as they stand in the list. Two queries."""
    some = list(lines)
    named = titles({line.activity_id for line in some}, drafts=True)
    behaviours = TargetBehaviour.objects.in_bulk({line.behaviour_id for line in some})
    return [
        LongContested(
            ACTIVITY,
            line.pk,
            str(behaviours[line.behaviour_id]),
            named[line.activity_id],
            line.contested_since or line.link.claimed_at,
        )
        for line in some
    ]


def appraised(reader: Person, figure: str, part: str = "") -> QuerySet[Appraisal]:
    """The shelf's activities behind a figure, the most hours first, to page through.

    `part`: "with" or "without" for coverage, a thread, or a tier; "" is all. Nobody but the L&D lead gets `liked`.
    """
    rows = Appraisal.objects.filter(on_shelf=True, exempt=False)
    if figure == "coverage" and part in ("with", "without"):
        rows = rows.filter(has_line=part == "with")
    elif figure == "threads" and part in Thread.values:
        rows = rows.filter(thread=part)
    elif figure == "ladder" and part.isdecimal():
        rows = rows.filter(tier=int(part))
    elif figure == "liked":
        rows = rows.filter(stands_out=True) if permissions.may_see_quadrants(reader) else rows.none()
    return rows.select_related("activity").order_by("-minutes", "activity")
