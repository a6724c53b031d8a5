"""Telling why, holding rituals, and leading by learning. The only place of this area that writes."""

from .circling import begin_peers, check_peers, end_circle, gather_team, give_up_seat, rename_circle, skip_leading
from .leading import forget_notes, learn_visibly, not_this_month, recognise, remind_leaders, remove_note
from .meeting import (
    REOPEN,
    agree_try_out,
    answer_apart,
    end_meeting,
    forget,
    go_to_step,
    look_back,
    open_meeting,
    pass_on,
    put_back,
    remove_meeting,
    reopen_meeting,
    take_away,
    take_lead,
    write_down,
)
from .telling import meet_why, tell_why, withdraw_why
from .writing import retire_kit, write_kit

__all__ = [
    "write_kit",
    "retire_kit",
    "remove_note",
    "remind_leaders",
    "recognise",
    "not_this_month",
    "learn_visibly",
    "forget_notes",
    "REOPEN",
    "agree_try_out",
    "answer_apart",
    "begin_peers",
    "check_peers",
    "end_circle",
    "end_meeting",
    "forget",
    "gather_team",
    "give_up_seat",
    "go_to_step",
    "look_back",
    "meet_why",
    "open_meeting",
    "pass_on",
    "put_back",
    "remove_meeting",
    "rename_circle",
    "reopen_meeting",
    "skip_leading",
    "take_away",
    "take_lead",
    "tell_why",
    "withdraw_why",
    "write_down",
]
