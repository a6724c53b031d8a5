"""The way from invited to applied, as shares with an interval; a small group shows nothing but why."""

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.people.models import Employment, Person, Unit
from vliegwiel.areas.practice.enums import Said
from vliegwiel.areas.practice.models import CheckIn
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.small_numbers import wilson

from .. import permissions
from ..enums import Hidden, Stage
from ..models import Cell, Headline
from .definitions import DEFINITIONS, Definition
from .units import Group, by_unit, people_in, smallest_group

Numbers = Mapping[str, int]  # stage -> people
ACTIVE_DAYS = 28


@dataclass(frozen=True)
class Share:
    """n of `of`; `share`, `low` and `high` are 0..1 (Wilson, 95%). With `hidden` set, all of them are None."""

    n: int | None
    of: int | None
    means: Definition
    hidden: Hidden | None = None

    @property
    def share(self) -> float | None:
        return self.n / self.of if self.n is not None and self.of else None

    @property
    def percent(self) -> str:
        """The share as one reads it: "12%"; "" when hidden."""
        return "" if self.share is None else f"{round(self.share * 100)}%"

    @property
    def low(self) -> float | None:
        return self._interval[0]

    @property
    def high(self) -> float | None:
        return self._interval[1]

    @property
    def _interval(self) -> tuple[float, float] | tuple[None, None]:
        return wilson(self.n, self.of) if self.n is not None and self.of else (None, None)


@dataclass(frozen=True)
class StageRow(Share):
    """One stage of the way; `of` is the number of people invited."""

    stage: Stage = Stage.INVITED


@dataclass(frozen=True)
class Funnel:
    """All stages in order. `activities` are counted; `left_out` had fewer people than may be shown."""

    rows: tuple[StageRow, ...]
    activities: int
    left_out: int
    counted_at: dt.datetime | None

    @property
    def hidden(self) -> Hidden | None:
        return self.rows[0].hidden

    @property
    def invited(self) -> int | None:
        return self.rows[0].n

    def row(self, stage: Stage) -> StageRow:
        """One of the stages."""
        return next(row for row in self.rows if row.stage == stage)


def why_hidden(numbers: Numbers) -> Hidden | None:
    """Which rule hides this group: too few people, or nobody at all; None when it may be shown."""
    invited = numbers.get(Stage.INVITED, 0)
    if invited >= smallest_group():
        return None
    return Hidden.SMALL if invited else Hidden.EMPTY


def rows_of(numbers: Numbers) -> tuple[StageRow, ...]:
    """The stages of one group; all hidden when fewer people than k are invited."""
    if why := why_hidden(numbers):
        return hidden_rows(why)
    invited = numbers.get(Stage.INVITED, 0)
    return tuple(
        StageRow(n=numbers.get(stage, 0), of=invited, means=DEFINITIONS[stage], stage=stage) for stage in Stage
    )


def hidden_rows(why: Hidden) -> tuple[StageRow, ...]:
    """The stages without a single number."""
    return tuple(StageRow(n=None, of=None, means=DEFINITIONS[stage], stage=stage, hidden=why) for stage in Stage)


def _totals() -> "QuerySet[Cell, tuple[int, str, int]]":
    cells = Cell.objects.filter(unit=None).order_by()
    return cells.values_list("activity_id", "stage", "people")


def _stored() -> QuerySet[Any]:
    totals = Cell.objects.filter(unit=None).order_by("-counted_at").values("counted_at")[:1]
    rows: QuerySet[Any] = Headline.objects.annotate(totals_at=Subquery(totals)).order_by("pk")
    return rows[:1]


TOTALS, HEADLINE = Prepared(_totals), Prepared(_stored)
KEPT_FOR = 60  # seconds


@dataclass(frozen=True)
class Counted:
    """What was counted ahead, as it stands: of all who work here (`of`; None before the first count) how many `people`
    apply, and when that and the totals of activities (`totals_at`) were counted. `minute`: in which this was asked."""

    people: int
    of: int | None
    at: dt.datetime
    totals_at: dt.datetime | None
    minute: int


