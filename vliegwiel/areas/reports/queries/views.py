"""Saved views, and when they come by."""

import calendar
import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from vliegwiel.areas.people.models import Person

from ..enums import Rhythm, Scope
from ..models import SavedView, Schedule
from ..permissions import scope_for


def views_for(person: Person) -> QuerySet[SavedView]:
    """Her own first, then what others share, by title. One query."""
    rows: QuerySet[SavedView] = SavedView.objects.visible_to(person).select_related("owner", "schedule")
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
    """By name, as they stand today. Three queries a person: there are a few."""
    people = Person.objects.by_name().filter(pk__in=schedule.readers.values("person"))
    return [Reads(one, scope_for(one) if one.is_active else None, not one.is_active) for one in people]
