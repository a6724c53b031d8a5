"""What one may ask about somebody's own time, and what could be of use to her."""

from .calendar_file import MOST_BYTES, busy_times, joined
from .finding import Slot, Span, Week, fits, moment_at, openings, plan, proposal
from .mine import (
    Protected,
    ahead,
    asked_of_week,
    coming,
    dismissed,
    goals_of,
    my_rhythm,
    own_goals,
    past,
    protected,
    protected_of,
    slots_of,
    this_week,
    weeks_of,
)
from .short import Short, short_ones
from .suggesting import Suggestion, Suggestions, asked_of, suggestions

__all__ = [
    "dismissed",
    "goals_of",
    "own_goals",
    "asked_of",
    "Suggestion",
    "Suggestions",
    "Short",
    "short_ones",
    "suggestions",
    "MOST_BYTES",
    "Protected",
    "Slot",
    "Span",
    "Week",
    "ahead",
    "asked_of_week",
    "busy_times",
    "coming",
    "fits",
    "joined",
    "moment_at",
    "my_rhythm",
    "openings",
    "past",
    "plan",
    "proposal",
    "protected",
    "protected_of",
    "this_week",
    "slots_of",
    "weeks_of",
]
