"""What one may ask about first runs."""

from .trust import agreed_by, agreement_of, doubts_of, open_doubts
from .wanted import OFF, Standing, Wanted, protected_and_standing, standing, steps_of

__all__ = [
    "OFF",
    "Standing",
    "Wanted",
    "agreed_by",
    "agreement_of",
    "doubts_of",
    "open_doubts",
    "protected_and_standing",
    "standing",
    "steps_of",
]
