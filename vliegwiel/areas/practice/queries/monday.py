"""A manager's three small jobs of a week (look ahead, ask, name), and on which morning they are told of.

Source: learning design 8.4: at most ten minutes a week, at most three jobs, in one message; not in a week that is full.
"""

import datetime as dt
from collections.abc import Iterable

from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.messaging.queries import readers
from vliegwiel.areas.people.models import ActingManager, Person, ReportingLine
from vliegwiel.kit import clock

from .cards import Card, Thing
from .team import TeamWeek

MINUTES = {"start": 2, "return": 2, "celebrate": 1}
"""What each of the three jobs takes, in minutes: five in all. Room is no job of these."""


def jobs_of(week: TeamWeek) -> dict[str, Thing]:
    """Card -> what is still to do on it, of the three jobs: three at most. No query."""
    return {card.name: card.thing for card in week.cards if _is_job(card) and card.thing and not card.thing.done}


def minutes_of(cards: Iterable[Card]) -> int:
    """How many minutes what is still to do takes."""
    return sum(MINUTES[card.name] for card in cards if _is_job(card) and card.thing and not card.thing.done)


def _is_job(card: Card) -> bool:
    return card.name in MINUTES


def key_of(week: dt.date) -> str:
    """What makes the message of that week (its Monday) one message."""
    return f"jobs-{week.isoformat()}"


def to_tell_jobs() -> list[Person]:
    """Who leads somebody today, or stands in for who does, and hears of the week now: today is her first day of it.

    Left out: who does not work today or is away, whoever paused, those whose learning time is full (this week then has
    no jobs), and who was told this week. About eight queries and those of fullness, however many managers.
    """
    day = clock.today()
    week = day - dt.timedelta(days=day.weekday())
    lines = ReportingLine.objects.on(day)
    acting = ActingManager.objects.on(day).filter(manager__in=lines.values("manager"))
    leading = {*lines.values_list("manager", flat=True), *acting.values_list("stand_in", flat=True)}
    told = set(Message.objects.filter(key=key_of(week), person__in=leading).values_list("person", flat=True))
    waiting = leading - told
    chosen = []
    for person, reader in readers(waiting).items():
        before = [week + dt.timedelta(days=n) for n in range(day.weekday())]
        first = reader.available(day) and not any(reader.available(one) for one in before)
        paused = reader.paused_until is not None and day < reader.paused_until
        if first and not paused and not reader.full:
            chosen.append(person)
    return list(Person.objects.here().filter(pk__in=chosen).order_by("pk"))
