"""The verbs of recognition."""

from .asking import ask_what_was_seen, pass_over, recognise, take_back
from .keeping import choose_publicity, erase, forget_recognitions, share_applying

__all__ = [
    "ask_what_was_seen",
    "choose_publicity",
    "erase",
    "forget_recognitions",
    "pass_over",
    "recognise",
    "share_applying",
    "take_back",
]
