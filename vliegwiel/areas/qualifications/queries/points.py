"""Points (PE) a period: how many she has, and until when that keeps a qualification. Pure, as `status` is.

Periods follow each other from a day that is agreed. In the period in which she began nothing is asked yet; of every
one after it so many points, and so many of each category that has a least. What is over goes along to the next period,
up to a maximum, and once: points that went along do not go along again. What she earns in the grace after a period
counts for that period as long as it is short, and for no other.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .days import days_later, months_later

NONE = Decimal(0)


@dataclass(frozen=True)
class PointsRule:
    """So many points in so many months. anchor: the first day of a period; least: (category, so many of it)."""

    needed: Decimal
    months: int
    anchor: dt.date
    carry: Decimal = NONE
    least: tuple[tuple[str, Decimal], ...] = ()

    def period_of(self, day: dt.date) -> int:
        """Which period a day is in; 0 is the one that begins on the anchor, those before it are negative."""
        months = (day.year - self.anchor.year) * 12 + day.month - self.anchor.month
        number = months // self.months
        while self.span(number)[0] > day:
            number -= 1
        while self.span(number)[1] < day:
            number += 1
        return number

    def span(self, number: int) -> tuple[dt.date, dt.date]:
        """The first and the last day of a period."""
        starts, after = (months_later(self.anchor, self.months * one) for one in (number, number + 1))
        return starts, after - dt.timedelta(days=1)


@dataclass(frozen=True)
class Earned:
    """Points on a day, of a category or of none."""

    on: dt.date
    points: Decimal
    category: str = ""


@dataclass(frozen=True)
class Period:
    """What a period asked and what she had in it. carried: what came along; of_each: (category, least, had)."""

    starts: dt.date
    ends: dt.date
    needed: Decimal
    had: Decimal
    carried: Decimal
    of_each: tuple[tuple[str, Decimal, Decimal], ...] = ()

    @property
    def total(self) -> Decimal:
        return self.had + self.carried

    @property
    def is_met(self) -> bool:
        return self.total >= self.needed and all(had >= least for _category, least, had in self.of_each)


def periods(
    rule: PointsRule, earned: Sequence[Earned], began: dt.date, day: dt.date, grace_days: int = 0
) -> list[Period]:
    """From the period in which she began, up to the first that is short by what is known on `day`; its last day is
    the last on which it holds."""
    open_points = sorted((one for one in earned if one.on <= day), key=lambda one: one.on)
    number = rule.period_of(began)
    first = _period(rule, number, [one for one in open_points if rule.period_of(one.on) == number], NONE, asks=False)
    open_points = [one for one in open_points if one.on > first.ends]
    found, over = [first], min(rule.carry, first.had)
    while True:
        number += 1
        _starts, ends = rule.span(number)
        inside = [one for one in open_points if one.on <= ends]
        late = [one for one in open_points if ends < one.on <= days_later(ends, grace_days)]
        made = _period(rule, number, inside, over)
        while late and not made.is_met:
            inside.append(late.pop(0))
            made = _period(rule, number, inside, over)
        found.append(made)
        if not made.is_met or ends.year >= dt.date.max.year - 1:
            return found
        open_points = [one for one in open_points if one not in inside]
        over = min(rule.carry, max(NONE, made.total - made.needed), made.had)


def _period(rule: PointsRule, number: int, points: list[Earned], carried: Decimal, *, asks: bool = True) -> Period:
    starts, ends = rule.span(number)
    of_each = tuple(
        (category, least, sum((one.points for one in points if one.category == category), NONE))
        for category, least in (rule.least if asks else ())
    )
    had = sum((one.points for one in points), NONE)
    return Period(starts, ends, rule.needed if asks else NONE, had, carried, of_each)
