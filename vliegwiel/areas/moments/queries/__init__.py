"""What one may ask about somebody's own time, and what could be of use to her."""

from .calendar_file import MOST_BYTES, busy_times, joined
from .finding import Slot, Span, Week, fits, moment_at, openings, plan, proposal
from .mine import Protected, ahead, coming, dismissed, my_rhythm, own_goals, past, protected, slots_of, weeks_of
from .suggesting import Suggestion, Suggestions, asked_of, suggestions

__all__ = [
    "dismissed",
    "own_goals",
    "asked_of",
    "Suggestion",
    "Suggestions",
    "suggestions",
    "MOST_BYTES",
    "Protected",
    "Slot",
    "Span",
    "Week",
    "ahead",
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
    "slots_of",
    "weeks_of",
]
