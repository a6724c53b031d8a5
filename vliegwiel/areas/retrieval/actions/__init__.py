"""Making cards, answering them, switching them off and wiping them."""

from .following import end_retired, follow_edition, offer_again
from .forgetting import forget_cards
from .making import make_cards
from .recalling import recall, receive, say_easy
from .switching import keep, limit, switch_all_off, switch_all_on, switch_off, switch_on, wipe, wipe_all

__all__ = [
    "end_retired",
    "follow_edition",
    "forget_cards",
    "keep",
    "limit",
    "make_cards",
    "offer_again",
    "recall",
    "receive",
    "say_easy",
    "switch_all_off",
    "switch_all_on",
    "switch_off",
    "switch_on",
    "wipe",
    "wipe_all",
]
