"""Everything that changes views, files and counts."""

from .counting import count_month
from .exporting import ask_export, cancel_export, fetch_export, forget_exports, go_on, remove_export
from .scheduling import go_round, schedule, stop_schedule
from .viewing import remove_view, save_view, take_over

__all__ = [
    "ask_export",
    "cancel_export",
    "count_month",
    "fetch_export",
    "forget_exports",
    "go_on",
    "go_round",
    "remove_export",
    "remove_view",
    "save_view",
    "schedule",
    "stop_schedule",
    "take_over",
]
