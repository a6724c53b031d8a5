"""Where the thread from goal to activity is broken, and who could mend it."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from vliegwiel.areas.catalogue.models import CONFIRMATION_HOLDS, Link
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.fetching import Rows
from vliegwiel.kit.prepared import Prepared


@dataclass(frozen=True, eq=False)  # made once of the same rows
class Threads:
    """goals: active without a standing behaviour. behaviours: active without an activity. waiting: behaviours with a
    link their owner has not confirmed. orphans: goals and behaviours whose owner no longer works here. whole: all
    behaviours one can make an activity for, broken or not."""

    goals: tuple[Goal, ...]
    behaviours: tuple[TargetBehaviour, ...]
    waiting: tuple[TargetBehaviour, ...]
    orphans: tuple[Goal | TargetBehaviour, ...]
    whole: tuple[TargetBehaviour, ...]

    def __bool__(self) -> bool:
        return bool(self.goals or self.behaviours or self.waiting or self.orphans)


def threads() -> Threads:
    """All broken threads of active goals. Two queries."""
    # By the day, so that the rows are the same all day when nothing happens.
    since = timezone.make_aware(dt.datetime.combine(clock.today() - CONFIRMATION_HOLDS, dt.time.min))
    return _threads(BEHAVIOURS.rows(confirmed_since=since), GOALS.rows(), clock.today())


@lru_cache(maxsize=4)
def _threads(behaviours: Rows[Any], goals: Rows[Goal], _today: dt.date) -> Threads:
    with_behaviour = {behaviour.goal_id for behaviour in behaviours}
    gone: list[Goal | TargetBehaviour] = [goal for goal in goals if _left(goal)]
    return Threads(
        goals=tuple(goal for goal in goals if goal.pk not in with_behaviour),
        behaviours=tuple(behaviour for behaviour in behaviours if not behaviour.linked),
        waiting=tuple(behaviour for behaviour in behaviours if behaviour.waits),
        orphans=tuple(gone + [behaviour for behaviour in behaviours if _left(behaviour)]),
        whole=tuple(behaviours),
    )


# No more of each than its words and who owns it: the cockpit reads forty, and every text is a little JSON.
OWNER = ("owner__given_name", "owner__name_prefix", "owner__family_name", "owner__left_on")


def _behaviours(confirmed_since: dt.datetime) -> QuerySet[Any]:
    links: QuerySet[Link] = Link.objects.filter(behaviour=OuterRef("pk"), activity__retirement=None)
    standing: QuerySet[Any] = TargetBehaviour.objects.active().select_related("goal", "owner")
    rows: QuerySet[Any] = (
        standing.only("action", "goal__statement", *OWNER)
        .annotate(linked=Exists(links), waits=Exists(links.exclude(confirmation__at__gte=confirmed_since)))
        .order_by("goal", "pk")
    )
    return rows


def _goals() -> QuerySet[Goal]:
    goals: QuerySet[Goal] = Goal.objects.active().select_related("owner").only("statement", *OWNER)
    return goals.order_by("due", "pk")


BEHAVIOURS, GOALS = Prepared(_behaviours, kept=True), Prepared(_goals, kept=True)


def _left(thing: Goal | TargetBehaviour) -> bool:
    return thing.owner.left_on is not None and thing.owner.left_on < clock.today()
