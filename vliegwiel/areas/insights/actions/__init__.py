"""Verbs of this area: counting and scoring again, judging a design or an outcome, deciding, and asking what
an activity needs."""

from .appraising import appraise
from .appreciating import ask_owner, conclude, reopen_case, review_contributions, say_what_it_needs
from .calling import call_judges
from .contributing import begin_recompute, recompute, recontribute
from .counting import recount, recount_headline, recount_unit
from .deciding import decide, withdraw_decision
from .judging import check_design, check_designs, record_outcome, withdraw_outcome
from .lining import keep_lines
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
from .transferring import count_transfer

__all__ = [
    "count_transfer",
    "appraise",
    "ask_owner",
    "begin_carrying_out",
    "begin_recompute",
    "call_judges",
    "carry_out",
    "check_design",
    "check_designs",
    "conclude",
    "decide",
    "end_sunsets",
    "keep_lines",
    "make_method",
    "open_round",
    "propose",
    "propose_many",
    "recompute",
    "recontribute",
    "record_outcome",
    "recount",
    "recount_headline",
    "recount_unit",
    "reopen_case",
    "review_contributions",
    "say_what_it_needs",
    "take_back_proposal",
    "undo_proposal",
    "withdraw_decision",
    "withdraw_outcome",
]
