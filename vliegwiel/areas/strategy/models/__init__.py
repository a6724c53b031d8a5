"""What the organisation wants: goals with a measure, and the target behaviours that serve them."""

from .behaviours import TargetBehaviour, TargetBehaviourQuerySet
from .goals import Closing, Goal, GoalQuerySet, GoalReading

__all__ = ["Closing", "Goal", "GoalQuerySet", "GoalReading", "TargetBehaviour", "TargetBehaviourQuerySet"]
