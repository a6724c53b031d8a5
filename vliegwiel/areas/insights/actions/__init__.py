"""Verbs of this area: counting again, and deciding."""

from .counting import recount, recount_headline, recount_unit
from .deciding import decide, withdraw_decision

__all__ = ["decide", "recount", "recount_headline", "recount_unit", "withdraw_decision"]
