"""Setting direction. The only place of this area that writes."""

from .behaviours import change_behaviour, restore_behaviour, retire_behaviour, write_behaviour
from .goals import activate_goal, change_goal, close_goal, discard_goal, hand_over, reopen_goal, write_goal
from .measuring import record_reading, remove_reading

__all__ = [
    "activate_goal",
    "change_behaviour",
    "change_goal",
    "close_goal",
    "discard_goal",
    "hand_over",
    "record_reading",
    "remove_reading",
    "reopen_goal",
    "restore_behaviour",
    "retire_behaviour",
    "write_behaviour",
    "write_goal",
]
