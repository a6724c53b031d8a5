"""What one may ask about reports."""

from .asking import Ask, Choices, View, choices, things
from .cells import DATES, again, cells, first_heads, heads, kept
from .counts import Counted, Shown, counted, counted_things
from .exports import KEPT_DAYS, place_of, rough_place_of
from .rows import MOST_PEOPLE, Page, Row, Walk, page_of
from .tally import Group, everybody, tally
from .views import Reads, due_on, readers_of, views_for

__all__ = [
    "KEPT_DAYS",
    "DATES",
    "MOST_PEOPLE",
    "Ask",
    "Choices",
    "Counted",
    "Group",
    "Page",
    "Reads",
    "Row",
    "Shown",
    "View",
    "Walk",
    "again",
    "cells",
    "choices",
    "counted",
    "counted_things",
    "due_on",
    "everybody",
    "first_heads",
    "heads",
    "kept",
    "page_of",
    "place_of",
    "readers_of",
    "rough_place_of",
    "tally",
    "things",
    "views_for",
]
