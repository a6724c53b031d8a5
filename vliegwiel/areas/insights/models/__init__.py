"""What we see from above: stages, decisions, and what activities contribute."""

from .appreciation import Appraisal, CandyCase, CandyTurn, OwnersWord
from .contribution import Contribution, DesignCheck, Method, Outcome, OutcomeWithdrawal, Recompute
from .counting import Cell, Decision, DecisionQuerySet, Headline
from .lines import Line
from .rounds import PortfolioItem, Proposal, ReviewRound
from .transfer import TransferCount

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
    "Line",
    "Method",
    "Outcome",
    "OutcomeWithdrawal",
    "OwnersWord",
    "PortfolioItem",
    "Proposal",
    "Recompute",
    "ReviewRound",
    "TransferCount",
]
