"""Where the thread from goal to activity is broken, and who could mend it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock


@dataclass(frozen=True)
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
    links = Link.objects.filter(behaviour=OuterRef("pk"), activity__retirement=None)
    standing = TargetBehaviour.objects.active().select_related("goal", "owner")
    behaviours = list(
        standing.annotate(
            linked=Exists(links),
            waits=Exists(Link.objects.waiting().filter(behaviour=OuterRef("pk"), activity__retirement=None)),
        ).order_by("goal", "pk")
    )
    with_behaviour = {behaviour.goal_id for behaviour in behaviours}
    goals = list(Goal.objects.active().select_related("owner").order_by("due", "pk"))
    gone: list[Goal | TargetBehaviour] = [goal for goal in goals if _left(goal)]
    return Threads(
        goals=tuple(goal for goal in goals if goal.pk not in with_behaviour),
        behaviours=tuple(behaviour for behaviour in behaviours if not behaviour.linked),
        waiting=tuple(behaviour for behaviour in behaviours if behaviour.waits),
        orphans=tuple(gone + [behaviour for behaviour in behaviours if _left(behaviour)]),
        whole=tuple(behaviours),
    )


def _left(thing: Goal | TargetBehaviour) -> bool:
    return thing.owner.left_on is not None and thing.owner.left_on < clock.today()
