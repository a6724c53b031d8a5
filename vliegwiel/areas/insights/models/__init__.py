"""What we see from above: stages, decisions, and what activities contribute."""

from .appreciation import Appraisal, CandyCase, CandyTurn, OwnersWord
from .contribution import Contribution, DesignCheck, Method, Outcome, OutcomeWithdrawal, Recompute
from .counting import Cell, Decision, DecisionQuerySet, Headline
from .rounds import PortfolioItem, Proposal, ReviewRound

__all__ = [
    "Appraisal",
    "CandyCase",
    "CandyTurn",
    "Cell",
    "Contribution",
    "Decision",
    "DecisionQuerySet",
    "DesignCheck",
    "Headline",
    "Method",
    "Outcome",
    "OutcomeWithdrawal",
    "OwnersWord",
    "PortfolioItem",
    "Proposal",
    "Recompute",
    "ReviewRound",
]
