"""Reading the board: all activities beside each other, and one with its quarters, its steps and what was in the way."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.practice.enums import Obstacle, Said
from vliegwiel.areas.practice.enums import Step as Asking
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.small_numbers import hidden

from ...enums import Came, Hidden
from ...models import TransferCount
from ..definitions import DEFINITIONS
from ..funnel import Share
from ..titles import titles
from ..units import smallest_group
from .advice import Advice, advice
from .tally import is_ripe

Numbers = Mapping[str, int]
OF_ALL = [one.value for one in Came]


@dataclass(frozen=True)
class BoardRow:
    """One activity. finished: how many people. The shares are of those; `sustained` of who could be asked so late,
    None when nobody could yet. Hidden: nothing but why. unasked: nothing is asked after it, so there are no shares."""

    activity: int
    slug: str
    title: str
    finished: int
    planned: Share
    tried: Share
    applied: Share
    sustained: Share | None
    hidden: Hidden | None = None
    unasked: bool = False


@dataclass(frozen=True)
class Cohort:
    """Those who finished it in one quarter, in the same figures. early: it is too soon to say what lasts."""

    quarter: dt.date
    finished: int
    planned: Share
    tried: Share
    applied: Share
    sustained: Share | None
    early: bool
    hidden: Hidden | None = None


@dataclass(frozen=True)
class Step:
    """One time of asking: how many were asked, how many of those answered, and for how many this was the first time
    they said to have done it. day: days after finishing."""

    day: int
    answered: Share
    first: int


@dataclass(frozen=True)
class Word:
    """What people said stood in the way; of those who answered anything at all."""

    said: Said | Obstacle
    share: Share


@dataclass(frozen=True)
class Board:
    """Everything there is to see of one activity."""

    row: BoardRow
    cohorts: tuple[Cohort, ...]
    steps: tuple[Step, ...]
    words: tuple[Word, ...]
    advice: tuple[Advice, ...]
    counted_at: dt.datetime | None


def _together() -> "QuerySet[TransferCount, tuple[int, str, int]]":
    rows = TransferCount.objects.filter(quarter=None, what__in=OF_ALL).order_by("activity_id")
    return rows.values_list("activity_id", "what", "people")


def _of_one(activity: int) -> "QuerySet[TransferCount, Any]":
    rows = TransferCount.objects.filter(activity=activity).order_by("quarter", "what")
    return rows.values_list("quarter", "what", "people", "counted_at")


TOGETHER, OF_ONE = Prepared(_together), Prepared(_of_one)


def board(order: str = Came.FINISHED) -> list[BoardRow]:
    """Every activity somebody finished, the largest figure of `order` first (planned, tried, applied and sustained by
    their share; then those after which nothing is asked; what is hidden last). Three queries, however many there are.
    """
    numbers: dict[int, dict[str, int]] = defaultdict(dict)
    for activity, what, people in TOGETHER.ask():
        numbers[activity][what] = people
    activities = Activity.objects.filter(pk__in=numbers).order_by().only("slug", "follow_up")
    called = titles(numbers)
    rows = [_row(one, called[one.pk], numbers[one.pk]) for one in activities]
    return sorted(
        rows, key=lambda row: (row.hidden is not None, row.unasked, -_figure(row, order), row.title.casefold())
    )


def _figure(row: BoardRow, order: str) -> float:
    if order == Came.FINISHED:
        return row.finished
    share: Share | None = getattr(row, order)
    return -1.0 if share is None or share.share is None else share.share


def _row(activity: Activity, title: str, numbers: Numbers) -> BoardRow:
    finished, ripe = numbers.get(Came.FINISHED, 0), numbers.get(Came.RIPE, 0)
    if finished < smallest_group():
        return BoardRow(activity.pk, activity.slug, title, 0, *_shares({}, None), None, Hidden.SMALL)
    if not activity.follow_up and not any(numbers.get(one) for one in (Came.PLANNED, Came.APPLIED)):
        return BoardRow(activity.pk, activity.slug, title, finished, *_shares({}, None), None, unasked=True)
    lasting = _share(numbers.get(Came.SUSTAINED, 0), ripe, Came.SUSTAINED) if ripe else None
    return BoardRow(activity.pk, activity.slug, title, finished, *_shares(numbers, finished), lasting)


def _shares(numbers: Numbers, of: int | None) -> tuple[Share, Share, Share]:
    """Planned, tried and applied; without a single number when `of` is None."""

    def share(what: Came) -> Share:
        return _share(None if of is None else numbers.get(what, 0), of, what)

    return share(Came.PLANNED), share(Came.TRIED), share(Came.APPLIED)


def _share(n: int | None, of: int | None, what: Came) -> Share:
    return Share(n, of, DEFINITIONS[what])


def board_of(activity: Activity) -> Board:
    """One activity. Two queries and those of its title."""
    numbers: dict[dt.date | None, dict[str, int]] = defaultdict(dict)
    last = None
    for quarter, what, people, counted_at in OF_ONE.ask(activity=activity.pk):
        numbers[quarter][what] = people
        last = max(last or counted_at, counted_at)
    all_of_it = numbers.pop(None, {})
    row = _row(activity, titles([activity.pk])[activity.pk], all_of_it)
    if row.hidden or row.unasked:
        return Board(row, (), (), (), (), last)
    return Board(
        row,
        _cohorts({quarter: found for quarter, found in numbers.items() if quarter}),
        _steps(all_of_it),
        _words(all_of_it),
        tuple(advice(all_of_it)),
        last,
    )


def _cohorts(numbers: Mapping[dt.date, Numbers]) -> tuple[Cohort, ...]:
    """The newest first."""
    gone = hidden({quarter: found.get(Came.FINISHED, 0) for quarter, found in numbers.items()}, smallest_group())
    made = []
    for quarter in sorted(numbers, reverse=True):
        found, early = numbers[quarter], not is_ripe(quarter, clock.today())
        finished = found.get(Came.FINISHED, 0)
        if quarter in gone:
            why = Hidden.SMALL if finished < smallest_group() else Hidden.PROTECTS
            made.append(Cohort(quarter, 0, *_shares({}, None), None, early, why))
            continue
        lasting = None if early else _share(found.get(Came.SUSTAINED, 0), finished, Came.SUSTAINED)
        made.append(Cohort(quarter, finished, *_shares(found, finished), lasting, early))
    return tuple(made)


def _steps(numbers: Numbers) -> tuple[Step, ...]:
    """In their order; a step that too few people came to says nothing yet."""
    return tuple(
        Step(
            day,
            Share(numbers.get(f"answered:{day}", 0), asked, DEFINITIONS["answered"]),
            numbers.get(f"first:{day}", 0),
        )
        for day in Asking.values
        if (asked := numbers.get(f"asked:{day}", 0)) >= smallest_group()
    )


def _words(numbers: Numbers) -> tuple[Word, ...]:
    """What most people said first; what fewer said than make a group is left out."""
    answered = numbers.get("answered", 0)
    said = {f"said:{one}": one for one in (Said.NO_CHANCE, Said.NOT_USEFUL)} | {f"stuck:{one}": one for one in Obstacle}
    found = [
        Word(word, Share(n, answered, DEFINITIONS["in_the_way"]))
        for what, word in said.items()
        if (n := numbers.get(what, 0)) >= smallest_group()
    ]
    return tuple(sorted(found, key=lambda word: -(word.share.n or 0)))
