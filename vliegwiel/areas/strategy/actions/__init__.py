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
from .conditions import put_conditions, take_condition_back
from .consents import note_privacy_settings, record_consent, revoke_consent
from .fixing import add_fix, change_fix, drop_fix, finish_fix, remind_of_fix, reopen_fix
from .goals import (
    OF_HEADLINE,
    activate_goal,
    change_goal,
    close_goal,
    discard_goal,
    hand_over,
    put_first,
    reopen_goal,
    write_goal,
)
from .importing import apply_readings, forget_untried_readings, name_reading_columns, receive_readings, undo_readings
from .judging import rate
from .keeping import add_driver, change_driver, lay_turns, resume_driver, stop_driver, take_back_tick, tick
from .kpis import agree_to_person_level, change_kpi, remove_kpi, write_kpi
from .measuring import record_reading, remove_reading
from .posting import post_readings
from .themes import change_theme, end_theme, write_theme
from .tokens import make_token, revoke_token

__all__ = [
    "note_privacy_settings",
    "record_consent",
    "revoke_consent",
    "put_conditions",
    "take_condition_back",
    "OF_HEADLINE",
    "Conflict",
    "activate_goal",
    "add_driver",
    "add_fix",
    "agree_to_person_level",
    "apply_readings",
    "begin_charter",
    "change_behaviour",
    "change_driver",
    "change_fix",
    "change_goal",
    "change_kpi",
    "change_theme",
    "close_goal",
    "discard_charter",
    "discard_goal",
    "drop_fix",
    "end_theme",
    "finish_fix",
    "forget_untried_readings",
    "hand_over",
    "lay_turns",
    "make_token",
    "move_principle",
    "post_readings",
    "publish_charter",
    "put_first",
    "rate",
    "name_reading_columns",
    "receive_readings",
    "record_reading",
    "remind_of_fix",
    "remove_kpi",
    "remove_principle",
    "remove_reading",
    "reopen_fix",
    "reopen_goal",
    "restore_behaviour",
    "resume_driver",
    "retire_behaviour",
    "revoke_token",
    "set_actors",
    "stop_driver",
    "take_back_tick",
    "tick",
    "undo_readings",
    "write_behaviour",
    "write_charter",
    "write_goal",
    "write_kpi",
    "write_principle",
    "write_theme",
]
