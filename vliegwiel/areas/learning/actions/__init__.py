"""Asking, beginning, doing, finishing. The only place that writes what somebody learns."""

from .asking import ask_group
from .assigning import Given, assign, assign_many, withdraw, withdraw_many
from .attending import ask_to_come, attended, was_not_there
from .closing import CLOSED, close_weeks, open_weeks
from .correcting import Recorded, begin_round, correct, record, take_back_recording
from .doing import answer, begin_again, complete, enrol, finish_step, move
from .examining import Heard, answer_attempt, begin_attempt, close_overdue, give_extra_time, hand_in
from .extending import answer_later_date, ask_later_date, decline, take_decline_back
from .foreseeing import foresee_staff_file, work_out
from .forgetting import forget_old
from .merging import merge_completions
from .needing import Needed, Source, end_needs, give_needed
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
from .room import answer_room, ask_room, choices_of, count_room, drop_where_too_full, give_more_time, set_budget
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
    "open_weeks",
    "close_weeks",
    "CLOSED",
    "Given",
    "Heard",
    "Kept",
    "LEAST_REASON",
    "MOST_REASON",
    "Needed",
    "Overtaken",
    "Recorded",
    "Source",
    "Standing",
    "TooMuch",
    "Walked",
    "answer",
    "answer_attempt",
    "answer_later_date",
    "answer_on_the_spot",
    "answer_room",
    "ask_group",
    "ask_later_date",
    "ask_on_the_spot",
    "ask_room",
    "ask_to_come",
    "assign",
    "assign_many",
    "attended",
    "begin_again",
    "begin_attempt",
    "begin_day",
    "begin_round",
    "begin_version",
    "choices_of",
    "clean_values",
    "close_overdue",
    "complete",
    "copy_rule",
    "correct",
    "count_room",
    "decline",
    "drop_draft",
    "drop_where_too_full",
    "end_needs",
    "enrol",
    "finish_step",
    "foresee_staff_file",
    "forget_deliveries",
    "forget_old",
    "give_extra_time",
    "give_more_time",
    "give_needed",
    "go_on",
    "hand_in",
    "hand_rule_to",
    "keep_run",
    "look_into_runs",
    "merge_completions",
    "move",
    "open_run",
    "react",
    "receive",
    "record",
    "repeat_rules",
    "rewrite",
    "set_budget",
    "settle_people",
    "switch_off",
    "switch_on",
    "take_back_recording",
    "take_decline_back",
    "take_reaction_back",
    "undo_run",
    "vote",
    "walk",
    "was_not_there",
    "withdraw",
    "withdraw_many",
    "withdraw_spot",
    "work_out",
    "write_rule",
]
