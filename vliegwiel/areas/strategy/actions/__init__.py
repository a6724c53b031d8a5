"""Setting direction. The only place of this area that writes."""

from .actors import set_actors
from .behaviours import change_behaviour, restore_behaviour, retire_behaviour, write_behaviour
from .charter import (
    Conflict,
    begin_charter,
    discard_charter,
    move_principle,
    publish_charter,
    remove_principle,
    write_charter,
    write_principle,
)
from .goals import OF_HEADLINE, activate_goal, change_goal, close_goal, discard_goal, hand_over, reopen_goal, write_goal
from .importing import apply_readings, receive_readings, undo_readings
from .judging import rate
from .kpis import agree_to_person_level, change_kpi, remove_kpi, write_kpi
from .measuring import record_reading, remove_reading
from .themes import change_theme, end_theme, write_theme

__all__ = [
    "Conflict",
    "begin_charter",
    "discard_charter",
    "move_principle",
    "publish_charter",
    "remove_principle",
    "set_actors",
    "write_charter",
    "write_principle",
    "OF_HEADLINE",
    "activate_goal",
    "agree_to_person_level",
    "change_behaviour",
    "change_goal",
    "change_kpi",
    "change_theme",
    "close_goal",
    "discard_goal",
    "end_theme",
    "hand_over",
    "apply_readings",
    "rate",
    "receive_readings",
    "undo_readings",
    "record_reading",
    "remove_kpi",
    "remove_reading",
    "reopen_goal",
    "restore_behaviour",
    "retire_behaviour",
    "write_behaviour",
    "write_goal",
    "write_kpi",
    "write_theme",
]
