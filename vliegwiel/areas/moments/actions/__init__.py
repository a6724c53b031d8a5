"""Choosing when to learn, and what to do with what is suggested. The only place that writes it."""

from .forgetting import forget_past
from .planning import (
    choose_rhythm,
    forget_busy,
    give_busy,
    keep_rhythm,
    move,
    plan_ahead,
    skip,
    stop_rhythm,
    unskip,
)

__all__ = [
    "choose_rhythm",
    "forget_busy",
    "forget_past",
    "give_busy",
    "keep_rhythm",
    "move",
    "plan_ahead",
    "skip",
    "stop_rhythm",
    "unskip",
]
