"""What a director needs of the academy in two minutes.

How strong the lines to her goals are, what the hours serve, what we do not know, and what is asked of her.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Sum, Window
from django.db.models.functions import RowNumber

from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.enums import Frequency
from vliegwiel.areas.strategy.models import RequiredDriver, TargetBehaviour
from vliegwiel.areas.strategy.queries import GoalRow, ImpactPromise
from vliegwiel.kit import clock

from ..enums import Thread
from ..models import Appraisal, Contribution, Method
from .contribution import promised
from .funnel import CountedShare, headline

# LTEM: from here on something is known of what people can or do, not only that they were there and liked it.
LEARNED = 4
# A measure nobody read for two of its own periods is a measure nobody looks at.
PERIOD = {Frequency.DAY: 7, Frequency.WEEK: 7, Frequency.MONTH: 31, Frequency.QUARTER: 92}


@dataclass(frozen=True)
class GoalLine:
    """A running goal: its row, the activity that contributes most (None: none has a whole line to it), and whether
    that is high enough to count on. `measured`: its headline was read within two of its own periods."""

    row: GoalRow
    best: Contribution | None
    strong: bool
    measured: bool
    hushed: str = ""  # what to say instead of what is expected, where nothing keeps the behaviour alive

    @property
    def blind(self) -> bool:
        """Learning does nothing for it yet."""
        return not self.strong


@dataclass(frozen=True)
class HourShare:
    """What a part of the past year's hours was for. `share` 0..1 of them all; `n` activities."""

    thread: Thread
    share: float
    hours: int
    n: int

    @property
    def percent(self) -> str:
        return f"{round(self.share * 100)}%"


@dataclass(frozen=True)
class Unknowns:
    """What we do not know: goals without a behaviour; behaviours without a confirmed activity; critical behaviours that
    nothing keeps alive; goals whose measure nobody reads; and the share 0..1 of hours of which nothing is known of
    what people can or do afterwards (None: there were none)."""

    without_behaviour: tuple[GoalRow, ...]
    without_activity: int
    without_driver: int
    unread: tuple[GoalRow, ...]
    unproven: float | None

    def __bool__(self) -> bool:
        few = self.without_behaviour or self.without_activity or self.without_driver or self.unread
        return bool(few or (self.unproven or 0) > 0)

    @property
    def unproven_percent(self) -> str:
        return "" if self.unproven is None else f"{round(self.unproven * 100)}%"


@dataclass(frozen=True)
class OnePage:
    """All of it; `hours` of the past twelve months, exempt kinds left out; `counted_at` None before the first count."""

    goals: tuple[GoalLine, ...]
    hours: tuple[HourShare, ...]
    total_hours: int
    applying: CountedShare
    unknown: Unknowns
    waiting: int  # links whose behaviour is hers, that wait for her word
    counted_at: dt.datetime | None


def one_page(reader: Person) -> OnePage:
    """For whoever runs the academy or watches over it. Eight queries, however much there is."""
    best = _best()
    high = next(iter(best.values())).cut if best else 0.0
    rows = [row for row in strategy.goal_rows(reader, judged=False) if row.goal.is_active]
    today = clock.today()
    promises = promised(best.values())
    goals = tuple(_line(row, best.get(row.goal.pk), high, today, promises) for row in rows)
    hours, total, unproven, counted_at = _hours()
    behaviours = _behaviours(reader)
    return OnePage(
        goals=tuple(sorted(goals, key=lambda line: (line.strong, line.best is not None))),
        hours=hours,
        total_hours=total,
        applying=headline(),
        unknown=Unknowns(
            without_behaviour=tuple(row for row in rows if not row.behaviours),
            without_activity=behaviours["bare"],
            without_driver=behaviours["unkept"],
            unread=tuple(line.row for line in goals if not line.measured),
            unproven=unproven,
        ),
        waiting=behaviours["waiting"],
        counted_at=counted_at,
    )


def _best() -> dict[int, Any]:
    """goal -> the latest score of the activity that contributes most to it along a whole line. One query.

    Each knows as `cut` from where on the method in use calls a score high.
    """
    latest = Contribution.objects.order_by().values("activity").annotate(last=Max("pk")).values("last")
    rows = Contribution.objects.filter(pk__in=latest, goal__isnull=False, weakest__isnull=False)
    place = Window(RowNumber(), partition_by="goal", order_by=("-value", "-pk"))
    method = Method.objects.order_by("-version").values("high_cut")[:1]
    firsts: QuerySet[Any] = rows.filter(activity__retirement=None).annotate(place=place, cut=Subquery(method))
    return {row.goal_id: row for row in firsts.filter(place=1).order_by("goal")}


def _line(
    row: GoalRow, best: Contribution | None, high: float, today: dt.date, promises: dict[int, ImpactPromise]
) -> GoalLine:
    kpi = row.goal.headline
    often = PERIOD[Frequency(kpi.frequency)] if kpi else 31
    read = row.progress.read_on
    measured = read is not None and (today - read).days <= 2 * often
    promise = promises.get(best.activity_id) if best else None
    hushed = promise.says if promise is not None and not promise.may else ""
    return GoalLine(row, best, best is not None and best.value >= high and not hushed, measured, hushed)


def _hours() -> tuple[tuple[HourShare, ...], int, float | None, dt.datetime | None]:
    """What the hours were for, all of them, the share of which nothing is known, and when it was counted. One query."""
    rows = Appraisal.objects.filter(on_shelf=True, exempt=False).order_by().values("thread", "tier")
    minutes: dict[str, int] = defaultdict(int)
    activities: dict[str, int] = defaultdict(int)
    unproven, counted_at = 0, None
    for row in rows.annotate(n=Count("pk"), took=Sum("minutes"), counted=Max("counted_at")):
        minutes[row["thread"]] += row["took"] or 0
        activities[row["thread"]] += row["n"]
        unproven += (row["took"] or 0) if row["tier"] < LEARNED else 0
        counted_at = max(filter(None, (counted_at, row["counted"])), default=None)
    total = sum(minutes.values())
    shares = tuple(
        HourShare(one, minutes[one] / total if total else 0.0, round(minutes[one] / 60), activities[one])
        for one in Thread
    )
    return shares, round(total / 60), unproven / total if total else None, counted_at


def _behaviours(reader: Person) -> dict[str, Any]:
    """Of behaviours in use: how many have no confirmed activity on the shelf, how many critical ones nothing keeps
    alive, and how many links wait for the reader. One query."""
    links = Link.objects.filter(behaviour=OuterRef("pk"), activity__retirement=None)
    served = Exists(links.filter(confirmation__isnull=False))
    waits = Exists(links.filter(confirmation__isnull=True).exclude(claimed_by=reader))
    kept = Exists(RequiredDriver.objects.filter(behaviour=OuterRef("pk"), stopped_at=None))
    active = TargetBehaviour.objects.active().annotate(served=served, waits=waits, kept=kept, owned_by=F("owner"))
    counted: dict[str, Any] = active.aggregate(
        bare=Count("pk", filter=Q(served=False)),
        unkept=Count("pk", filter=Q(critical=True, kept=False)),
        waiting=Count("pk", filter=Q(waits=True, owned_by=reader.pk)),
    )
    return counted
