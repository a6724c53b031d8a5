"""From rows to figures: who finished when, what she said at each step, and what another saw. For the night's count.

Definitions (learning design 2.5): *applied* needs the eyes of another, at a check-in or in a behaviour check;
*sustained* is applied again, seen again, at least 56 days later. A person is in the quarter in which she first finished
the activity. Leavers count nowhere.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, Min, OuterRef, QuerySet
from django.utils import timezone

from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.observation import queries as observation
from vliegwiel.areas.practice.enums import LATE_AFTER_DAYS, Said, Support
from vliegwiel.areas.practice.models import CheckIn, Plan, SupportAct
from vliegwiel.kit import clock
from vliegwiel.kit.small_numbers import hidden

from ...enums import Came

SUSTAINED_AFTER = dt.timedelta(days=56)
RIPE_AFTER = dt.timedelta(days=84 + LATE_AFTER_DAYS)
"""After the last day of a quarter: then all who finished in it were asked for the last time, and could answer."""

STANDS_AFTER = dt.timedelta(weeks=26)
"""After the last day of a quarter its figures stand as they are: nobody is asked about it any more, and that what
people said goes in time is no reason for a figure to fall."""

Figures = dict[tuple[dt.date | None, str], int]  # (quarter, what) -> people


@dataclass
class Way:
    """What one person said and others saw, after one activity."""

    asked: set[int] = field(default_factory=set)  # of steps, by their day
    answered: set[int] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    stuck: set[str] = field(default_factory=set)
    did: list[int] = field(default_factory=list)
    seen: list[dt.datetime] = field(default_factory=list)  # when she said she did what another saw

    @property
    def sustained(self) -> bool:
        return bool(self.seen) and max(self.seen) - min(self.seen) >= SUSTAINED_AFTER


def quarter_of(day: dt.date) -> dt.date:
    """The first day of that day's quarter."""
    return dt.date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def is_ripe(quarter: dt.date, day: dt.date) -> bool:
    """Whether all who finished in that quarter could say by `day` whether they still do it."""
    return _following(quarter) + RIPE_AFTER <= day


def stands(quarter: dt.date, day: dt.date) -> bool:
    """Whether the figures of that quarter are counted no more by `day`."""
    return _following(quarter) + STANDS_AFTER <= day


def _following(quarter: dt.date) -> dt.date:
    return quarter_of(quarter + dt.timedelta(days=95))


def tallied(activity: int, here: Mapping[int, int] | set[int]) -> Figures:
    """(quarter, what) -> people, of those of `here` who finished this activity. Five queries at most."""
    done = Completion.objects.standing().filter(activity=activity).order_by().values_list("person").annotate(Min("at"))
    quarters = {person: quarter_of(timezone.localtime(first).date()) for person, first in done if person in here}
    planned = set(Plan.objects.filter(activity=activity).order_by().values_list("person", flat=True))
    ways = _ways(activity) if planned else {}
    checked, again = (_ids(pairs, activity) for pairs in (observation.observed_applied(), observation.sustained()))
    found: Counter[tuple[dt.date | None, str]] = Counter()
    for person, quarter in quarters.items():
        found[quarter, Came.FINISHED] += 1
        if person in planned:
            found[quarter, Came.PLANNED] += 1
        way = ways.get(person) or Way()
        found.update((quarter, what) for what in _said_of(way, checked=person in checked, again=person in again))
    return {(quarter, str(what)): people for (quarter, what), people in found.items()}


def _ids(pairs: "QuerySet[Any, Any]", activity: int) -> set[int]:
    return {row["person"] for row in pairs.filter(check_of__activity=activity)}


def _said_of(way: Way, *, checked: bool, again: bool) -> Iterable[str]:
    """Everything that holds of her, each once. checked, again: so a behaviour check says."""
    if way.said & {Said.TRIED, Said.DID_IT}:
        yield Came.TRIED
    if way.seen or checked:
        yield Came.APPLIED
    if way.sustained or again:
        yield Came.SUSTAINED
    if way.answered:
        yield "answered"
    yield from (f"said:{said}" for said in way.said)
    yield from (f"stuck:{obstacle}" for obstacle in way.stuck)
    yield from (f"asked:{step}" for step in way.asked)
    yield from (f"answered:{step}" for step in way.answered)
    if way.did:
        yield f"first:{min(way.did)}"


def _ways(activity: int) -> dict[int, Way]:
    """person -> what she said at each step. One query."""
    seen = SupportAct.objects.filter(check_in=OuterRef("pk"), kind=Support.CONFIRMED).exclude(
        by=OuterRef("plan__person")
    )
    rows = (
        CheckIn.objects.filter(plan__activity=activity, due_on__lte=clock.today())
        .order_by("pk")
        .annotate(seen=Exists(seen), person=F("plan__person"))
        .values_list("person", "day", "said", "obstacle", "said_at", "seen")
    )
    found: dict[int, Way] = defaultdict(Way)
    for person, step, said, obstacle, said_at, was_seen in rows:
        way = found[person]
        way.asked.add(step)
        if not said:
            continue
        way.answered.add(step)
        way.said.add(said)
        if obstacle:
            way.stuck.add(obstacle)
        if said == Said.DID_IT:
            way.did.append(step)
            if was_seen and said_at:
                way.seen.append(said_at)
    return found


def together(figures: Figures, k: int, day: dt.date) -> Figures:
    """The figures without a quarter: of the quarters that may be shown beside each other, added up; nothing can be
    subtracted from a sum of what is shown anyway. When none may be shown, of all, if those are k people or more.

    `Came.RIPE`: how many of them finished so long ago that they could say whether they still do it; `Came.SUSTAINED`
    is of those alone. No query.
    """
    sizes = {quarter: n for (quarter, what), n in figures.items() if what == Came.FINISHED and quarter is not None}
    gone = hidden(sizes, k)
    counted = set(sizes) - gone or (set(sizes) if sum(sizes.values()) >= k else set())
    ripe = {quarter for quarter in set(sizes) - gone if is_ripe(quarter, day)}
    found: Counter[tuple[dt.date | None, str]] = Counter()
    for (quarter, what), people in figures.items():
        if quarter in (ripe if what == Came.SUSTAINED else counted):
            found[None, what] += people
    if sizes:  # also of a small group: the board says that it is hidden
        found[None, Came.RIPE] = sum(sizes[quarter] for quarter in ripe)
    return {key: people for key, people in found.items() if people or key[1] == Came.RIPE}