def counted() -> Counted:
    """One query, for a page that shows figures."""
    row, minute = HEADLINE.first(), int(time.monotonic() // KEPT_FOR)
    if row is None:
        return Counted(0, None, clock.now(), clock.now(), minute)  # nothing was ever counted: nothing is remembered
    return Counted(row.people, row.of, row.counted_at, row.totals_at, minute)


@lru_cache(maxsize=2)
def totals_of_all(_totals_at: dt.datetime | None, _minute: int) -> Mapping[int, Numbers]:
    """`totals` of every activity, as `counted` says it stands. Remembered until something is counted again, and never
    longer than a minute: of two counts at the same time the one that ends last may have begun first."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for activity, stage, people in TOTALS.ask():
        found[activity][stage] = people
    return MappingProxyType({activity: MappingProxyType(numbers) for activity, numbers in found.items()})


def totals(activities: Iterable[int] | QuerySet[Activity]) -> dict[int, dict[str, int]]:
    """activity -> stage -> people, all units together. One query. For code that shows it through `rows_of`."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    cells = Cell.objects.filter(unit=None, activity__in=activities)
    for activity, stage, people in cells.order_by().values_list("activity_id", "stage", "people"):
        found[activity][stage] = people
    return found


def add_up(groups: Iterable[Numbers]) -> tuple[dict[str, int], int, int]:
    """Added stages of the groups that may be shown, how many those are, and how many were left out.

    A sum of what may be shown anyway cannot give away what may not, however sums are subtracted from each other.
    """
    stages, smallest = Stage.values, smallest_group()
    added: dict[str, int] = dict.fromkeys(stages, 0)
    shown = left_out = 0
    for numbers in groups:
        invited = numbers.get(Stage.INVITED, 0)
        if invited >= smallest:
            shown += 1
            for stage in stages:
                added[stage] += numbers.get(stage, 0)
        elif invited:
            left_out += 1
    return added, shown, left_out


def funnel(
    activity: Activity | None = None,
    *,
    behaviour: TargetBehaviour | None = None,
    goal: Goal | None = None,
    unit: Unit | None = None,
) -> Funnel:
    """The way for one activity, or for all on the shelf (of a behaviour or goal: those whose link is confirmed).

    An activity counts once however many behaviours it serves. Somebody in two activities counts in both. With `unit`
    an activity counts only where that unit may be shown for it.
    """
    one = Activity.objects.filter(pk=activity.pk) if activity is not None else None
    chosen: QuerySet[Activity] = one if one is not None else serving(behaviour=behaviour, goal=goal)
    if unit is None:
        groups: list[Numbers] = list(totals(chosen).values())
    else:
        groups = [
            numbers
            for activity_id in chosen.values_list("pk", flat=True).order_by("pk")
            if (numbers := people_in(activity_id, unit))
        ]
    added, shown, left_out = add_up(groups)
    counted = Cell.objects.filter(activity=activity, unit=None).order_by("-counted_at") if activity else None
    last = counted.values_list("counted_at", flat=True).first() if counted is not None else None
    rows = rows_of(added) if shown or not left_out else hidden_rows(Hidden.SMALL)
    return Funnel(rows=rows, activities=shown, left_out=left_out, counted_at=last)


def serving(*, behaviour: TargetBehaviour | None = None, goal: Goal | None = None) -> QuerySet[Activity]:
    """Activities on the shelf; of a behaviour or goal when given, by confirmed links, each activity once."""
    activities: QuerySet[Activity] = Activity.objects.published()
    if behaviour is not None:
        activities = activities.filter(links__behaviour=behaviour, links__confirmation__isnull=False)
    if goal is not None:
        activities = activities.filter(links__behaviour__goal=goal, links__confirmation__isnull=False)
    return activities.distinct() if behaviour or goal else activities


@dataclass(frozen=True)
class CountedShare(Share):
    """A share that was counted ahead, and when."""

    counted_at: dt.datetime | None = None


def headline(known: Counted | None = None) -> CountedShare:
    """Active in application: who said in the last 28 days to have done or tried something, of all here.

    As it was counted after the last answer, or at the last whole hour; counted now when it never was.
    """
    stored = known or counted()
    n, of = (stored.people, stored.of) if stored.of is not None else count_headline()
    at = stored.at
    if of < smallest_group():
        return CountedShare(None, None, DEFINITIONS["active"], Hidden.SMALL, at)
    return CountedShare(n, of, DEFINITIONS["active"], None, at)


def count_headline() -> tuple[int, int]:
    """Who is active in application today, and how many work here. Reads everybody: for verbs, not for pages."""
    since = clock.now() - dt.timedelta(days=ACTIVE_DAYS)
    said = CheckIn.objects.filter(said_at__gte=since, said__in=[Said.DID_IT, Said.TRIED]).values("plan__person")
    found = Employment.objects.on().aggregate(
        of=Count("person", distinct=True), n=Count("person", distinct=True, filter=Q(person__in=said))
    )
    return found["n"], found["of"]


@dataclass(frozen=True)
class UnitRow:
    """A unit in the table of one activity: its group, and its stages as shares."""

    group: Group
    stages: tuple[StageRow, ...]

    @property
    def invited(self) -> StageRow:
        return self.stages[0]

    @property
    def completed(self) -> StageRow:
        return self.stages[2]

    @property
    def applied(self) -> StageRow:
        return self.stages[-1]


def unit_rows(activity: Activity) -> list[UnitRow]:
    """Every unit where somebody was invited, parents before their parts. Two queries."""
    return [
        UnitRow(group, rows_of(group.numbers) if group.numbers else hidden_rows(group.hidden or Hidden.SMALL))
        for group in by_unit(activity)
    ]


def watched(person: Person) -> QuerySet[Activity]:
    """Activities whose figures this person may see: all that were ever published, also when retired since."""
    if not permissions.may_see_figures(person):
        return Activity.objects.none()
    return Activity.objects.filter(Exists(Edition.objects.filter(activity=OuterRef("pk"))))
