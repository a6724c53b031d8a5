"""What was decided about activities, and what asks for a decision now."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Min, QuerySet

from vliegwiel.areas.catalogue.models import Activity, Link
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.small_numbers import wilson

from .. import permissions
from ..enums import Hidden, Stage, Verdict
from ..models import Decision
from .funnel import Funnel, Numbers, StageRow, add_up, hidden_rows, rows_of, totals_of_the_shelf, why_hidden
from .titles import titles

THIN = 10  # fewer people invited: too little to stop an activity on
WEAK = 1 / 3  # the whole interval of who applied it lies under this
SETTLED_DAYS = 42  # check-ins run six weeks: before that, little applied says little
SOON_DAYS = 14
QUIET_DAYS = 28  # after a decision an activity is not asked about again


@dataclass(frozen=True)
class ActivityRow:
    """An activity on the shelf with its way, its last decision, and why it asks for one now ("" when it does not)."""

    activity: int
    slug: str
    title: str
    purpose: str
    numbers: Numbers  # as counted: to be shown through `stages`, which hide a small group
    verdict: Verdict | None
    decided_at: dt.datetime | None
    review_by: dt.date | None
    asks: str  # "weak", "review" or ""
    serves: frozenset[int] = frozenset()  # behaviours, by confirmed links
    goals: frozenset[int] = frozenset()

    @cached_property
    def stages(self) -> tuple[StageRow, ...]:
        # Made when looked at: a page shows 25 of two hundred.
        return rows_of(self.numbers)

    @cached_property
    def hidden(self) -> Hidden | None:
        return why_hidden(self.numbers)

    @property
    def share(self) -> float:
        """Of those invited, how many applied it; 0 when that is hidden."""
        return self.numbers.get(Stage.APPLIED, 0) / self.numbers[Stage.INVITED] if self.hidden is None else 0.0

    @property
    def invited(self) -> StageRow:
        return self.stages[0]

    @property
    def started(self) -> StageRow:
        return self.row(Stage.STARTED)

    @property
    def completed(self) -> StageRow:
        return self.row(Stage.COMPLETED)

    @property
    def applied(self) -> StageRow:
        return self.row(Stage.APPLIED)

    def row(self, stage: Stage) -> StageRow:
        """One of the stages."""
        return next(row for row in self.stages if row.stage == stage)


def overview() -> list[ActivityRow]:
    """All activities on the shelf, those that ask for a decision first, then by how few applied. Five queries."""
    shelf = SHELF.ask()
    numbers, names = totals_of_the_shelf(), titles([activity.pk for activity in shelf])
    last = {decision.activity_id: decision for decision in STANDING.ask()}
    serves: dict[int, set[int]] = defaultdict(set)
    goals: dict[int, set[int]] = defaultdict(set)
    for activity, behaviour, goal in LINKS.ask():
        serves[activity].add(behaviour)
        goals[activity].add(goal)
    rows = [
        _row(
            activity,
            numbers.get(activity.pk, {}),
            names[activity.pk],
            last.get(activity.pk),
            frozenset(serves[activity.pk]),
            frozenset(goals[activity.pk]),
        )
        for activity in shelf
    ]
    return sorted(rows, key=lambda row: (not row.asks, row.hidden is not None, row.share, row.title))


def _shelf() -> QuerySet[Any]:
    shelf: QuerySet[Any] = Activity.objects.published().annotate(first_published=Min("editions__published_at"))
    return shelf.only("slug", "purpose", "review_by", "follow_up").order_by("pk")


def _standing() -> QuerySet[Decision]:
    standing: QuerySet[Decision] = Decision.objects.standing()
    return standing.order_by("pk")


def _links() -> "QuerySet[Link, tuple[int, int, int]]":
    links = Link.objects.filter(confirmation__isnull=False).order_by()
    return links.values_list("activity_id", "behaviour_id", "behaviour__goal_id")


SHELF, STANDING, LINKS = Prepared(_shelf), Prepared(_standing), Prepared(_links)


def together(rows: Iterable[ActivityRow]) -> Funnel:
    """The way of these activities added up, as `funnel` would: those hidden are left out, and said to be."""
    shown = list(rows)
    added, counted, left_out = add_up(row.numbers for row in shown if row.hidden is None)
    small = sum(row.hidden == Hidden.SMALL for row in shown)
    stages = rows_of(added) if counted or not small else hidden_rows(Hidden.SMALL)
    return Funnel(rows=stages, activities=counted, left_out=left_out + small, counted_at=None)


def _row(
    activity: Activity,
    numbers: Numbers,
    title: str,
    last: Decision | None,
    serves: frozenset[int] = frozenset(),
    goals: frozenset[int] = frozenset(),
) -> ActivityRow:
    return ActivityRow(
        activity=activity.pk,
        slug=activity.slug,
        title=title,
        purpose=activity.purpose,
        numbers=numbers,
        verdict=Verdict(last.verdict) if last else None,
        decided_at=last.at if last else None,
        review_by=activity.review_by,
        asks=_asks(activity, numbers, last),
        serves=serves,
        goals=goals,
    )


def _asks(activity: Activity, numbers: Numbers, last: Decision | None) -> str:
    now = clock.now()
    if last and last.at > now - dt.timedelta(days=QUIET_DAYS):
        return ""
    if activity.review_by and activity.review_by <= clock.today() + dt.timedelta(days=SOON_DAYS):
        return "review"
    invited, applied = numbers.get(Stage.INVITED, 0), numbers.get(Stage.APPLIED, 0)
    first_published = getattr(activity, "first_published", None)
    settled = first_published and first_published <= now - dt.timedelta(days=SETTLED_DAYS)
    enough = invited >= THIN and why_hidden(numbers) is None
    return "weak" if settled and enough and activity.follow_up and wilson(applied, invited)[1] < WEAK else ""


@dataclass(frozen=True)
class DecisionRow:
    """A decision with the numbers it was taken on, hidden as they were that day."""

    pk: int
    activity: int
    slug: str
    title: str
    verdict: Verdict
    reason: str
    by: str
    at: dt.datetime
    stages: tuple[StageRow, ...]
    may_withdraw: bool

    @property
    def invited(self) -> StageRow:
        return self.stages[0]

    @property
    def completed(self) -> StageRow:
        return self.stages[2]

    @property
    def applied(self) -> StageRow:
        return self.stages[-1]


def decisions(
    person: Person, *, activity: Activity | None = None, verdict: str = "", before: int | None = None, most: int = 20
) -> list[DecisionRow]:
    """Latest first; `before`: only those older than the decision with this id (the last of the page before)."""
    found = Decision.objects.select_related("activity", "by").order_by("-at", "-pk")
    if activity is not None:
        found = found.filter(activity=activity)
    if verdict in Verdict.values:
        found = found.filter(verdict=verdict)
    if before and (cut := Decision.objects.filter(pk=before).first()):
        found = found.filter(at__lte=cut.at).exclude(at=cut.at, pk__gte=cut.pk)
    rows = list(found[:most])
    names = titles([row.activity_id for row in rows])
    return [
        DecisionRow(
            pk=row.pk,
            activity=row.activity_id,
            slug=row.activity.slug,
            title=names[row.activity_id],
            verdict=Verdict(row.verdict),
            reason=row.reason,
            by=row.by.name,
            at=row.at,
            stages=rows_of(row.numbers),
            may_withdraw=permissions.may_withdraw(person, row),
        )
        for row in rows
    ]


def latest(activity: Activity) -> Decision | None:
    """The last word on this activity."""
    return Decision.objects.filter(activity=activity).order_by("-at", "-pk").first()
