"""Where the wheel stands for a behaviour or a goal: which of its four arcs are closed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.models import GoalReading, TargetBehaviour
from vliegwiel.kit import clock

from ..enums import Stage
from ..models import Decision
from .funnel import totals
from .units import smallest_group

MEASURED_DAYS = 90


@dataclass(frozen=True)
class Wheel:
    """aim: the goal is active and the behaviour whole. learn: a confirmed activity is on the shelf. apply: in a group
    that may be shown somebody applied it, seen by another. measure: a reading or a decision in the last 90 days."""

    aim: bool = False
    learn: bool = False
    apply: bool = False
    measure: bool = False

    def __or__(self, other: "Wheel") -> "Wheel":
        return Wheel(
            self.aim or other.aim, self.learn or other.learn, self.apply or other.apply, self.measure or other.measure
        )


def wheels(behaviours: Iterable[TargetBehaviour]) -> dict[int, Wheel]:
    """behaviour -> its wheel. Behaviours come with their goal and owner; four queries however many there are."""
    all_of_them = list(behaviours)
    since = clock.now() - dt.timedelta(days=MEASURED_DAYS)
    links = Link.objects.filter(
        behaviour__in=all_of_them,
        confirmation__isnull=False,
        activity__retirement=None,
        activity__editions__isnull=False,
    )
    serve: dict[int, set[int]] = defaultdict(set)
    for behaviour, activity in links.order_by().values_list("behaviour_id", "activity_id"):
        serve[behaviour].add(activity)
    activities = set().union(*serve.values())
    applied = {
        activity
        for activity, numbers in totals(activities).items()
        if numbers.get(Stage.INVITED, 0) >= smallest_group() and numbers.get(Stage.APPLIED, 0)
    }
    decided = set(
        Decision.objects.filter(activity__in=activities, at__gte=since).order_by().values_list("activity_id", flat=True)
    )
    read = set(
        GoalReading.objects.filter(goal__in={behaviour.goal_id for behaviour in all_of_them}, on__gte=since.date())
        .order_by()
        .values_list("goal_id", flat=True)
    )
    return {
        behaviour.pk: Wheel(
            aim=behaviour.goal.is_active and behaviour.is_standing and not strategy.errors(behaviour),
            learn=bool(serve[behaviour.pk]),
            apply=bool(serve[behaviour.pk] & applied),
            measure=behaviour.goal_id in read or bool(serve[behaviour.pk] & decided),
        )
        for behaviour in all_of_them
    }


def wheel_of_goal(behaviours: Iterable[TargetBehaviour], each: dict[int, Wheel]) -> Wheel:
    """A goal's wheel has turned as far as the best of its behaviours: an arc is closed when one closes it."""
    whole = Wheel()
    for behaviour in behaviours:
        whole |= each.get(behaviour.pk, Wheel())
    return whole
