"""All activities together: what their hours are for, and how sure we are."""

from .figures import FIGURES, Figure, Portfolio, Slice, portfolio
from .rows import GoalSeen, LongContested, appraised, goals_seen, in_words, long_contested, long_contested_above

__all__ = [
    "FIGURES",
    "Figure",
    "GoalSeen",
    "LongContested",
    "Portfolio",
    "Slice",
    "appraised",
    "goals_seen",
    "in_words",
    "long_contested",
    "long_contested_above",
    "portfolio",
]
