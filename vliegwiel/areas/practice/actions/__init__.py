"""The verbs of practice."""

from .beside import choose_buddy
from .following_up import answer_check_in, ask_for_chance, pause_plans, support, tell_check_ins
from .leading import mark_moment, monday, tell_jobs, undo_moment
from .planning import (
    change_plan,
    choose_supporter,
    decline_support,
    make_plan,
    release_supporter,
    schedule,
    stop_plan,
    wipe_plan,
)
from .talking import book_talk, call_off_talk, choose_focus, end_focus, forget_talks

__all__ = [
    "answer_check_in",
    "ask_for_chance",
    "book_talk",
    "call_off_talk",
    "change_plan",
    "choose_buddy",
    "choose_focus",
    "choose_supporter",
    "decline_support",
    "end_focus",
    "forget_talks",
    "make_plan",
    "mark_moment",
    "monday",
    "pause_plans",
    "release_supporter",
    "schedule",
    "stop_plan",
    "support",
    "tell_check_ins",
    "tell_jobs",
    "undo_moment",
    "wipe_plan",
]
