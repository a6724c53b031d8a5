"""Choosing when to learn, and what to do with what is suggested. The only place that writes it."""

from .forgetting import forget_past
from .planning import (
    choose_rhythm,
    forget_busy,
    give_busy,
    keep_rhythm,
    move,
    plan_ahead,
    plan_one,
    skip,
    stop_rhythm,
    unskip,
)
from .suggesting import (
    aim_for,
    aim_in_words,
    let_go,
    let_go_of_words,
    not_now,
    not_relevant,
    note_shown,
    open_suggestion,
    suggest_again,
)

__all__ = [
    "aim_for",
    "aim_in_words",
    "let_go",
    "let_go_of_words",
    "not_now",
    "not_relevant",
    "note_shown",
    "open_suggestion",
    "suggest_again",
    "choose_rhythm",
    "forget_busy",
    "forget_past",
    "give_busy",
    "keep_rhythm",
    "move",
    "plan_ahead",
    "plan_one",
    "skip",
    "stop_rhythm",
    "unskip",
]
