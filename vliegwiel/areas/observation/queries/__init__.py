"""What one may ask about behaviour checks. Answers go to her alone."""

from .due import asking, due, observers_gone, stands_aside
from .facts import observed_applied, sustained
from .formulas import Agreement, Headline, agreement, applied, behaviour_score, headline
from .formulas import sustained as is_sustained
from .items import Choice, asks_now, choices, is_finished, items, lists_are_used, may_say, others_may_look, shown_on
from .keys import customer_ask, customer_key
from .lists import (
    Judge,
    Outcome,
    assessor_of,
    filled_about,
    filled_by,
    judges,
    lists_for,
    outcomes,
    version_of,
)
from .reading import CheckRow, Dot, Look, asked_of, check_row, checked, checks, checks_with, said_before

__all__ = [
    "Agreement",
    "CheckRow",
    "Choice",
    "Dot",
    "Headline",
    "Judge",
    "Look",
    "Outcome",
    "agreement",
    "applied",
    "asked_of",
    "asking",
    "asks_now",
    "assessor_of",
    "behaviour_score",
    "check_row",
    "checked",
    "checks",
    "checks_with",
    "choices",
    "customer_ask",
    "customer_key",
    "due",
    "filled_about",
    "filled_by",
    "headline",
    "is_finished",
    "is_sustained",
    "items",
    "judges",
    "lists_are_used",
    "lists_for",
    "observed_applied",
    "observers_gone",
    "may_say",
    "others_may_look",
    "outcomes",
    "said_before",
    "shown_on",
    "stands_aside",
    "sustained",
    "version_of",
]
