"""Saved views, and when they come by."""

import calendar
import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from vliegwiel.areas.people.models import Person

from ..enums import Rhythm, Scope
from ..models import SavedView, Schedule
from ..permissions import may_see, scope_for


def views_for(person: Person, scope: str = Scope.NAMES) -> QuerySet[SavedView]:
    """Her own, what others share and what comes by her, by title. One query."""
    rows = SavedView.objects.visible_to(person).filter(scope=scope).select_related("owner", "schedule")
    return rows.order_by("title", "pk")


def due_on(schedule: Schedule, day: dt.date) -> bool:
    """Whether it comes by that day, once: also when the day itself was missed, because the machine was off."""
    last = _last_turn(schedule, day)
    return last >= schedule.since and (schedule.last_on is None or schedule.last_on < last)


def _last_turn(schedule: Schedule, day: dt.date) -> dt.date:
    """The latest day up to and including this one on which it is its turn."""
    if schedule.rhythm == Rhythm.WEEK:
        return day - dt.timedelta(days=(day.isoweekday() - schedule.on) % 7)
    if day.day >= schedule.on:
        return day.replace(day=schedule.on)
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return dt.date(year, month, min(schedule.on, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True)
class Reads:
    """Somebody a view goes round to. scope: how much she may see today; None: nothing. left: she works here no more."""

    person: Person
    scope: Scope | None
    left: bool


def readers_of(schedule: Schedule) -> list[Reads]:
    """By name, as they stand today. What a manager kept is for who leads people. Three queries a person: there are a
    few."""
    people = Person.objects.by_name().filter(pk__in=schedule.readers.values("person"))
    return [Reads(one, _scope(one, schedule.view), not one.is_active) for one in people]


def _scope(person: Person, view: SavedView) -> Scope | None:
    if not person.is_active:
        return None
    if view.scope == Scope.TEAM:
        return Scope.TEAM if may_see(person, Scope.TEAM) else None
    return scope_for(person)
