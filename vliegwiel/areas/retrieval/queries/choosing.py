"""Which cards come today: never more than a handful, never a word about what did not. Pure functions."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..enums import DAYS_A_WEEK, IMPORTANCE, IMPORTANCE_FOR_SAFETY, MOST_CARDS, MOST_SECONDS
from .planning import retrievability


@dataclass(frozen=True)
class Due:
    """A card that might come today. last_on: the day it was answered last."""

    card: int
    stability: float | None
    last_on: dt.date | None
    safety: bool
    seconds: int

    def weight(self, day: dt.date) -> float:
        """(1 - R) x importance: how much of it is probably forgotten, and how much that matters."""
        days = (day - self.last_on).days if self.last_on else 0
        importance = IMPORTANCE_FOR_SAFETY if self.safety else IMPORTANCE
        return (1 - retrievability(self.stability, days)) * importance


def chosen(due: Iterable[Due], day: dt.date, *, answered: int = 0, spent: int = 0, most: int = MOST_CARDS) -> list[Due]:
    """What comes on a day, the weightiest first: so many as fit in five cards and four minutes with what she already
    answered (`answered` cards, `spent` seconds); in fewer cards (`most`) when she wants that. The first of a day always
    fits. What does not is not spoken of: it is weighed anew tomorrow."""
    come: list[Due] = []
    for one in sorted(due, key=lambda one: (-one.weight(day), one.card)):
        none_yet = not come and not answered
        if len(come) + answered >= min(most, MOST_CARDS) or (spent + one.seconds > MOST_SECONDS and not none_yet):
            break
        come.append(one)
        spent += one.seconds
    return come


def may_come(day: dt.date, *, works: bool, days: Collection[dt.date], week: int = DAYS_A_WEEK) -> bool:
    """Whether cards may come on this day: she works then, and it is one of three in its week, or of fewer (`week`) when
    she wants that (`days`: on which she answered any)."""
    monday = day - dt.timedelta(days=day.weekday())
    this_week = {one for one in days if monday <= one < monday + dt.timedelta(days=7)}
    return works and (day in this_week or len(this_week) < min(week, DAYS_A_WEEK))
