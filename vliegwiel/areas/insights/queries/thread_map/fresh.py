"""The map's lines as they should be now, from what judges said and what is known of each activity's effect."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import F, QuerySet

from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.kit.prepared import Prepared

from ...enums import Gap, Stage
from ...models import Appraisal, Cell, Contribution, Line
from ..contribution import contributions
from ..funnel import rows_of
from ..units import smallest_group

Word = tuple[float, int, dt.date, dt.datetime]  # strength, by whom, until when it holds, and when it was said


def fresh_lines(activities: Collection[int] | None = None) -> list[Line]:
    """A Line for every link of these activities, or all, that are not off the shelf; unsaved. Five queries."""
    some = None if activities is None else list(activities)
    rows = list(_links()) if some is None else LINKS.ask(activities=some)
    if not rows:
        return []
    words, proven, taken = _words(some), _proven(some), _taken(some)
    found, met = [], set[tuple[int, int]]()
    for link, activity, behaviour, purpose, goal, retired in rows:
        gap, lapses_on, since = judged(words.get(link, {}))
        first = retired is None and (goal, activity) not in met
        if first:
            met.add((goal, activity))
        found.append(
            Line(
                link_id=link,
                activity_id=activity,
                behaviour_id=behaviour,
                purpose=purpose,
                gap=gap.value if gap else "",
                lapses_on=lapses_on,
                contested_since=since,
                proven=activity in proven,
                minutes=taken.get(activity, 0) if first else 0,
            )
        )
    return found


def judged(said: dict[str, Word]) -> tuple[Gap | None, dt.date | None, dt.datetime | None]:
    """What is wrong with an edge of which these are the last words of its sides, the last day they both hold, and since
    when they are far apart. The same as `judge`; a lapse is left to the day."""
    if len(said) < 2:
        return Gap.DRAFT, None, None
    one, other = said.values()
    if one[1] == other[1]:
        return Gap.DRAFT, None, None
    if abs(one[0] - other[0]) >= strategy.APART:
        return Gap.CONTESTED, None, max(one[3], other[3])
    return None, min(one[2], other[2]), None


def is_proven(numbers: dict[str, int], parts: dict[str, Any] | None) -> bool:
    """Somebody saw it applied, in a group that may be shown, or an outcome was recorded."""
    applied = next(row for row in rows_of(numbers) if row.stage == Stage.APPLIED)
    return bool(applied.n or (parts or {}).get("outcome"))


def _words(activities: list[int] | None) -> dict[int, dict[str, Word]]:
    """link -> side -> its last word on this claim. A rating is never changed, only followed by one with a higher
    key."""
    rows = _said() if activities is None else SAID.ask(activities=activities)
    found: dict[int, dict[str, Word]] = defaultdict(dict)
    for link, side, strength, by, review_by, at in rows:
        found[link][side] = (strength, by, review_by, at)
    return found


def _proven(activities: list[int] | None) -> set[int]:
    numbers: dict[int, dict[str, int]] = defaultdict(dict)
    for activity, stage, people in _cells() if activities is None else CELLS.ask(activities=activities):
        numbers[activity][stage] = people
    scores: dict[int, Contribution] = contributions(activities)
    return {
        activity
        for activity in {*numbers, *scores}
        if is_proven(numbers.get(activity, {}), scores[activity].parts if activity in scores else None)
    }


def _taken(activities: list[int] | None) -> dict[int, int]:
    k = smallest_group()
    rows = _minutes() if activities is None else MINUTES.ask(activities=activities)
    return {activity: minutes for activity, minutes, learners in rows if learners >= k}


def _links() -> "QuerySet[Link, Any]":
    links = Link.objects.filter(activity__retirement=None).order_by("pk")
    return links.values_list(
        "pk", "activity_id", "behaviour_id", "activity__purpose", "behaviour__goal_id", "behaviour__retired_at"
    )


def _said() -> "QuerySet[Link, Any]":
    links = Link.objects.filter(activity__retirement=None, ratings__at__gte=F("claimed_at")).order_by("ratings__pk")
    return links.values_list(
        "pk", "ratings__side", "ratings__strength", "ratings__by_id", "ratings__review_by", "ratings__at"
    )


def _cells() -> "QuerySet[Cell, tuple[int, str, int]]":
    cells = Cell.objects.filter(unit=None, stage__in=(Stage.INVITED, Stage.APPLIED))
    return cells.order_by().values_list("activity_id", "stage", "people")


def _minutes() -> "QuerySet[Appraisal, tuple[int, int, int]]":
    rows = Appraisal.objects.filter(minutes__gt=0)
    return rows.order_by().values_list("activity_id", "minutes", "learners")


# Whenever anything happens to an activity its lines are kept again.
LINKS = Prepared(lambda activities: _links().filter(activity__in=activities))
SAID = Prepared(lambda activities: _said().filter(activity__in=activities))
CELLS = Prepared(lambda activities: _cells().filter(activity__in=activities))
MINUTES = Prepared(lambda activities: _minutes().filter(activity__in=activities))
