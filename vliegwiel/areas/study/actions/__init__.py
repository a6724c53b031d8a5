"""Asking for something from outside, deciding about it, and keeping the money. The only place that writes here."""

from .agreeing import agree, sign, write_terms
from .asking import attach, copy, remove_offer, send, withdraw, write_request
from .deciding import answer, ask_back, decide
from .ending import ask_how_it_was, call_off, close_for_who_left, come_back, forget_requests
from .hours import (
    agree_hours,
    correct_hours,
    end_hours,
    grant_hours,
    pay_session,
    settle_hours,
    unpay_session,
)
from .paying import approve_invoice, pay_invoice, receive_invoice
from .routing import look_after
from .spending import give_budget, give_personal_budgets, shift

__all__ = [
    "agree_hours",
    "correct_hours",
    "end_hours",
    "grant_hours",
    "pay_session",
    "settle_hours",
    "unpay_session",
    "agree",
    "answer",
    "approve_invoice",
    "ask_back",
    "ask_how_it_was",
    "attach",
    "call_off",
    "close_for_who_left",
    "come_back",
    "copy",
    "decide",
    "forget_requests",
    "give_budget",
    "give_personal_budgets",
    "look_after",
    "pay_invoice",
    "receive_invoice",
    "remove_offer",
    "send",
    "shift",
    "sign",
    "withdraw",
    "write_request",
    "write_terms",
]
