"""What one may ask about people; every answer takes a day."""

from .directory import PersonRow, matching, rows_of
from .lines import Leader, Waiting, leaders_of, leaders_of_many, reports_of, waiting_for_a_manager
from .merging import (
    UNDO_DAYS,
    accounts_of,
    came_from,
    in_the_way,
    merged_numbers,
    merges_of,
    not_parted_because,
    undo_until,
    what_would_merge,
)
from .naming import names_among
from .records import Moment, Record, history, record_of
from .units import UnitRow, in_tree, unit_choices, unit_tree

__all__ = [
    "came_from",
    "UNDO_DAYS",
    "accounts_of",
    "in_the_way",
    "merged_numbers",
    "merges_of",
    "not_parted_because",
    "undo_until",
    "what_would_merge",
    "Leader",
    "Moment",
    "PersonRow",
    "Record",
    "UnitRow",
    "Waiting",
    "history",
    "leaders_of",
    "leaders_of_many",
    "matching",
    "names_among",
    "record_of",
    "reports_of",
    "rows_of",
    "in_tree",
    "unit_choices",
    "unit_tree",
    "waiting_for_a_manager",
]
