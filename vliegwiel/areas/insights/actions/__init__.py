"""Verbs of this area: counting and scoring again, judging a design or an outcome, deciding, and asking what
an activity needs."""

from .appraising import appraise
from .appreciating import ask_owner, conclude, reopen_case, review_contributions, say_what_it_needs
from .calling import call_judges
from .contributing import begin_recompute, recompute, recontribute
from .counting import recount, recount_headline, recount_unit
from .deciding import decide, withdraw_decision
from .judging import check_design, check_designs, record_outcome, withdraw_outcome
from .method import make_method
from .reviewing import (
    begin_carrying_out,
    carry_out,
    end_sunsets,
    open_round,
    propose,
    propose_many,
    take_back_proposal,
    undo_proposal,
)

__all__ = [
    "begin_carrying_out",
    "carry_out",
    "end_sunsets",
    "open_round",
    "propose",
    "propose_many",
    "take_back_proposal",
    "undo_proposal",
    "begin_recompute",
    "call_judges",
    "check_design",
    "check_designs",
    "decide",
    "make_method",
    "recompute",
    "recontribute",
    "record_outcome",
    "recount",
    "recount_headline",
    "recount_unit",
    "appraise",
    "ask_owner",
    "conclude",
    "reopen_case",
    "review_contributions",
    "say_what_it_needs",
    "withdraw_decision",
    "withdraw_outcome",
]
