"""Telling what happened, in the order in which it did.

Chapters write deeds down for a moment; a deed may write down later ones. `tell()` does them by the calendar, each with
the clock at its own moment. What would fall today or later is never told: that is left for whoever opens the demo.
"""

import datetime as dt
import heapq
import random
from collections.abc import Callable
from itertools import count
from typing import Any

from django.utils import timezone

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock

from . import cast

Deed = Callable[..., Any]
WEEK = dt.timedelta(days=7)


class Story:
    """What chapters share: the calendar, the dice, and who and what they speak of by name."""

    def __init__(self, say: Callable[[str], Any]) -> None:
        self.say = say
        self.today = clock.today()
        self.ends = timezone.make_aware(dt.datetime.combine(self.today, dt.time(0)))
        self.dice = random.Random(cast.DICE)
        self.people: dict[str, Person] = {}  # by number
        self.units: dict[str, Unit] = {}  # by code
        self.shelf: dict[str, Activity] = {}  # by the name of its file
        self.goals: dict[str, Goal] = {}
        self.behaviours: dict[str, TargetBehaviour] = {}
        self._calendar: list[tuple[dt.datetime, int, Deed, tuple[Any, ...]]] = []
        self._places = count()

    def at(self, moment: dt.datetime, deed: Deed, *about: Any) -> None:
        """Write a deed down. What falls after yesterday is left out."""
        if moment < self.ends:
            heapq.heappush(self._calendar, (moment, next(self._places), deed, about))

    def tell(self) -> int:
        """Do everything written down, first things first; how many deeds it were."""
        told, month = 0, ""
        while self._calendar:
            moment, _place, deed, about = heapq.heappop(self._calendar)
            if f"{moment:%Y-%m}" != month:
                month = f"{moment:%Y-%m}"
                self.say(month)
            with clock.at(moment):
                deed(*about)
            told += 1
        return told

    def moment(self, days_ago: int, hour: int = 9, minute: int = 0) -> dt.datetime:
        """A working day about so many days ago (weekends move to the Friday before), in local time."""
        day = self.today - dt.timedelta(days=days_ago)
        day -= dt.timedelta(days=max(0, day.isoweekday() - 5))
        return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, minute)))

    def some_time(self, day: dt.date, *, at_night: bool = False) -> dt.datetime:
        """A moment on that day at which somebody has ten minutes."""
        hour = (
            self.dice.choice((1, 2, 3, 4, 22, 23)) if at_night else self.dice.choice((8, 9, 9, 10, 11, 13, 14, 15, 16))
        )
        return timezone.make_aware(dt.datetime.combine(day, dt.time(hour, self.dice.randint(0, 59))))

    def who(self, key: str) -> Person:
        """Somebody with a part in the story."""
        return self.people[cast.part(key).number]

    def leader(self, team: str) -> Person:
        return self.people[next(part.number for part in cast.everybody() if part.team == team and part.leads)]

    def team(self, *codes: str) -> list[Person]:
        """Who works in these teams now, without those who lead them."""
        parts = [part for part in cast.everybody() if part.team in codes and not part.leads]
        people = [self.people[part.number] for part in parts if part.number in self.people]
        return [person for person in people if person.is_active]
