"""What the organisation wants: goals with a measure, and the target behaviours that serve them."""

from .actors import ActorGroup
from .behaviours import TargetBehaviour, TargetBehaviourQuerySet
from .charter import Charter, CharterQuerySet, Principle
from .goals import Closing, Goal, GoalQuerySet, GoalReading
from .ratings import LEAST_REASON, RATING_HOLDS, AbstractRating, EdgeState, Evidence, Side, Strength

__all__ = [
    "LEAST_REASON",
    "RATING_HOLDS",
    "AbstractRating",
    "ActorGroup",
    "Charter",
    "CharterQuerySet",
    "Closing",
    "EdgeState",
    "Evidence",
    "Goal",
    "GoalQuerySet",
    "GoalReading",
    "Principle",
    "Side",
    "Strength",
    "TargetBehaviour",
    "TargetBehaviourQuerySet",
]
