"""What the organisation wants: goals with a measure, and the target behaviours that serve them."""

from .behaviours import TargetBehaviour, TargetBehaviourQuerySet
from .goals import Closing, Goal, GoalQuerySet, GoalReading
from .ratings import LEAST_REASON, RATING_HOLDS, AbstractRating, EdgeState, Evidence, Side, Strength

__all__ = [
    "LEAST_REASON",
    "RATING_HOLDS",
    "AbstractRating",
    "Closing",
    "EdgeState",
    "Evidence",
    "Goal",
    "GoalQuerySet",
    "GoalReading",
    "Side",
    "Strength",
    "TargetBehaviour",
    "TargetBehaviourQuerySet",
]
