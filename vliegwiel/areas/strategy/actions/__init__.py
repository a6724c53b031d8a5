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
from .goals import activate_goal, change_goal, close_goal, discard_goal, hand_over, reopen_goal, write_goal
from .measuring import record_reading, remove_reading

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
