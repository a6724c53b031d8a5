"""What one may ask about the academy as a whole. Groups only, never persons."""

from .counting import counts, home_of, homes
from .decisions import THIN, ActivityRow, DecisionRow, decisions, latest, overview
from .definitions import DEFINITIONS, Definition
from .funnel import Funnel, Share, StageRow, add_up, funnel, headline, rows_of, serving, totals
from .titles import titles
from .units import Group, by_unit, people_in, smallest_group
from .wheel import Wheel, wheel_of_goal, wheels

__all__ = [
    "DEFINITIONS",
    "THIN",
    "ActivityRow",
    "DecisionRow",
    "Definition",
    "Funnel",
    "Group",
    "Share",
    "StageRow",
    "Wheel",
    "add_up",
    "by_unit",
    "counts",
    "decisions",
    "funnel",
    "headline",
    "home_of",
    "homes",
    "latest",
    "overview",
    "people_in",
    "rows_of",
    "serving",
    "smallest_group",
    "titles",
    "totals",
    "wheel_of_goal",
    "wheels",
]
