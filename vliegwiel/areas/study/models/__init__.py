"""What is asked, who says yes, what it may cost and costs, and what is agreed."""

from .agreeing import Agreement, Cancellation, Outcome, Signature
from .asking import Approval, Handover, Offer, Question, StudyRequest, StudyRequestQuerySet
from .hours import HourEntry, HourRight, HourRightQuerySet, HourScheme
from .money import Budget, BudgetQuerySet, Entry, Invoice, Terms

__all__ = [
    "Agreement",
    "Approval",
    "Budget",
    "BudgetQuerySet",
    "Cancellation",
    "Entry",
    "Handover",
    "HourEntry",
    "HourRight",
    "HourRightQuerySet",
    "HourScheme",
    "Invoice",
    "Offer",
    "Outcome",
    "Question",
    "Signature",
    "StudyRequest",
    "StudyRequestQuerySet",
    "Terms",
]
