"""Everything that may be done with people. Each verb asks permission first and announces last."""

from .codes import give_sign_in_code, use_sign_in_code
from .employing import add_contract, change_person, choose_language, join, leave, move, rejoin, take_back_leave
from .leading import (
    add_dotted_line,
    appoint_acting,
    end_acting,
    end_dotted_line,
    set_manager,
)
from .roles import end_role, grant_role
from .units import close_unit, move_unit, open_unit, rename_unit

__all__ = [
    "add_contract",
    "add_dotted_line",
    "appoint_acting",
    "change_person",
    "choose_language",
    "close_unit",
    "end_acting",
    "end_dotted_line",
    "end_role",
    "give_sign_in_code",
    "grant_role",
    "join",
    "leave",
    "move",
    "move_unit",
    "open_unit",
    "rejoin",
    "rename_unit",
    "set_manager",
    "take_back_leave",
    "use_sign_in_code",
]
