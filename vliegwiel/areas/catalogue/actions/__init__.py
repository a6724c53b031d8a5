"""Verbs on activities. The only place of this area that writes."""

from .answering import answer, forget_requests, merge_requests, part_requests
from .asking import (
    Sensitive,
    ask,
    change_request,
    restore_request,
    support_request,
    take_back_support,
    withdraw_request,
)
from .choosing import choose_media, wanted_in
from .cleaning import clean_block
from .clearing import clear_unused_media
from .copying import begin_with_template, duplicate, set_template
from .corners import hang_up, make_corner, name_corner, put_first, remove_corner, take_off
from .drawing import draw_all, draw_renditions
from .examining import drop_exam, set_exam
from .hinting import look_over, look_over_the_shelf
from .importing import (
    begin_bringing_in,
    bring_in,
    drop_import,
    forget_old_imports,
    halt_bringing_in,
    read_import,
    stop_bringing_in,
    take_back_import,
)
from .in_five import InFive, ask_in_five, make_in_five, retell_in_five
from .indexing import index_activity, index_all, set_synonyms
from .inspecting import ask_recheck, ask_waiver, check_edition, end_waiver, run_recheck, waive
from .intaking import (
    Overtaken,
    Unfinished,
    aim_intake,
    begin_intake,
    choose_route,
    describe_behaviours,
    design_practice,
    discard_intake,
    finish_intake,
    restore_intake,
    weigh_causes,
)
from .judging import rate
from .laying_ready import lay_ready
from .library import Redescribed, Rights, describe_media, put_aside, put_back, set_media_keeper
from .linking import confirm, link, unlink
from .making import bring_back, make_activity, retire, set_leaving, set_owner, settle, translate_draft
from .mending import mend, unmend
from .missing import close_misses, dismiss_miss, note_miss, restore_miss
from .offering import leave_offer, release, remove_shared, return_shared, take_keeping, take_over
from .packaging import attach_package, keep_package
from .paying import set_cost, set_exemption
from .planning import cancel_publication, carry_out_leaving, carry_out_publication, plan_publication
from .publishing import Incomplete, publish
from .reaching import set_audience
from .remarking import (
    answer_remark,
    ask_reader,
    change_remark,
    end_reader,
    forget_removed_remarks,
    remark,
    remove_remark,
    reopen_remark,
    restore_remark,
    settle_remark,
    tell_of_remarks,
)
from .replacing import replace_media, take_back_replacement
from .restoring import restore_version
from .reviewing import answer_review, ask_review, end_review, set_review_rules
from .rolling_out import begin_rollout, run_rollout
from .sharing import fasten, loosen, place_shared, share
from .tending import pass_on_media, tell_ending_rights
from .translating import translate_part
from .uploading import WANTED, Refused, Wanted, attach, attach_pictures, upload_media
from .using import note_all_uses
from .writing import Conflict, add_block, change_block, move_block, remove_block, restore_block, save_draft

__all__ = [
    "ask_in_five",
    "retell_in_five",
    "hang_up",
    "make_corner",
    "name_corner",
    "put_first",
    "remove_corner",
    "take_off",
    "Conflict",
    "InFive",
    "Incomplete",
    "Overtaken",
    "Redescribed",
    "Refused",
    "Rights",
    "Sensitive",
    "Unfinished",
    "WANTED",
    "Wanted",
    "add_block",
    "aim_intake",
    "answer",
    "answer_remark",
    "answer_review",
    "ask",
    "ask_reader",
    "ask_recheck",
    "ask_review",
    "ask_waiver",
    "attach",
    "attach_package",
    "attach_pictures",
    "begin_bringing_in",
    "begin_intake",
    "begin_rollout",
    "begin_with_template",
    "bring_back",
    "bring_in",
    "cancel_publication",
    "carry_out_leaving",
    "carry_out_publication",
    "change_block",
    "change_remark",
    "change_request",
    "check_edition",
    "choose_media",
    "choose_route",
    "clean_block",
    "clear_unused_media",
    "close_misses",
    "confirm",
    "describe_behaviours",
    "describe_media",
    "design_practice",
    "discard_intake",
    "dismiss_miss",
    "draw_all",
    "draw_renditions",
    "drop_exam",
    "drop_import",
    "duplicate",
    "end_reader",
    "end_review",
    "end_waiver",
    "fasten",
    "finish_intake",
    "forget_old_imports",
    "forget_removed_remarks",
    "forget_requests",
    "halt_bringing_in",
    "index_activity",
    "index_all",
    "keep_package",
    "lay_ready",
    "leave_offer",
    "link",
    "look_over",
    "look_over_the_shelf",
    "loosen",
    "make_activity",
    "make_in_five",
    "mend",
    "merge_requests",
    "move_block",
    "note_all_uses",
    "note_miss",
    "part_requests",
    "pass_on_media",
    "place_shared",
    "plan_publication",
    "publish",
    "put_aside",
    "put_back",
    "rate",
    "read_import",
    "release",
    "remark",
    "remove_block",
    "remove_remark",
    "remove_shared",
    "reopen_remark",
    "replace_media",
    "restore_block",
    "restore_intake",
    "restore_miss",
    "restore_remark",
    "restore_request",
    "restore_version",
    "retire",
    "return_shared",
    "run_recheck",
    "run_rollout",
    "save_draft",
    "set_audience",
    "set_cost",
    "set_exam",
    "set_exemption",
    "set_leaving",
    "set_media_keeper",
    "set_owner",
    "set_review_rules",
    "set_synonyms",
    "set_template",
    "settle",
    "settle_remark",
    "share",
    "stop_bringing_in",
    "support_request",
    "take_back_import",
    "take_back_replacement",
    "take_back_support",
    "take_keeping",
    "take_over",
    "tell_ending_rights",
    "tell_of_remarks",
    "translate_draft",
    "translate_part",
    "unlink",
    "unmend",
    "upload_media",
    "waive",
    "wanted_in",
    "weigh_causes",
    "withdraw_request",
]
