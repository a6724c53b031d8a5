"""What comes back to somebody today and why then; for herself alone."""

from .beside import beside
from .choosing import Due, chosen, may_come
from .mine import (
    Asked,
    Day,
    DeckRow,
    asked,
    asked_all,
    asked_of_card,
    decks,
    limits_of,
    may_say_easy,
    median_seconds,
    today,
    wants_none,
)
from .planning import Method, Planned, Standing, graded, method, planned, retrievability
from .signs import Signs, asked_of, read, signs

__all__ = [
    "Asked",
    "Day",
    "DeckRow",
    "Due",
    "Method",
    "Planned",
    "Signs",
    "Standing",
    "asked",
    "asked_of_card",
    "asked_all",
    "asked_of",
    "beside",
    "chosen",
    "decks",
    "graded",
    "limits_of",
    "may_come",
    "may_say_easy",
    "median_seconds",
    "method",
    "planned",
    "read",
    "retrievability",
    "signs",
    "today",
    "wants_none",
]
