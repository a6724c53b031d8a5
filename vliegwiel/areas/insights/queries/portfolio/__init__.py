"""All activities together: what their hours are for, and how sure we are."""

from .figures import FIGURES, Figure, Portfolio, Slice, portfolio
from .rows import GoalSeen, appraised, goals_seen

__all__ = ["FIGURES", "Figure", "GoalSeen", "Portfolio", "Slice", "appraised", "goals_seen", "portfolio"]
