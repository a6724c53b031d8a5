"""What one may ask about qualifications."""

from .certifying import Checked, Holds, certificates_of, check, checked, names_of
from .days import days_later, months_later
from .explaining import Explained, Line, explained, in_words, points_in_words, with_versions
from .law import is_locked, objections
from .people import Stands, by_unit, counted, kept, standing_of, standing_of_few
from .points import Earned, Period, PointsRule, periods
from .signing import document_for, documents_signed, newer_than, signature_of
from .standing import Asked, Mine, WayRow, facts, mine, requirements, statuses
from .status import (
    Brought,
    Counted,
    Done,
    Facts,
    Freed,
    Signed,
    Status,
    Version,
    in_force,
    next_way,
    status,
)

__all__ = [
    "documents_signed",
    "document_for",
    "newer_than",
    "signature_of",
    "points_in_words",
    "Earned",
    "Period",
    "PointsRule",
    "Signed",
    "days_later",
    "periods",
    "names_of",
    "checked",
    "check",
    "certificates_of",
    "Holds",
    "Checked",
    "Asked",
    "Brought",
    "Counted",
    "Done",
    "Explained",
    "Facts",
    "Freed",
    "Line",
    "Mine",
    "Stands",
    "Status",
    "Version",
    "WayRow",
    "by_unit",
    "counted",
    "explained",
    "facts",
    "in_force",
    "in_words",
    "is_locked",
    "kept",
    "mine",
    "months_later",
    "next_way",
    "objections",
    "requirements",
    "standing_of",
    "standing_of_few",
    "status",
    "statuses",
    "with_versions",
]
