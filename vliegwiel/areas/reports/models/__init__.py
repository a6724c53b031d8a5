from .counting import MonthCount
from .exporting import Export, Exported
from .views import Reader, SavedView, Schedule

__all__ = ["Export", "Exported", "MonthCount", "Reader", "SavedView", "Schedule"]
