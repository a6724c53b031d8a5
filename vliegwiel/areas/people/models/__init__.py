"""Who works here, in which unit, led by whom, holding which role; every answer takes a day."""

from .importing import ImportMapping, StaffImport, StaffImportQuerySet, StaffImportRow, StaffImportTrace
from .kiosks import Kiosk, KioskEnd, KioskQuerySet, Pin, PinMiss
from .merging import Merge, MergedField, MergeQuerySet, MergeUndoing
from .people import (
    ActingManager,
    Dated,
    Employment,
    Organisation,
    Person,
    PersonManager,
    PersonQuerySet,
    Placement,
    Position,
    ReportingLine,
    RoleGrant,
    SignInCode,
    Unit,
    leading_as,
)

__all__ = [
    "ActingManager",
    "Dated",
    "Employment",
    "ImportMapping",
    "Kiosk",
    "KioskEnd",
    "KioskQuerySet",
    "Merge",
    "MergeQuerySet",
    "MergeUndoing",
    "MergedField",
    "Organisation",
    "Person",
    "PersonManager",
    "PersonQuerySet",
    "Pin",
    "PinMiss",
    "Placement",
    "Position",
    "ReportingLine",
    "RoleGrant",
    "SignInCode",
    "StaffImport",
    "StaffImportQuerySet",
    "StaffImportRow",
    "StaffImportTrace",
    "Unit",
    "leading_as",
]
