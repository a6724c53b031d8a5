"""What one may ask about behaviour checks. Answers go to her alone."""

from .due import due, observers_gone
from .facts import observed_applied, sustained
from .formulas import Agreement, Headline, agreement, applied, behaviour_score, headline
from .formulas import sustained as is_sustained
from .items import Choice, asks_now, choices, is_finished, items
from .keys import customer_ask, customer_key
from .reading import CheckRow, Dot, Look, asked_of, check_row, checks, said_before

__all__ = [
    "Agreement",
    "CheckRow",
    "Choice",
    "Dot",
    "Headline",
    "Look",
    "agreement",
    "applied",
    "asked_of",
    "asks_now",
    "behaviour_score",
    "check_row",
    "checks",
    "choices",
    "customer_ask",
    "customer_key",
    "due",
    "headline",
    "is_finished",
    "is_sustained",
    "items",
    "observed_applied",
    "observers_gone",
    "said_before",
    "sustained",
]
