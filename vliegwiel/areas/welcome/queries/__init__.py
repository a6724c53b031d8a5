"""What one may ask about first runs."""

from .cohorts import EARLIER, came_to, groups, quarter, reached
from .funnel import Cohort, Leak, cohorts, counted_on, leaks
from .trust import agreed_by, agreement_of, doubts_of, open_doubts
from .wanted import OFF, Standing, Wanted, protected_and_standing, standing, steps_of

__all__ = [
    "EARLIER",
    "OFF",
    "Cohort",
    "Leak",
    "Standing",
    "Wanted",
    "agreed_by",
    "agreement_of",
    "came_to",
    "cohorts",
    "counted_on",
    "doubts_of",
    "groups",
    "leaks",
    "open_doubts",
    "protected_and_standing",
    "quarter",
    "reached",
    "standing",
    "steps_of",
]
