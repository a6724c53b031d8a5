"""Everything that may be done with sessions. The only place that writes here."""

from .asking import answer_group, ask_group, close_question
from .coming import (
    BookedMany,
    answer_offer,
    book,
    book_many,
    free_seats_of_leavers,
    give_back,
    let_offers_pass,
    take_back_booked,
    wait_for,
    wish,
    withdraw_wish,
)
from .deciding import ask_minimum, forget_sessions
from .feeding import open_feed, renew_feed, stop_feed
from .planning import (
    PartPlan,
    cancel_session,
    change_session,
    copy_session,
    go_ahead,
    move_part,
    plan,
    spoken,
)
from .preparing import Line, add_material, remove_material, write_run_sheet
from .presence import Mark, check_in, keep_presence, say_why
from .removing import remove_part
from .rooms import keep_room
from .teaching import ask_trainer, end_pass, give_pass, let_trainer_go, mail_outside, mail_pass, pass_address

__all__ = [
    "BookedMany",
    "Line",
    "Mark",
    "PartPlan",
    "add_material",
    "answer_group",
    "answer_offer",
    "ask_group",
    "ask_minimum",
    "ask_trainer",
    "book",
    "book_many",
    "cancel_session",
    "change_session",
    "check_in",
    "close_question",
    "copy_session",
    "end_pass",
    "forget_sessions",
    "free_seats_of_leavers",
    "give_back",
    "give_pass",
    "go_ahead",
    "keep_presence",
    "keep_room",
    "let_offers_pass",
    "let_trainer_go",
    "mail_outside",
    "mail_pass",
    "move_part",
    "open_feed",
    "pass_address",
    "plan",
    "remove_material",
    "remove_part",
    "renew_feed",
    "say_why",
    "spoken",
    "stop_feed",
    "take_back_booked",
    "wait_for",
    "wish",
    "withdraw_wish",
    "write_run_sheet",
]
