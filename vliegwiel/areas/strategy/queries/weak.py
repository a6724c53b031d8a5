"""Everything that is still weak, in one list."""

from dataclasses import dataclass, replace

from vliegwiel.areas.people.models import Person

from ..models import Goal, Kpi, TargetBehaviour
from .goals import educating
from .lint import Weakness, weaknesses


@dataclass(frozen=True)
class WeakPoint:
    """A goal, KPI or standing behaviour with what is weak in it, errors first. `kind`: goal, kpi or behaviour."""

    kind: str
    pk: int
    name: str
    owner: str
    weaknesses: list[Weakness]

    def only(self, code: str) -> "WeakPoint":
        """The same point with the weaknesses of one code."""
        return replace(self, weaknesses=[weakness for weakness in self.weaknesses if weakness.code == code])


def weak_points(person: Person) -> list[WeakPoint]:
    """Of what this person may see and is not closed: errors first, then the most weaknesses. Four queries.

    A headline KPI's weaknesses stand with its goal, which asks for them in its own form."""
    open_ones = [Goal.State.DRAFT, Goal.State.ACTIVE]
    educators = educating()
    goals = Goal.objects.visible_to(person).open().with_kpis().select_related("owner").order_by("pk")
    kpis = Kpi.objects.visible_to(person).filter(goal=None) | Kpi.objects.visible_to(person).filter(
        goal__state__in=open_ones, place__gt=0
    )
    behaviours = TargetBehaviour.objects.visible_to(person).standing().filter(goal__state__in=open_ones)
    points = [
        WeakPoint("goal", goal.pk, str(goal), goal.owner.name, weaknesses(goal, educators=educators)) for goal in goals
    ]
    points += [
        WeakPoint("kpi", kpi.pk, str(kpi), kpi.owner.name if kpi.owner else "", weaknesses(kpi))
        for kpi in kpis.select_related("owner").order_by("pk")
    ]
    points += [
        WeakPoint("behaviour", one.pk, str(one), one.owner.name, weaknesses(one))
        for one in behaviours.select_related("owner").order_by("pk")
    ]
    weak = [point for point in points if point.weaknesses]
    return sorted(weak, key=lambda point: (not point.weaknesses[0].is_error, -len(point.weaknesses)))
