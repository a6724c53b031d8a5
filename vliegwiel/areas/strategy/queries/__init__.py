"""What one may ask about goals and behaviours."""

from .goals import GoalRow, Progress, behaviours_of, educating, goal_rows, likely_owners, progress
from .judging import APART, NOBODY, Judgement, Rated, judge, unfit
from .lint import Weakness, alternatives, errors, vague, weaknesses

__all__ = [
    "APART",
    "NOBODY",
    "Judgement",
    "Rated",
    "judge",
    "unfit",
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
