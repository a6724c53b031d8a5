"""What becomes of an activity, for who makes it: how many came how far, where they stop, and which questions were hard.

Counts only. What may not be shown is None, and what can be worked out from what is shown is not shown either.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from vliegwiel.areas.assessment.queries import Open, question
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.models import Completion, Enrolment, Step
from vliegwiel.areas.learning.queries import Answers, Reactions, Tries, first_tries, latest_editions, reactions
from vliegwiel.areas.people.models import Employment
from vliegwiel.kit import clock
from vliegwiel.kit.small_numbers import hidden

from ..enums import Stage
from .funnel import totals
from .units import smallest_group

STOPPED = dt.timedelta(days=14)  # who began longer ago and is not done, stopped where she was


@dataclass(frozen=True)
class CameFar:
    """How many began and how many of them finished; both None when fewer than `least` began."""

    began: int | None
    finished: int | None


@dataclass(frozen=True)
class Stopped:
    """How many people did this block last, longer than two weeks ago; "": they opened the activity and did nothing."""

    block: str
    people: int


@dataclass(frozen=True)
class Asked:
    """A question, and how it was answered the first time: in the editions of now, and in all of them."""

    block: str
    now: Tries
    ever: Tries


@dataclass(frozen=True)
class Use:
    """`now`: the newest edition of each language. `least`: the smallest group that is shown."""

    now: CameFar
    ever: CameFar
    stops: tuple[Stopped, ...]
    asked: tuple[Asked, ...]
    useful: Answers
    least: int


def use(activity: Activity, raw_blocks: Sequence[Mapping[str, Any]]) -> Use:
    """Everything, of the blocks as they are now. Six queries, however many blocks.

    A person counts as in `counting`: who works here and did a step. `ever` is what the cockpit counted.
    """
    least = smallest_group()
    newest = {edition.pk for edition in latest_editions([activity.pk]).get(activity.pk, {}).values()}
    rows = _where_people_are(activity, newest)
    began = sum(n for done, _old, last, n in rows if done or last)
    finished = sum(n for done, _old, _last, n in rows if done)
    counted = totals([activity.pk]).get(activity.pk, {})
    ever = max(began, counted.get(Stage.STARTED, 0)), max(finished, counted.get(Stage.COMPLETED, 0))
    aside = 0 < ever[0] - began < least  # the few in older editions would follow by subtraction
    said: Reactions = reactions([activity.pk]).get(activity.pk, Reactions())
    return Use(
        now=_shown(began, finished, least, aside=aside),
        ever=_shown(*ever, least),
        stops=_stops(rows, raw_blocks, least, beside=(ever[0] - ever[1]) - (began - finished) if aside else 0),
        asked=_asked(activity, raw_blocks, newest),
        useful=said.usefulness if said.usefulness.shown else Answers(),
        least=least,
    )


def _shown(began: int, finished: int, least: int, *, aside: bool = False) -> CameFar:
    return CameFar(None, None) if began < least or aside else CameFar(began, finished)


Place = tuple[bool, bool, str, int]  # finished, began over two weeks ago, the block done last, people


def _where_people_are(activity: Activity, editions: set[int]) -> list[Place]:
    """Who works here and is in one of these editions, counted per place. One query."""
    completed = Completion.objects.standing().filter(person=OuterRef("person"), activity=OuterRef("activity"))
    last: QuerySet[Any, Any] = Step.objects.filter(enrolment=OuterRef("pk")).order_by("-at", "-pk").values("block")[:1]
    rows = (
        Enrolment.objects.latest_round()
        .filter(activity=activity, edition__in=editions, person__in=Employment.objects.on().values("person"))
        .annotate(
            done=Exists(completed),
            old=Case(When(Q(began_at__lt=clock.now() - STOPPED), then=Value(True)), default=Value(False)),
            last=Case(When(done=True, then=Value("")), default=Subquery(last), output_field=CharField()),
        )
        .order_by()
        .values_list("done", "old", "last")
        .annotate(people=Count("pk"))
    )
    return [(done, old, last or "", people) for done, old, last, people in rows]


def _stops(
    rows: list[Place], raw_blocks: Sequence[Mapping[str, Any]], least: int, *, beside: int
) -> tuple[Stopped, ...]:
    """In the order of the blocks. Who began of late (and who is `beside` these editions) is a group among them: with
    that, they add up to what else is shown."""
    groups: Counter[str | None] = Counter({None: max(0, beside)})
    nowhere = 0
    for done, old, last, people in rows:
        if not done and last:
            groups[last if old else None] += people
        elif not done and old:
            nowhere += people
    gone = hidden(groups, least)
    stops = [Stopped("", nowhere)] if nowhere >= least else []
    place = {raw["id"]: n for n, raw in enumerate(raw_blocks)}
    shown = [Stopped(block, n) for block, n in groups.items() if block is not None and block not in gone]
    return (*stops, *sorted(shown, key=lambda stop: (place.get(stop.block, len(place)), stop.block)))


def _asked(activity: Activity, raw_blocks: Sequence[Mapping[str, Any]], newest: set[int]) -> tuple[Asked, ...]:
    """Every question that has a right answer, also when too few answered it."""
    tries = first_tries(activity.pk)
    found = []
    for raw in raw_blocks:
        if raw["type"] == Kind.QUESTION and not isinstance(question(raw["data"]), Open):
            mine = [(edition in newest, one) for (edition, block), one in tries.items() if block == raw["id"]]
            now = sum((one for is_now, one in mine if is_now), Tries())
            found.append(Asked(raw["id"], now, sum((one for _is_now, one in mine), Tries())))
    return tuple(found)
