"""The didactic compass: the charter's principles as checks. Pure functions over a piece, its blocks and parameters."""

from .didactics import doing_share
from .inclusion import Avoided, avoided
from .sentences import DEMANDS, SENTENCES, demand, say
from .shape import Examined, Finding, Mend, Outcome, Result, kept
from .weigh import (
    CHECKS,
    CompassPoint,
    as_results,
    compass,
    examine,
    examined,
    failing,
    waivers_of,
)

__all__ = [
    "CHECKS",
    "DEMANDS",
    "SENTENCES",
    "Avoided",
    "CompassPoint",
    "Examined",
    "Finding",
    "Mend",
    "Outcome",
    "Result",
    "as_results",
    "avoided",
    "compass",
    "demand",
    "doing_share",
    "examine",
    "examined",
    "failing",
    "kept",
    "say",
    "waivers_of",
]
