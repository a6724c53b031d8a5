"""Asking, beginning, doing, finishing. The only place that writes what somebody learns."""

from .asking import ask_group
from .assigning import Given, assign, assign_many, withdraw, withdraw_many
from .correcting import Recorded, begin_round, correct, record, take_back_recording
from .doing import answer, begin_again, complete, enrol, finish_step, move
from .examining import Heard, answer_attempt, begin_attempt, close_overdue, give_extra_time, hand_in
from .extending import answer_later_date, ask_later_date, decline, take_decline_back
from .forgetting import forget_old
from .playing import (
    LEAST_REASON,
    MOST_REASON,
    Kept,
    Standing,
    TooMuch,
    Walked,
    clean_values,
    keep_run,
    look_into_runs,
    open_run,
    walk,
)
from .reacting import react, take_reaction_back
from .receiving import forget_deliveries, receive
from .repeating import repeat_rules
from .room import answer_room, ask_room, choices_of, count_room, drop_where_too_full, set_budget
from .rules import (
    Overtaken,
    begin_version,
    copy_rule,
    drop_draft,
    hand_rule_to,
    rewrite,
    switch_off,
    switch_on,
    write_rule,
)
from .ruling import settle_people
from .running import begin_day, go_on, undo_run
from .spots import answer_on_the_spot, ask_on_the_spot, withdraw_spot
from .voting import vote

__all__ = [
    "answer_room",
    "ask_room",
    "choices_of",
    "count_room",
    "drop_where_too_full",
    "set_budget",
    "repeat_rules",
    "ask_group",
    "answer_later_date",
    "ask_later_date",
    "decline",
    "take_decline_back",
    "Overtaken",
    "begin_version",
    "copy_rule",
    "drop_draft",
    "hand_rule_to",
    "rewrite",
    "switch_off",
    "switch_on",
    "write_rule",
    "settle_people",
    "begin_day",
    "go_on",
    "undo_run",
    "answer_on_the_spot",
    "ask_on_the_spot",
    "withdraw_spot",
    "Given",
    "Heard",
    "Kept",
    "LEAST_REASON",
    "MOST_REASON",
    "Recorded",
    "Standing",
    "TooMuch",
    "Walked",
    "answer",
    "answer_attempt",
    "assign",
    "assign_many",
    "begin_again",
    "begin_attempt",
    "begin_round",
    "clean_values",
    "close_overdue",
    "complete",
    "correct",
    "enrol",
    "finish_step",
    "forget_deliveries",
    "forget_old",
    "give_extra_time",
    "hand_in",
    "keep_run",
    "look_into_runs",
    "move",
    "open_run",
    "react",
    "record",
    "receive",
    "take_back_recording",
    "take_reaction_back",
    "vote",
    "walk",
    "withdraw",
    "withdraw_many",
]
