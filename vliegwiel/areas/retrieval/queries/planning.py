"""When a card comes back: `fsrs` under our settings. Pure functions of plain values (learning design 2.3)."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from typing import Any

from fsrs import Card, Rating, Scheduler, State
from fsrs.scheduler import DEFAULT_PARAMETERS

from ..enums import (
    AWAY_SECONDS,
    LONGEST_INTERVAL,
    RETENTION,
    RETENTION_FOR_SAFETY,
    SLOW,
    SURE_AFTER,
    Grade,
)


@dataclass(frozen=True)
class Method:
    """What cards are planned with. retention: 0..1; longest: days."""

    retention: float = RETENTION
    longest: int = LONGEST_INTERVAL
    parameters: tuple[float, ...] = tuple(DEFAULT_PARAMETERS)
    version: str = version("fsrs")

    @property
    def seal(self) -> str:
        """Sixteen characters, the same for the same method."""
        said = json.dumps([self.version, self.parameters, self.retention, self.longest])
        return hashlib.sha256(said.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Standing:
    """Where a card stands. stability in days, difficulty 1..10; all None before the first time. sure: how often in a
    row it went well with the longest interval."""

    stability: float | None = None
    difficulty: float | None = None
    last_at: dt.datetime | None = None
    sure: int = 0


@dataclass(frozen=True)
class Planned:
    """Where it stands after an answer, and when it comes back."""

    standing: Standing
    due: dt.datetime
    days: int  # the interval before any fuzz

    @property
    def known(self) -> bool:
        """So often in a row right, each with the longest interval: it ends."""
        return self.standing.sure >= SURE_AFTER


def method(*, safety: bool = False) -> Method:
    """The settings of the academy; where a mistake may hurt somebody cards come back sooner."""
    return Method(RETENTION_FOR_SAFETY if safety else RETENTION)


def planned(
    standing: Standing, grade: Grade, at: dt.datetime, *, by: Method, card: int = 0, fuzz: bool = False
) -> Planned:
    """What an answer at a moment makes of a card: no second time on the same day, whatever the answer.

    at: aware; it is read as UTC. ValueError for a naive moment. card: its own number. fuzz: spread what would come on
    one day over a few; the count of `sure` goes by the interval before it.
    """
    if at.tzinfo is None:
        raise ValueError("say in which time zone it was answered")
    at = at.astimezone(dt.UTC)
    after = _reviewed(standing, grade, at, by, card, fuzz=False)
    days = (after.due - at).days
    due = _reviewed(standing, grade, at, by, card, fuzz=True).due if fuzz else after.due
    sure = standing.sure + 1 if grade >= Grade.GOOD and days >= by.longest else 0
    return Planned(Standing(after.stability, after.difficulty, at, sure), due, days)


def retrievability(stability: float | None, days: int, *, decay: float = DEFAULT_PARAMETERS[20]) -> float:
    """0..1: how likely she still knows it so many whole days after the last time; 0 before the first.

    R(t) = (1 + F t/S)^-w20, F = 0.9^(-1/w20) - 1, so that R(S) = .9 (FSRS-6).
    """
    if not stability:
        return 0.0
    factor = 0.9 ** (-1 / decay) - 1
    return float((1 + factor * max(0, days) / stability) ** -decay)


def graded(*, right: bool, helped: bool = False, seconds: int | None = None, median: float | None = None) -> Grade:
    """How it went. Wrong: again. Right with help, or more than twice as slow as people are (`median`, seconds): hard.
    Else good; easy is hers to say. Time spent away from the question says nothing."""
    if not right:
        return Grade.AGAIN
    slow = bool(median and seconds is not None and seconds <= AWAY_SECONDS and seconds > SLOW * median)
    return Grade.HARD if helped or slow else Grade.GOOD


def _reviewed(standing: Standing, grade: Grade, at: dt.datetime, by: Method, card: int, *, fuzz: bool) -> Card:
    known: dict[str, Any] = {} if standing.stability is None else _known(standing)
    before = Card(card_id=card, due=at, **known)
    after, _log = _scheduler(by, fuzz).review_card(before, Rating(int(grade)), review_datetime=at)
    return after


def _known(standing: Standing) -> dict[str, Any]:
    last = standing.last_at.astimezone(dt.UTC) if standing.last_at else None
    return {
        "state": State.Review,
        "stability": standing.stability,
        "difficulty": standing.difficulty,
        "last_review": last,
    }


@lru_cache(maxsize=8)
def _scheduler(by: Method, fuzz: bool) -> Scheduler:
    return Scheduler(
        parameters=by.parameters,
        desired_retention=by.retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=by.longest,
        enable_fuzzing=fuzz,
    )
