"""Telling what happened, in the order in which it did.

Chapters write deeds down for a moment; a deed may write down later ones. `tell()` does them by the calendar, each with
the clock at its own moment. What would fall today or later is never told: that is left for whoever opens the demo.
"""

import datetime as dt
import heapq
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from itertools import count
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.text import slugify

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.finding import fold

from . import cast, content

Deed = Callable[..., Any]
WEEK = dt.timedelta(days=7)
FRIDAY, EVENING, SHRUNK = 5, dt.time(18), 27
REFUSALS = (ValidationError, PermissionDenied, ObjectDoesNotExist, LookupError)


@cache
def _slugs() -> dict[str, str]:
    """The address of an activity on the shelf -> the name of its file."""
    return {slugify(fold(content.title(name)))[:70]: name for name in content.slugs()}


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
        self.by_hand: set[int] = set()  # plans whose questions a chapter answers itself
        self._calendar: list[tuple[dt.datetime, int, Deed, tuple[Any, ...]]] = []
        self._places = count()

    def at(self, moment: dt.datetime, deed: Deed, *about: Any) -> None:
        """Write a deed down. What falls after yesterday is left out."""
        if moment < self.ends:
            heapq.heappush(self._calendar, (moment, next(self._places), deed, about))

    @classmethod
    def resumed(cls) -> "Story":
        """The same company as it stands, to live on today: what is written down now is done today."""
        story = cls(lambda sentence: None)
        story.ends += dt.timedelta(days=1)
        parts = {part.number for part in cast.everybody()}
        story.people = {str(one.number): one for one in Person.objects.filter(number__in=parts).order_by("pk")}
        story.shelf = {
            name: activity
            for activity in Activity.objects.published().filter(slug__in=_slugs()).order_by("pk")
            for name in [_slugs()[activity.slug]]
        }
        return story

    def tell(self, *, whatever_fails: bool = False) -> int:
        """Do everything written down, first things first; how many deeds it were. whatever_fails: go on after what
        cannot be done any more, for whoever looks around may have changed anything."""
        told, month = 0, ""
        while self._calendar:
            moment, _place, deed, about = heapq.heappop(self._calendar)
            if f"{moment:%Y-%m}" != month:
                month = f"{moment:%Y-%m}"
                self.say(month)
            with clock.at(moment), suppress(*REFUSALS if whatever_fails else ()):
                deed(*about)
            told += 1
        return told

    def moment(self, days_ago: int, hour: int = 9, minute: int = 0) -> dt.datetime:
        """A working day about so many days ago, in local time. Weekends move to the Friday before, late in the day:
        what is further ago stays earlier, whatever weekday the story is told on."""
        moment = dt.datetime.combine(self.today - dt.timedelta(days=days_ago), dt.time(hour, minute))
        friday = dt.datetime.combine(moment.date() - dt.timedelta(days=moment.isoweekday() - FRIDAY), EVENING)
        if moment.isoweekday() >= FRIDAY and moment > friday:  # from there to Sunday night is told in two hours
            moment = friday + (moment - friday) / SHRUNK
        return timezone.make_aware(moment)

    def workdays(self, since: int) -> Iterator[int]:
        """Every Monday to Friday from so many days ago until yesterday, each as how many days ago it was."""
        for ago in range(since, 0, -1):
            if (self.today - dt.timedelta(days=ago)).isoweekday() <= FRIDAY:
                yield ago

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
