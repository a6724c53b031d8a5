"""What one may ask about plans, check-ins and support. Words go only to the maker and the supporter she chose."""

from .calendar import Calendar, calendars, public_holidays
from .examples import Example, examples, served
from .facts import applied, applied_self, missed_opportunities, planned, tried
from .reading import (
    ActRow,
    AskRow,
    CheckInRow,
    DueRow,
    PlanRow,
    asked_support,
    completed_on,
    due_check_ins,
    due_now,
    paused_until,
    plan_row,
    plans,
    waiting_for_me,
)
from .reminders import supporters_gone, to_tell
from .supporters import SupporterChoice, managers, supporters
from .titles import titles
from .wording import tidied, wording_problems

__all__ = [
    "ActRow",
    "AskRow",
    "Calendar",
    "CheckInRow",
    "DueRow",
    "Example",
    "PlanRow",
    "SupporterChoice",
    "applied",
    "applied_self",
    "asked_support",
    "calendars",
    "completed_on",
    "due_check_ins",
    "due_now",
    "examples",
    "managers",
    "missed_opportunities",
    "paused_until",
    "plan_row",
    "planned",
    "plans",
    "public_holidays",
    "served",
    "supporters",
    "supporters_gone",
    "tidied",
    "titles",
    "to_tell",
    "tried",
    "waiting_for_me",
    "wording_problems",
]
