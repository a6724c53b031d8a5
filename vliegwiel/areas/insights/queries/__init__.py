"""What one may ask about the academy as a whole. Groups only, never persons."""

from .counting import counts, home_of, homes
from .decisions import THIN, ActivityRow, DecisionRow, decisions, latest, overview, together
from .definitions import DEFINITIONS, Definition
from .funnel import (
    CountedShare,
    Funnel,
    Share,
    StageRow,
    UnitRow,
    add_up,
    count_headline,
    funnel,
    headline,
    rows_of,
    serving,
    totals,
    unit_rows,
    watched,
)
from .log import Entry, Log, everything, log, public_kinds
from .threads import Threads, threads
from .titles import Claim, claims, titles
from .units import Group, by_unit, people_in, smallest_group
from .wheel import Wheel, wheel_of_goal, wheels

__all__ = [
    "DEFINITIONS",
    "THIN",
    "ActivityRow",
    "DecisionRow",
    "Claim",
    "CountedShare",
    "Definition",
    "Entry",
    "Funnel",
    "Group",
    "Log",
    "Share",
    "Threads",
    "StageRow",
    "UnitRow",
    "Wheel",
    "add_up",
    "by_unit",
    "claims",
    "counts",
    "decisions",
    "everything",
    "funnel",
    "count_headline",
    "headline",
    "home_of",
    "homes",
    "latest",
    "log",
    "overview",
    "people_in",
    "public_kinds",
    "rows_of",
    "serving",
    "smallest_group",
    "threads",
    "titles",
    "together",
    "totals",
    "unit_rows",
    "watched",
    "wheel_of_goal",
    "wheels",
]
