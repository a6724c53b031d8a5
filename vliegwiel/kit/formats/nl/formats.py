"""Dutch: months are written small."""

BRIEF_DAY = "j b"
BRIEF_DATE = "j b Y"
BRIEF_MOMENT = "j b Y H:i"
