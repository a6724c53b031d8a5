"""Room to learn as those see it who keep it: units, what presses, questions. Groups only, never anybody's minutes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.dateparse import parse_date

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.people.models import Organisation, Person, Placement, Unit
from vliegwiel.kit import clock
from vliegwiel.kit.small_numbers import hidden

from ..models import Assignment, Pressing, RoomQuestion, RuleMatch, TimeBudget, UnitRoom
from .editions import titles
from .load import GROUP, GroupWeek, WeekLoad, group_weeks


@dataclass(frozen=True)
class UnitRow:
    """A unit with the learning time agreed for it (None: as above it) and how full its weeks are. `weeks` is empty for
    a unit that is too small to say."""

    pk: int
    name: str
    depth: int
    minutes: int | None
    weeks: tuple[GroupWeek, ...]

    @property
    def fullest(self) -> GroupWeek | None:
        return max(self.weeks, key=lambda week: week.percent, default=None)


def full_units() -> tuple[list[UnitRow], dt.datetime | None]:
    """Every open unit, each parent before its children, and when was counted (None: never). Three queries."""
    agreed = dict(TimeBudget.objects.values_list("unit", "minutes"))
    counted = {row.unit_id: row for row in UnitRoom.objects.all()}
    rows = []
    units = {unit.pk: unit for unit in Unit.objects.filter(closed_on=None)}
    for unit in sorted(units.values(), key=lambda unit: _place(unit, units)):
        known = counted.get(unit.pk)
        weeks = tuple(_week(*week) for week in known.weeks) if known else ()
        rows.append(UnitRow(unit.pk, unit.name, unit.path.count("/") - 2, agreed.get(unit.pk), weeks))
    return rows, max((row.counted_at for row in counted.values()), default=None)


def _place(unit: Unit, units: Mapping[int, Unit]) -> tuple[str, ...]:
    above = (int(one) for one in unit.path.strip("/").split("/"))
    return tuple(units[one].name if one in units else "" for one in above)


def _week(monday: str, percent: int) -> GroupWeek:
    return GroupWeek(parse_date(monday) or clock.today(), percent)


def rooms_of_units(loads: Mapping[int, tuple[WeekLoad, ...]]) -> dict[int, list[list[Any]]]:
    """{unit: [[Monday, percent]]} of everybody in it and below it, from {person: weeks}. Two queries.

    Small units are hidden, and so is the smallest of their siblings when the hidden ones together are small.
    """
    paths = dict(Unit.objects.values_list("pk", "path"))
    people: dict[int, set[int]] = defaultdict(set)
    placed = Placement.objects.on().filter(employment__person__in=Person.objects.here().values("pk")).order_by()
    for person, unit in placed.values_list("employment__person", "unit"):
        if person in loads:
            for above in paths[unit].strip("/").split("/"):
                people[int(above)].add(person)
    families: dict[str, dict[int, int]] = defaultdict(dict)
    for unit, who in people.items():
        families[paths[unit].rsplit("/", 2)[0]][unit] = len(who)
    small = {unit for siblings in families.values() for unit in hidden(siblings, GROUP)}
    return {
        unit: [
            [week.monday.isoformat(), week.percent]
            for week in (() if unit in small else group_weeks(loads[person] for person in sorted(who)))
        ]
        for unit, who in people.items()
    }


def droppable() -> QuerySet[Assignment]:
    """What stands open and may be taken back: no law or cao asks it, and no rule stands under it."""
    under = RuleMatch.objects.open().filter(assignment=OuterRef("pk"), state=RuleMatch.State.GIVEN)
    rows: QuerySet[Assignment] = Assignment.objects.open().exclude(activity__purpose=Purpose.LEGAL)
    return rows.filter(~Exists(under), activity__retirement=None).order_by("pk")


@dataclass(frozen=True)
class PressingRow:
    """people: None for a group too small to count."""

    activity: int
    slug: str
    title: dict[str, str]
    people: int | None
    minutes: int


def pressing(most: int = 12) -> list[PressingRow]:
    """What could go where time is far too full, what frees most first. Two queries."""
    rows = list(Pressing.objects.select_related("activity"))
    rows.sort(key=lambda row: (-row.people * row.minutes, row.pk))
    said = titles(row.activity_id for row in rows[:most])
    return [
        PressingRow(
            row.activity_id,
            row.activity.slug,
            said.get(row.activity_id, {}),
            None if hidden({"group": row.people}, GROUP) else row.people,
            row.minutes,
        )
        for row in rows[:most]
    ]


def room_questions(person: Person, *, open_only: bool = True) -> QuerySet[RoomQuestion]:
    """Questions about room this person may read, the oldest open one first; else the last answered first."""
    found = RoomQuestion.objects.visible_to(person).select_related("activity", "by", "answered_by")
    rows: QuerySet[RoomQuestion] = (
        found.open().order_by("at", "pk") if open_only else found.exclude(answer="").order_by("-answered_at", "-pk")
    )
    return rows


def agreed_minutes(unit: Unit) -> int:
    """Minutes in four weeks at full time that hold in this unit: the nearest agreement above it, else what the
    organisation gives. Two queries."""
    above = [int(one) for one in unit.path.strip("/").split("/")]
    known = dict(TimeBudget.objects.filter(unit__in=above).values_list("unit", "minutes"))
    organisation = Organisation.objects.order_by("pk").first() or Organisation()
    found = organisation.weekly_minutes * 4
    for one in above:
        found = known.get(one, found)
    return found
