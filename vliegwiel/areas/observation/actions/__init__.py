"""The verbs of observation."""

from .filling import answer_photo, ask_to_see, fill_in, forget_lists, forget_photos, stop_asking_to_see, withdraw_filled
from .listing import name_examiner, release_examiner, retire_list, rewrite_list, write_list
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
    "answer_photo",
    "ask_customer",
    "ask_observer",
    "ask_to_see",
    "decline_ask",
    "fill_in",
    "forget_checks",
    "forget_lists",
    "forget_photos",
    "name_examiner",
    "observe",
    "observe_as_customer",
    "open_checks",
    "record",
    "release_examiner",
    "release_observer",
    "retire_list",
    "rewrite_list",
    "say_after",
    "say_again",
    "say_before",
    "stop_asking_to_see",
    "stop_check",
    "take_back_ask",
    "tell_due",
    "withdraw_filled",
    "write_list",
]
