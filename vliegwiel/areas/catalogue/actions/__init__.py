"""Verbs on activities. The only place of this area that writes."""

from .cleaning import clean_block
from .clearing import clear_unused_media
from .inspecting import ask_recheck, ask_waiver, check_edition, end_waiver, run_recheck, waive
from .judging import rate
from .linking import confirm, link, unlink
from .making import bring_back, make_activity, retire, set_owner, settle, translate_draft
from .paying import set_cost, set_exemption
from .publishing import Incomplete, publish
from .reaching import set_audience
from .uploading import Refused, attach, upload_media
from .writing import Conflict, add_block, change_block, move_block, remove_block, restore_block, save_draft

__all__ = [
    "Conflict",
    "Incomplete",
    "Refused",
    "add_block",
    "ask_recheck",
    "ask_waiver",
    "attach",
    "bring_back",
    "change_block",
    "check_edition",
    "clean_block",
    "clear_unused_media",
    "confirm",
    "end_waiver",
    "link",
    "make_activity",
    "move_block",
    "publish",
    "rate",
    "remove_block",
    "restore_block",
    "retire",
    "run_recheck",
    "save_draft",
    "set_audience",
    "set_cost",
    "set_exemption",
    "set_owner",
    "settle",
    "translate_draft",
    "unlink",
    "upload_media",
    "waive",
]
