"""Writing a draft, part by part. Each part remembers in which version it last changed.

The caller passes the version of the draft it saw. What changed meanwhile elsewhere in the draft is no obstacle; what
changed in the very part she is writing raises Conflict, which carries what is there now, and nothing is overwritten.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import ONLY_PROGRAMMES, Kind
from ..models import Draft
from ..queries.marks import MARK, of_shared, unit_of, units
from ..queries.translating import part_digest
from .cleaning import clean_block, new_id
from .reading import Refused
from .uses import keep_uses, still_there
from .using import note_draft

NOT_YOURS = _("Alleen de eigenaar en de opleiders schrijven aan deze activiteit.")
HEAD = "head"
SITTING = dt.timedelta(minutes=30)
KEPT_FOR_UNDO = 20
MOST_BLOCKS = 300
MOST_SHARED = KEPT_FOR_UNDO  # blocks of a shared block: what goes at once comes back at once
MOST_WEEKS = 52


class Conflict(Exception):
    """This part changed since the version she saw. `there` is what is there now; None when it was removed."""

    def __init__(self, draft: Draft, part: str, there: dict[str, Any] | None) -> None:
        super().__init__(part)
        self.draft, self.part, self.there = draft, part, there


@transaction.atomic
def save_draft(
    draft: Draft, *, title: str, summary: str, minutes: int, version: int, by: Person, weeks: int | None = None
) -> Draft:
    """Save the words above the blocks; `weeks`: over how many a programme is spread, whose minutes are summed when it
    is published. Saving what is already there changes nothing, not even the version."""
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    head = {
        "title": " ".join(title.split())[:120],
        "summary": " ".join(summary.split())[:280],
        "minutes": draft.minutes if draft.activity.is_programme else min(max(int(minutes), 0), 999),
        "weeks": draft.weeks if weeks is None else min(max(int(weeks), 0), MOST_WEEKS),
    }
    there = {name: getattr(draft, name) for name in head}
    if there == head:
        return draft
    _unless_changed(draft, HEAD, version, there)
    for name, value in head.items():
        setattr(draft, name, value)
    return save_part(draft, HEAD, by)


@transaction.atomic
def add_block(
    draft: Draft, *, kind: Kind | str, by: Person, data: Mapping[str, Any] | None = None, after: str | None = None
) -> dict[str, Any]:
    """Add a block after another ("" or None: at the end; "top": first) and give it back. No version: it overwrites
    nothing. PermissionDenied when there are already three hundred.
    """
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    room_for(draft, 1)
    kind = Kind(kind)
    fits = kind.in_programmes if draft.activity.is_programme else kind not in ONLY_PROGRAMMES
    require(
        fits, _("Dit blok hoort hier niet: een programma bestaat uit onderdelen en activiteiten, een activiteit niet.")
    )
    taken = {*draft.stamps, *(raw["id"] for raw in draft.blocks)}
    block: dict[str, Any] = {"id": new_id(taken), "type": kind.value, "data": clean_block(kind, data or {})}
    draft.blocks.insert(place_after(draft.blocks, after), block)
    save_part(draft, block["id"], by)
    return block


@transaction.atomic
def change_block(draft: Draft, *, block: str, data: Mapping[str, Any], version: int, by: Person) -> Draft:
    """Replace what is in a block. Conflict when it changed or was removed since `version`; Refused, in words, for one
    that follows a shared block: that is changed in its own place."""
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    there = find(draft, block)
    if there is None:
        raise Conflict(draft, block, None)
    cleaned = clean_block(Kind(there["type"]), data)
    if there["data"] == cleaned:
        return draft
    unless_shared(there)
    _unless_changed(draft, block, version, there)
    there["data"] = cleaned
    return save_part(draft, block, by)


@transaction.atomic
def move_block(draft: Draft, *, block: str, by: Person, after: str | None = None, steps: int | None = None) -> Draft:
    """Put a block right after another ("top": first), or some steps up (negative) or down. At the edge it stays. What
    came of a shared block goes as one."""
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    raw = find(draft, block)
    if raw is None:
        raise Conflict(draft, block, None)
    there = units(draft.blocks)
    mine = next(unit for unit in there if raw in unit)
    here = there.index(mine)
    rest = [unit for unit in there if unit is not mine]
    if steps is not None:
        place = min(max(here + steps, 0), len(rest))
    else:
        found = [place for place, unit in enumerate(rest, 1) if any(other["id"] == after for other in unit)]
        place = 0 if after == "top" else found[0] if found else here
    if place == here:
        return draft
    rest.insert(place, mine)
    draft.blocks = [raw for unit in rest for raw in unit]
    return save_part(draft, None, by)


@transaction.atomic
def remove_block(draft: Draft, *, block: str, version: int, by: Person) -> Draft:
    """Take a block out, with all that came of the same shared block; `restore_block` brings it back. Conflict when
    somebody changed it since `version`."""
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    raw = find(draft, block)
    if raw is None:
        return draft
    _unless_changed(draft, block, version, raw)
    going = unit_of(draft.blocks, block)
    put_by(draft, going)
    draft.blocks = [other for other in draft.blocks if other not in going]
    saved = save_part(draft, [other["id"] for other in going], by)
    if of_shared(raw):
        keep_uses(draft.activity)
    return saved


@transaction.atomic
def restore_block(draft: Draft, *, block: str, by: Person) -> Draft:
    """Bring a removed block back to where it stood, with the same id and content."""
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    gone = next((entry for entry in draft.removed if entry["block"]["id"] == block), None)
    if gone is None or find(draft, block):
        return draft
    back = [gone]
    if slug := of_shared(gone["block"]):
        if any(of_shared(raw) == slug for raw in draft.blocks):  # it stands here again: this one goes its own way
            gone["block"][MARK] = {**gone["block"][MARK], "loose": True}
        else:
            back = [entry for entry in draft.removed if entry.get("with", "") == gone.get("with", "-")] or back
    draft.removed = [entry for entry in draft.removed if entry not in back]
    at = len(draft.blocks) if gone["at"] >= len(draft.blocks) else place_before(draft.blocks, gone["at"])
    draft.blocks[at:at] = still_there([entry["block"] for entry in back])
    saved = save_part(draft, [entry["block"]["id"] for entry in back], by)
    if slug:
        keep_uses(draft.activity)
    return saved


def latest(draft: Draft) -> Draft:
    """The draft as it is now, locked until the verb that asks is done."""
    return Draft.objects.select_for_update(of=("self",)).select_related("activity").get(pk=draft.pk)


def find(draft: Draft, block: str) -> dict[str, Any] | None:
    """The block with this id as it is stored, None when it is not there."""
    return next((raw for raw in draft.blocks if raw["id"] == block), None)


def room_for(draft: Draft, more: int) -> None:
    """PermissionDenied, in words, when so many blocks more do not fit."""
    if draft.activity.is_shared:
        most, text = MOST_SHARED, _("Een bouwsteen heeft ten hoogste 20 blokken. Maak er twee van.")
    else:
        most, text = MOST_BLOCKS, _("Een activiteit heeft ten hoogste 300 blokken. Knip haar op.")
    require(len(draft.blocks) + more <= most, text)


def place_after(blocks: list[dict[str, Any]], after: str | None) -> int:
    """Where something new comes: never in the middle of a shared block. "top": first; "" or None: at the end."""
    if after == "top":
        return 0
    unit = unit_of(blocks, after or "")
    return blocks.index(unit[-1]) + 1 if unit else len(blocks)


def place_before(blocks: list[dict[str, Any]], at: int) -> int:
    """The same for a place that is a number: that of the shared block it would fall into, when it does."""
    return blocks.index(unit_of(blocks, blocks[at]["id"])[0])


def put_by(draft: Draft, going: list[dict[str, Any]]) -> None:
    """Remember blocks that go, so that they can come back together; of what went earlier the oldest is forgotten."""
    together = {"with": going[0]["id"]} if len(going) > 1 else {}
    entries = [{"block": raw, "at": draft.blocks.index(going[0]), **together} for raw in going]
    kept = [*draft.removed, *entries]
    while len(kept) > KEPT_FOR_UNDO:  # what went together is forgotten together
        oldest = kept[0].get("with", "")
        kept = [entry for entry in kept[1:] if not oldest or entry.get("with", "") != oldest]
    draft.removed = kept


def unless_shared(raw: Mapping[str, Any]) -> None:
    """Refused, in words, for a block that follows a shared one."""
    if of_shared(raw):
        text = _(
            "Dit hoort bij de bouwsteen ‘{title}’ en verander je daar, of maak hem hier eerst los. "
            "Wat je typte staat nog in het formulier."
        )
        raise Refused(text.format(title=raw[MARK]["title"]))


def _unless_changed(draft: Draft, part: str, version: int, there: dict[str, Any]) -> None:
    if draft.stamps.get(part, 1) > version:
        raise Conflict(draft, part, there)


def save_part(draft: Draft, part: str | Collection[str] | None, writer: Person) -> Draft:
    """Keep what a verb changed in this part or these parts (None: in no part, only in the order). In a translation it
    is now right for the source as it is."""
    now = clock.now()
    new_sitting = draft.version == 1 or now - draft.saved_at > SITTING
    draft.version += 1
    parts = [part] if isinstance(part, str) else list(part or ())
    if parts:
        draft.stamps |= dict.fromkeys(parts, draft.version)
        source = Draft.objects.filter(activity=draft.activity_id, pk__lt=draft.pk).order_by("pk").first()
        if source:
            said = {one: part_digest(source, one) for one in parts}
            draft.made_from |= {one: digest for one, digest in said.items() if digest}
    draft.saved_at = now
    draft.save()
    note_draft(draft)
    if new_sitting:  # a happening at every autosave would bury the log
        announce(events.DraftWritten(by=writer.pk, activity=draft.activity_id, language=draft.language))
    return draft
