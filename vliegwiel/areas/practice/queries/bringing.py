"""Beside "do you still do it?": the measure it was about. It stands there to be looked at, and proves nothing."""

import datetime as dt
from dataclasses import dataclass

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import Kpi, KpiReading
from vliegwiel.areas.strategy.queries import figure, kpi_of
from vliegwiel.kit.words import Words

from ..models import Plan

LAST, CURVE = 3, 12


@dataclass(frozen=True)
class Figure:
    """readings: (day, value in words), the last ones, the newest first. curve: values in order of days, for a line."""

    name: Words
    unit: Words
    goal: Words
    readings: tuple[tuple[dt.date, str], ...]
    curve: tuple[float, ...]


def figure_beside(plan: Plan, person: Person) -> Figure | None:
    """The measure under which the behaviour of this plan hangs, as far as this person may see it; None when there is
    none, or it was never read. Two queries at most, for a plan that brings its behaviour with the goal."""
    behaviour = plan.behaviour
    if behaviour is None:
        return None
    seen = Kpi.objects.visible_to(person).filter(goal=behaviour.goal_id).order_by("place", "pk")
    kpi = kpi_of(behaviour, seen)
    if kpi is None:
        return None
    found = KpiReading.objects.filter(kpi=kpi).order_by("-on").values_list("on", "value")
    rows = list(found[:CURVE])
    if not rows:
        return None
    curve = tuple(float(value) for _on, value in reversed(rows))
    return Figure(
        kpi.name, kpi.unit, behaviour.goal.statement, tuple((on, figure(value)) for on, value in rows[:LAST]), curve
    )
