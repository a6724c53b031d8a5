"""What may be told of how people begin: groups beside each other, none small, and shares no one follows from.

A total is told nowhere: with it somebody could subtract. Of a step it is told how many in ten passed it over or left,
and a reason only when five gave it.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max

from vliegwiel.areas.insights.queries.units import smallest_group
from vliegwiel.areas.people.models import Unit
from vliegwiel.kit.small_numbers import hidden, tenths

from ..enums import LEFT, Outcome, Persona, Reason, Split, Stage
from ..models import RunCount
from .cohorts import EARLIER


@dataclass(frozen=True)
class Cohort:
    """people and tenths are None together: the group is too small, or would give a small one away. tenths: of every
    stage, in its order. of: the day the figures are of."""

    key: str
    name: str
    people: int | None
    tenths: tuple[int, ...] | None
    of: dt.date


@dataclass(frozen=True)
class Leak:
    """Of a step: of how many runs that came there about how many in ten passed it over or stopped there, and the
    reasons that five or more gave. people None: too few to say."""

    step: str
    people: int | None
    skipped: int | None
    left: int | None
    reasons: tuple[tuple[Reason, int], ...]


def counted_on(persona: Persona | str) -> dt.date | None:
    """The Monday it was last counted. One query."""
    day: dt.date | None = RunCount.objects.filter(persona=persona).aggregate(day=Max("day"))["day"]
    return day


def cohorts(persona: Persona | str, split: Split | str, day: dt.date) -> list[Cohort]:
    """By quarter (the newest first) or by unit (by name). Two queries."""
    rows = list(RunCount.objects.filter(persona=persona, split=split, day=day))
    names = {EARLIER: ""}
    if split == Split.UNIT:
        names = {str(pk): name for pk, name in Unit.objects.values_list("pk", "name")}
    gone = hidden({row.key: row.people for row in rows}, smallest_group())
    found = [
        Cohort(
            row.key,
            names.get(row.key, row.key),
            None if row.key in gone else row.people,
            None if row.key in gone else tuple(tenths(row.reached.get(one, 0), row.people) for one in Stage),
            row.of,
        )
        for row in rows
    ]
    if split == Split.UNIT:
        return sorted(found, key=lambda one: (one.name.casefold(), one.key))
    return sorted(found, key=lambda one: "" if one.key == EARLIER else one.key, reverse=True)


def leaks(persona: Persona | str, day: dt.date) -> dict[str, Leak]:
    """{step: where people leave it}. One query."""
    k = smallest_group()
    found = {}
    for row in RunCount.objects.filter(persona=persona, split=Split.STEP, day=day):
        shown = row.people >= k
        said = {one: row.reached.get(one, 0) for one in Reason if row.reached.get(one, 0)}
        gone = hidden(said, k)
        found[row.key] = Leak(
            row.key,
            row.people if shown else None,
            tenths(row.reached.get(Outcome.SKIPPED, 0), row.people) if shown else None,
            tenths(row.reached.get(LEFT, 0), row.people) if shown else None,
            tuple((one, n) for one, n in said.items() if shown and one not in gone),
        )
    return found
