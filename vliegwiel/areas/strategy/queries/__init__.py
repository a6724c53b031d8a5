"""What one may ask about goals and behaviours."""

from .goals import GoalRow, Progress, behaviours_of, educating, goal_rows, likely_owners, progress
from .lint import Weakness, alternatives, errors, vague, weaknesses

__all__ = [
    "GoalRow",
    "Progress",
    "Weakness",
    "alternatives",
    "behaviours_of",
    "educating",
    "errors",
    "goal_rows",
    "likely_owners",
    "progress",
    "vague",
    "weaknesses",
]
