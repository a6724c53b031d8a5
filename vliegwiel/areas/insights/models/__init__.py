"""What we see from above: stages, decisions, and what activities contribute."""

from .contribution import Contribution, DesignCheck, Method, Outcome, Recompute
from .counting import Cell, Decision, DecisionQuerySet, Headline

__all__ = [
    "Cell",
    "Contribution",
    "Decision",
    "DecisionQuerySet",
    "DesignCheck",
    "Headline",
    "Method",
    "Outcome",
    "Recompute",
]
