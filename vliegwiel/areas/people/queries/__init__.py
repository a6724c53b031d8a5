"""What one may ask about people; every answer takes a day."""

from .directory import PersonRow, matching, rows_of
from .lines import Leader, Waiting, leaders_of, leaders_of_many, reports_of, waiting_for_a_manager
from .naming import names_among
from .records import Moment, Record, history, record_of
from .units import UnitRow, unit_choices, unit_tree

__all__ = [
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
    "unit_choices",
    "unit_tree",
    "waiting_for_a_manager",
]
