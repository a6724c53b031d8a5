"""Sessions and where they are, who comes, who was there, and who teaches."""

from .calendars import Feed
from .coming import Attended, Booking, BookingQuerySet, Presence, Wait, WaitQuerySet, Wish
from .planning import (
    Cancellation,
    GoAhead,
    Part,
    PartQuerySet,
    RemovedPart,
    Room,
    Session,
    SessionQuerySet,
    place_in_words,
)
from .polling import GroupAnswer, GroupQuestion
from .teaching import Material, MaterialFile, Pass, RunItem, Teaching, Trainer

__all__ = [
    "Attended",
    "Booking",
    "BookingQuerySet",
    "Cancellation",
    "Feed",
    "GoAhead",
    "GroupAnswer",
    "GroupQuestion",
    "Material",
    "MaterialFile",
    "Part",
    "PartQuerySet",
    "Pass",
    "Presence",
    "RemovedPart",
    "Room",
    "RunItem",
    "Session",
    "SessionQuerySet",
    "Teaching",
    "Trainer",
    "Wait",
    "WaitQuerySet",
    "Wish",
    "place_in_words",
]
