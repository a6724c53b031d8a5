"""A leader's own why, the circles that hold rituals, and leaders who learn where others see it."""

from .circles import (
    ANSWER,
    OUTCOME,
    TRY_OUT,
    Answer,
    Circle,
    Kit,
    KitVersion,
    Meeting,
    Outcome,
    Seat,
    TryOut,
)
from .leading import NOTE_LINE, LeaderNote, LeaderPause, Recognised
from .why import LONGEST, Why, WhyRead

__all__ = [
    "ANSWER",
    "LONGEST",
    "NOTE_LINE",
    "OUTCOME",
    "TRY_OUT",
    "Answer",
    "Circle",
    "Kit",
    "KitVersion",
    "LeaderNote",
    "LeaderPause",
    "Meeting",
    "Outcome",
    "Recognised",
    "Seat",
    "TryOut",
    "Why",
    "WhyRead",
]
