"""Counting once a month, for who may not see names."""

import datetime as dt
from collections import defaultdict

from django.db import transaction

from vliegwiel.areas.insights.queries.units import smallest_group
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events
from ..enums import Scope
from ..models import MonthCount
from ..queries import Ask, Walk, everybody, things

KEPT_MONTHS = 24
Members = dict[int, dict[int, bool]]  # unit -> person -> in order


def count_month() -> int:
    """The first of this month, of everything that is required, once. Gives how many things were counted anew."""
    day = clock.today().replace(day=1)
    titles = things()
    had = set(MonthCount.objects.filter(day=day).order_by().values_list("thing", flat=True).distinct())
    fresh = [thing for thing in titles if thing not in had and _count(thing, titles[thing], day)]
    if fresh:
        announce(events.MonthCounted(by=None))
    MonthCount.objects.filter(day__lt=day - dt.timedelta(days=31 * KEPT_MONTHS)).delete()
    return len(fresh)


@transaction.atomic
def _count(thing: str, title: str, day: dt.date) -> int:
    now = _members(thing, title, day)
    before = {row.unit_id: row for row in _before(thing, day)}
    then = {of: _members(thing, title, of) for of in {row.of for row in before.values()}}
    rows = []
    for unit, people in now.items():
        row = MonthCount(thing=thing, unit_id=unit, day=day, of=day, people=len(people), yes=sum(people.values()))
        known = before.get(unit)
        if known is not None and 0 < len(people.keys() ^ then[known.of].get(unit, {}).keys()) < smallest_group():
            row.of, row.people, row.yes = known.of, known.people, known.yes
        rows.append(row)
    MonthCount.objects.bulk_create(rows)
    return len(rows)


def _before(thing: str, day: dt.date) -> list[MonthCount]:
    """What was counted last."""
    earlier = MonthCount.objects.filter(thing=thing, day__lt=day).order_by("-day").values("day")[:1]
    return list(MonthCount.objects.filter(thing=thing, day__in=earlier))


def _members(thing: str, title: str, day: dt.date) -> Members:
    walk = Walk(Ask(day=day, thing=thing), by=None, scope=Scope.NAMES, titles={thing: title})
    found: Members = defaultdict(dict)
    for row in everybody(walk):
        found[row.unit_key][row.person] = row.yes
    return found
