"""The verbs of practice."""

from .adding import answer_by_link, forget_how_often, say_how_often, say_what_it_brought
from .beginning import ask_two_minutes, intend, lay_out_plans, offer_plans
from .beside import choose_buddy
from .following_up import (
    answer_check_in,
    ask_for_chance,
    name_obstacle,
    pass_on_chances,
    pause_plans,
    support,
    tell_of_the_day,
)
from .forgetting import forget_old
from .leading import mark_moment, monday, tell_jobs, undo_moment
from .planning import (
    begin_again,
    change_plan,
    choose_supporter,
    decline_support,
    make_plan,
    park_plan,
    release_supporter,
    stop_plan,
    take_up_plan,
    wipe_plan,
)
from .scheduling import schedule, wait_out
from .talking import book_talk, call_off_talk, choose_focus, end_focus, forget_talks
from .together import (
    count_group_plans,
    forget_group_plans,
    join_group_plan,
    leave_group_plan,
    let_group_plan_pass,
    propose_group_plan,
    tell_of_group_plans,
    withdraw_group_plan,
)

__all__ = [
    "withdraw_group_plan",
    "tell_of_group_plans",
    "propose_group_plan",
    "let_group_plan_pass",
    "leave_group_plan",
    "join_group_plan",
    "forget_group_plans",
    "count_group_plans",
    "answer_by_link",
    "answer_check_in",
    "ask_for_chance",
    "ask_two_minutes",
    "begin_again",
    "book_talk",
    "call_off_talk",
    "change_plan",
    "choose_buddy",
    "choose_focus",
    "choose_supporter",
    "decline_support",
    "end_focus",
    "forget_how_often",
    "forget_old",
    "forget_talks",
    "intend",
    "lay_out_plans",
    "make_plan",
    "mark_moment",
    "monday",
    "name_obstacle",
    "offer_plans",
    "park_plan",
    "pass_on_chances",
    "pause_plans",
    "release_supporter",
    "say_how_often",
    "say_what_it_brought",
    "schedule",
    "stop_plan",
    "support",
    "take_up_plan",
    "tell_jobs",
    "tell_of_the_day",
    "undo_moment",
    "wait_out",
    "wipe_plan",
]
