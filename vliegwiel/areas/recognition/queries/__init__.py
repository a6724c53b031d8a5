"""What one may ask about being seen."""

from .equity import Equity, Group, bands, counted, equity, gives_away, last_quarter, limits
from .reading import (
    left_this_week,
    of_her,
    of_her_team,
    of_her_with,
    questions_for,
    shares,
    whom_to_ask,
    written_by,
)
from .wording import controlling

__all__ = [
    "Equity",
    "Group",
    "bands",
    "controlling",
    "counted",
    "equity",
    "gives_away",
    "last_quarter",
    "left_this_week",
    "limits",
    "of_her",
    "of_her_team",
    "of_her_with",
    "questions_for",
    "shares",
    "whom_to_ask",
    "written_by",
]
