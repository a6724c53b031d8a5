"""Everything that may be done with people. Each verb asks permission first and announces last."""

from .branding import set_brand
from .codes import give_sign_in_code, use_sign_in_code
from .costing import set_hourly_cost
from .employing import add_contract, change_person, choose_language, join, leave, move, rejoin, take_back_leave
from .importing import (
    apply_staff_file,
    begin_applying,
    check_staff_file,
    forget_old_files,
    name_columns,
    receive_staff_file,
)
from .kiosks import end_kiosk, forget_misses, give_sign_in_codes, make_kiosk, set_pin, use_pin
from .leading import (
    add_dotted_line,
    appoint_acting,
    end_acting,
    end_dotted_line,
    hand_over,
    set_manager,
)
from .merging import merge_accounts, part_accounts
from .roles import end_role, grant_role
from .running import cancel_staff_file
from .undoing import begin_undo, check_undo, undo_staff_file
from .units import close_unit, move_unit, open_unit, rename_unit

__all__ = [
    "end_kiosk",
    "forget_misses",
    "give_sign_in_codes",
    "make_kiosk",
    "set_pin",
    "use_pin",
    "add_contract",
    "add_dotted_line",
    "apply_staff_file",
    "appoint_acting",
    "begin_applying",
    "begin_undo",
    "cancel_staff_file",
    "change_person",
    "check_staff_file",
    "check_undo",
    "choose_language",
    "close_unit",
    "end_acting",
    "end_dotted_line",
    "end_role",
    "forget_old_files",
    "give_sign_in_code",
    "grant_role",
    "hand_over",
    "join",
    "leave",
    "merge_accounts",
    "move",
    "move_unit",
    "name_columns",
    "open_unit",
    "part_accounts",
    "receive_staff_file",
    "rejoin",
    "rename_unit",
    "set_brand",
    "set_hourly_cost",
    "set_manager",
    "take_back_leave",
    "undo_staff_file",
    "use_sign_in_code",
]
