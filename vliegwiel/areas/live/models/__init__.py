"""Sessions and where they are, who comes, who was there, and who teaches."""

from .calendars import Feed
from .coming import Attended, Booking, BookingQuerySet, Presence, Wait, WaitQuerySet, Wish
from .planning import Cancellation, GoAhead, Part, PartQuerySet, Room, Session, SessionQuerySet
from .teaching import Material, MaterialFile, Pass, RunItem, Teaching, Trainer

__all__ = [
    "Attended",
    "Booking",
    "BookingQuerySet",
    "Cancellation",
    "Feed",
    "GoAhead",
    "Material",
    "MaterialFile",
    "Part",
    "PartQuerySet",
    "Pass",
    "Presence",
    "Room",
    "RunItem",
    "Session",
    "SessionQuerySet",
    "Teaching",
    "Trainer",
    "Wait",
    "WaitQuerySet",
    "Wish",
]
