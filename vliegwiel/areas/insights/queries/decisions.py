"""What was decided about activities, and what asks for a decision now."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from vliegwiel.areas.catalogue.models import Activity, Edition, Link
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.fetching import Rows
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.small_numbers import wilson
from vliegwiel.kit.words import Words

from .. import permissions
from ..enums import Hidden, Stage, Verdict
from ..models import Decision
from .funnel import (
    Counted,
    Funnel,
    Numbers,
    StageRow,
    add_up,
    counted,
    hidden_rows,
    rows_of,
    totals_of_all,
    why_hidden,
)
from .titles import titles
from .units import smallest_group

THIN = 10  # fewer people invited: too little to stop an activity on
WEAK = 1 / 3  # the whole interval of who applied it lies under this
SETTLED_DAYS = 42  # check-ins run six weeks: before that, little applied says little
SOON_DAYS = 14
QUIET_DAYS = 28  # after a decision an activity is not asked about again


@dataclass(frozen=True, eq=False)  # made once for the same facts: the same row is the same object
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


@dataclass(frozen=True, eq=False)
class Overview:
    """`rows`: all activities on the shelf, those that ask for a decision first, then by how few applied. `asked`: the
    ones that do. `whole`: their way added up."""

    rows: tuple[ActivityRow, ...]
    asked: tuple[ActivityRow, ...]
    whole: Funnel


def overview(known: Counted | None = None) -> Overview:
    """What the cockpit shows of activities. Four queries, and a fifth when something was counted since the last time;
    `known` saves one.

    Made anew when any of what was read differs; else what was made of the very same rows before.
    """
    stored = known or counted()
    return _made(
        SHELF.rows(),
        STANDING.rows(),
        LINKS.rows(),
        stored.totals_at,
        stored.minute,
        clock.today(),
        (get_language() or "nl")[:2],
        smallest_group(),
    )


# activity, slug, purpose, follow_up, review_by, and of one of its editions language, title, moment
Shelved = tuple[int, str, str, bool, dt.date | None, str, str, dt.datetime]
Said = tuple[int, str, dt.datetime]  # activity, verdict, moment
Linked = tuple[int, int, int]  # activity, behaviour, goal


@lru_cache(maxsize=8)
def _made(
    shelf: Rows[Shelved],
    standing: Rows[Said],
    links: Rows[Linked],
    totals_at: dt.datetime | None,
    minute: int,
    today: dt.date,
    language: str,
    _smallest: int,
) -> Overview:
    words: dict[int, dict[str, str]] = defaultdict(dict)
    first: dict[int, dt.date] = {}
    about: dict[int, tuple[str, str, bool, dt.date | None]] = {}
    for activity, slug, purpose, follow_up, review_by, spoken, title, moment in shelf:
        about[activity] = (slug, purpose, follow_up, review_by)
        words[activity][spoken] = title
        day = timezone.localtime(moment).date()
        first[activity] = min(day, first.get(activity, day))
    last = {activity: (Verdict(verdict), at) for activity, verdict, at in standing}
    serves: dict[int, set[int]] = defaultdict(set)
    goals: dict[int, set[int]] = defaultdict(set)
    for activity, behaviour, goal in links:
        serves[activity].add(behaviour)
        goals[activity].add(goal)
    totals = totals_of_all(totals_at, minute)
    rows = []
    for activity, (slug, purpose, follow_up, review_by) in about.items():
        numbers = totals.get(activity, NOBODY)
        verdict, decided_at = last.get(activity, (None, None))
        settled = follow_up and first[activity] <= today - dt.timedelta(days=SETTLED_DAYS)
        rows.append(
            ActivityRow(
                activity=activity,
                slug=slug,
                title=Words(words[activity]).in_(language),
                purpose=purpose,
                numbers=numbers,
                verdict=verdict,
                decided_at=decided_at,
                review_by=review_by,
                asks=_asks(review_by, settled, numbers, decided_at, today),
                serves=frozenset(serves[activity]),
                goals=frozenset(goals[activity]),
            )
        )
    rows.sort(key=lambda row: (not row.asks, row.hidden is not None, row.share, row.title))
    return Overview(tuple(rows), tuple(row for row in rows if row.asks), together(rows))


def _shelf() -> "QuerySet[Edition, Shelved]":
    shelf = Edition.objects.filter(activity__retirement=None).order_by("number", "pk")
    of_activity = ("activity__slug", "activity__purpose", "activity__follow_up", "activity__review_by")
    return shelf.values_list("activity_id", *of_activity, "language", "title", "published_at")


def _standing() -> "QuerySet[Decision, Said]":
    standing: QuerySet[Decision] = Decision.objects.standing()
    return standing.order_by("pk").values_list("activity_id", "verdict", "at")


def _links() -> "QuerySet[Link, Linked]":
    links = Link.objects.filter(confirmation__isnull=False).order_by("pk")
    return links.values_list("activity_id", "behaviour_id", "behaviour__goal_id")


SHELF, STANDING, LINKS = Prepared(_shelf, kept=True), Prepared(_standing, kept=True), Prepared(_links, kept=True)
NOBODY: Numbers = MappingProxyType({})


def together(rows: Iterable[ActivityRow]) -> Funnel:
    """The way of these activities added up, as `funnel` would: those hidden are left out, and said to be."""
    shown = list(rows)
    added, many, left_out = add_up(row.numbers for row in shown if row.hidden is None)
    small = sum(row.hidden == Hidden.SMALL for row in shown)
    stages = rows_of(added) if many or not small else hidden_rows(Hidden.SMALL)
    return Funnel(rows=stages, activities=many, left_out=left_out + small, counted_at=None)


def _asks(
    review_by: dt.date | None, settled: bool, numbers: Numbers, decided_at: dt.datetime | None, today: dt.date
) -> str:
    if decided_at and timezone.localtime(decided_at).date() > today - dt.timedelta(days=QUIET_DAYS):
        return ""
    if review_by and review_by <= today + dt.timedelta(days=SOON_DAYS):
        return "review"
    invited, applied = numbers.get(Stage.INVITED, 0), numbers.get(Stage.APPLIED, 0)
    enough = invited >= THIN and why_hidden(numbers) is None
    return "weak" if settled and enough and wilson(applied, invited)[1] < WEAK else ""


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
