"""The verbs of observation."""

from .looking import (
    ask_customer,
    ask_observer,
    decline_ask,
    observe,
    observe_as_customer,
    record,
    release_observer,
    take_back_ask,
)
from .saying import forget_checks, open_checks, say_after, say_again, say_before, stop_check, tell_due

__all__ = [
    "ask_customer",
    "ask_observer",
    "decline_ask",
    "forget_checks",
    "observe",
    "observe_as_customer",
    "open_checks",
    "record",
    "release_observer",
    "say_after",
    "say_again",
    "say_before",
    "stop_check",
    "take_back_ask",
    "tell_due",
]
