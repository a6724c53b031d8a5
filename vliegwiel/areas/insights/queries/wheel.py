"""Where the wheel stands for a behaviour or a goal: which of its four arcs are closed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from vliegwiel.areas.catalogue.models import Edition, Link
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.models import KpiReading, TargetBehaviour
from vliegwiel.kit import clock

from ..enums import Stage
from ..models import Cell, Decision
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

    @property
    def closed(self) -> list[str]:
        """The names of the closed arcs, as the element that draws the wheel wants them."""
        return [arc for arc in ("aim", "learn", "apply", "measure") if getattr(self, arc)]

    def __or__(self, other: "Wheel") -> "Wheel":
        return Wheel(
            self.aim or other.aim, self.learn or other.learn, self.apply or other.apply, self.measure or other.measure
        )


def wheels(behaviours: Iterable[TargetBehaviour]) -> dict[int, Wheel]:
    """behaviour -> its wheel. Behaviours come with their goal and owner; two queries however many there are."""
    all_of_them = list(behaviours)
    since = clock.now() - dt.timedelta(days=MEASURED_DAYS)
    cells = Cell.objects.filter(activity=OuterRef("activity"), unit=None)
    links = Link.objects.filter(
        Exists(Edition.objects.filter(activity=OuterRef("activity"))),
        behaviour__in=all_of_them,
        confirmation__isnull=False,
        activity__retirement=None,
    ).annotate(
        shown=Exists(cells.filter(stage=Stage.INVITED, people__gte=smallest_group())),
        applied=Exists(cells.filter(stage=Stage.APPLIED, people__gt=0)),
        decided=Exists(Decision.objects.filter(activity=OuterRef("activity"), at__gte=since)),
    )
    learn, apply, measure = set(), set(), set()
    for behaviour, shown, applied, decided in links.order_by().values_list(
        "behaviour_id", "shown", "applied", "decided"
    ):
        learn.add(behaviour)
        apply |= {behaviour} if shown and applied else set()
        measure |= {behaviour} if decided else set()
    read = set(
        KpiReading.objects.filter(
            kpi__goal__in={behaviour.goal_id for behaviour in all_of_them},
            on__gte=clock.today() - dt.timedelta(days=MEASURED_DAYS),
        )
        .order_by()
        .values_list("kpi__goal_id", flat=True)
    )
    return {
        behaviour.pk: Wheel(
            aim=behaviour.goal.is_active and behaviour.is_standing and not strategy.errors(behaviour),
            learn=behaviour.pk in learn,
            apply=behaviour.pk in apply,
            measure=behaviour.goal_id in read or behaviour.pk in measure,
        )
        for behaviour in all_of_them
    }


def wheel_of_goal(behaviours: Iterable[TargetBehaviour], each: dict[int, Wheel]) -> Wheel:
    """A goal's wheel has turned as far as the best of its behaviours: an arc is closed when one closes it."""
    whole = Wheel()
    for behaviour in behaviours:
        whole |= each.get(behaviour.pk, Wheel())
    return whole
