"""Goals with where they stand: from, now, to."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, ReportingLine, RoleGrant

from ..models import Goal, Kpi, KpiReading, TargetBehaviour, TopGoal
from .lint import Weakness, weaknesses


@dataclass(frozen=True)
class Progress:
    """The measure: where it began, what it was last (and when), where it must go. `share`: 0..1 of the way, or None
    while something is missing. Beyond the target is 1, back past the baseline is 0."""

    baseline: Decimal | None
    now: Decimal | None
    target: Decimal | None
    read_on: dt.date | None

    @property
    def share(self) -> float | None:
        if self.baseline is None or self.target is None or self.target == self.baseline:
            return None
        now = self.baseline if self.now is None else self.now
        return min(1.0, max(0.0, float((now - self.baseline) / (self.target - self.baseline))))


@dataclass(frozen=True)
class GoalRow:
    """A goal in a list: its progress, how many behaviours stand beneath it, and the first thing to mend, if any."""

    goal: Goal
    progress: Progress
    behaviours: int
    weakest: Weakness | None


@dataclass(frozen=True)
class KpiRow:
    """A KPI in a list: its progress and the first thing to mend, if any."""

    kpi: Kpi
    progress: Progress
    weakest: Weakness | None


def kpi_rows(kpis: QuerySet[Kpi]) -> list[KpiRow]:
    """These KPIs with their last reading. One query, however many."""
    latest = KpiReading.objects.filter(kpi=OuterRef("pk")).order_by("-on")
    read = kpis.annotate(
        last_value=Subquery(latest.values("value")[:1]), last_on=Subquery(latest.values("on")[:1])
    ).order_by("goal", "place", "pk")
    return [KpiRow(kpi, so_far(kpi, kpi.last_value, kpi.last_on), next(iter(weaknesses(kpi)), None)) for kpi in read]


def goal_rows(person: Person, *, closed: bool = False, judged: bool = True) -> list[GoalRow]:
    """Goals this person may see: those open, or those closed. Three queries, however many.

    `judged`: with the first thing to mend; without, one query less."""
    latest = KpiReading.objects.filter(kpi__goal=OuterRef("pk"), kpi__place=0).order_by("-on")
    goals = Goal.objects.visible_to(person).select_related("owner", "closing", "theme").with_kpis()
    goals = goals.exclude(closing=None) if closed else goals.open()
    goals = goals.annotate(
        last_value=Subquery(latest.values("value")[:1]),
        last_on=Subquery(latest.values("on")[:1]),
        is_first=Exists(TopGoal.objects.filter(goal=OuterRef("pk"))),
        standing=Count("behaviours", filter=Q(behaviours__retired_at=None)),
    )
    judged = judged and not closed
    educators = educating() if judged else set()
    return [
        GoalRow(
            goal=goal,
            progress=so_far(goal.headline, goal.last_value, goal.last_on),
            behaviours=goal.standing,
            weakest=next(iter(weaknesses(goal, educators=educators)), None) if judged else None,
        )
        for goal in goals.order_by("state", "-is_first", "due", "pk")
    ]


def progress(kpi: Kpi | None) -> Progress:
    """Where one KPI stands. One query."""
    last = kpi.readings.order_by("-on").first() if kpi and kpi.pk else None
    return so_far(kpi, last.value if last else None, last.on if last else None)


def so_far(kpi: Kpi | None, now: Decimal | None, on: dt.date | None) -> Progress:
    """Where a KPI stands when its last value is known already."""
    return Progress(kpi.baseline if kpi else None, now, kpi.target if kpi else None, on)


def educating() -> set[int]:
    """Who holds the L&D lead role today: they own no goals."""
    held = RoleGrant.objects.on().filter(role=Role.LND_LEAD).order_by()
    return set(held.values_list("person_id", flat=True))


def likely_owners(most: int = 300) -> list[Person]:
    """People one would first think of as owner: who lead somebody or hold the leader's role; no educators."""
    leading = ReportingLine.objects.on().values("manager")
    leaders = RoleGrant.objects.on().filter(role=Role.LEADER).values("person")
    teaching = RoleGrant.objects.on().filter(role=Role.LND_LEAD).values("person")
    found = Person.objects.filter(Q(pk__in=leading) | Q(pk__in=leaders)).exclude(pk__in=teaching)
    return list(found.order_by("family_name", "given_name", "pk")[:most])


def behaviours_of(goals: Iterable[Goal]) -> list[TargetBehaviour]:
    """The standing behaviours beneath these goals, with goal and owner. One query."""
    standing = TargetBehaviour.objects.standing().filter(goal__in=[goal.pk for goal in goals])
    return list(standing.select_related("goal", "owner").order_by("goal", "pk"))
