"""Writing a draft, part by part. Each part remembers in which version it last changed.

The caller passes the version of the draft it saw. What changed meanwhile elsewhere in the draft is no obstacle; what
changed in the very part she is writing raises Conflict, which carries what is there now, and nothing is overwritten.
"""

import datetime as dt
from collections.abc import Mapping
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
from ..queries.translating import part_digest
from .cleaning import clean_block, new_id
from .using import note_draft

NOT_YOURS = _("Alleen de eigenaar en de opleiders schrijven aan deze activiteit.")
HEAD = "head"
SITTING = dt.timedelta(minutes=30)
KEPT_FOR_UNDO = 20
MOST_BLOCKS = 300
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
    require(len(draft.blocks) < MOST_BLOCKS, _("Een activiteit heeft ten hoogste 300 blokken. Knip haar op."))
    kind = Kind(kind)
    fits = kind.in_programmes if draft.activity.is_programme else kind not in ONLY_PROGRAMMES
    require(
        fits, _("Dit blok hoort hier niet: een programma bestaat uit onderdelen en activiteiten, een activiteit niet.")
    )
    taken = {*draft.stamps, *(raw["id"] for raw in draft.blocks)}
    block: dict[str, Any] = {"id": new_id(taken), "type": kind.value, "data": clean_block(kind, data or {})}
    places = [raw["id"] for raw in draft.blocks]
    draft.blocks.insert(0 if after == "top" else places.index(after) + 1 if after in places else len(places), block)
    save_part(draft, block["id"], by)
    return block


@transaction.atomic
def change_block(draft: Draft, *, block: str, data: Mapping[str, Any], version: int, by: Person) -> Draft:
    """Replace what is in a block. Conflict when it changed or was removed since `version`."""
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    there = find(draft, block)
    if there is None:
        raise Conflict(draft, block, None)
    cleaned = clean_block(Kind(there["type"]), data)
    if there["data"] == cleaned:
        return draft
    _unless_changed(draft, block, version, there)
    there["data"] = cleaned
    return save_part(draft, block, by)


@transaction.atomic
def move_block(draft: Draft, *, block: str, by: Person, after: str | None = None, steps: int | None = None) -> Draft:
    """Put a block right after another ("top": first), or some steps up (negative) or down. At the edge it stays."""
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    raw = find(draft, block)
    if raw is None:
        raise Conflict(draft, block, None)
    here = draft.blocks.index(raw)
    rest = [other for other in draft.blocks if other is not raw]
    if steps is not None:
        place = min(max(here + steps, 0), len(rest))
    else:
        ids = [other["id"] for other in rest]
        place = 0 if after == "top" else ids.index(after) + 1 if after in ids else here
    if place == here:
        return draft
    rest.insert(place, raw)
    draft.blocks = rest
    return save_part(draft, None, by)


@transaction.atomic
def remove_block(draft: Draft, *, block: str, version: int, by: Person) -> Draft:
    """Take a block out; `restore_block` brings it back. Conflict when somebody changed it since `version`."""
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    raw = find(draft, block)
    if raw is None:
        return draft
    _unless_changed(draft, block, version, raw)
    draft.removed = [*draft.removed, {"block": raw, "at": draft.blocks.index(raw)}][-KEPT_FOR_UNDO:]
    draft.blocks = [other for other in draft.blocks if other is not raw]
    return save_part(draft, block, by)


@transaction.atomic
def restore_block(draft: Draft, *, block: str, by: Person) -> Draft:
    """Bring a removed block back to where it stood, with the same id and content."""
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    gone = next((entry for entry in draft.removed if entry["block"]["id"] == block), None)
    if gone is None or find(draft, block):
        return draft
    draft.removed = [entry for entry in draft.removed if entry is not gone]
    draft.blocks.insert(gone["at"], gone["block"])
    return save_part(draft, block, by)


def latest(draft: Draft) -> Draft:
    """The draft as it is now, locked until the verb that asks is done."""
    return Draft.objects.select_for_update(of=("self",)).select_related("activity").get(pk=draft.pk)


def find(draft: Draft, block: str) -> dict[str, Any] | None:
    """The block with this id as it is stored, None when it is not there."""
    return next((raw for raw in draft.blocks if raw["id"] == block), None)


def _unless_changed(draft: Draft, part: str, version: int, there: dict[str, Any]) -> None:
    if draft.stamps.get(part, 1) > version:
        raise Conflict(draft, part, there)


def save_part(draft: Draft, part: str | None, writer: Person) -> Draft:
    """Keep what a verb changed in this part (None: in no part, only in the order). In a translation it is now right for
    the source as it is."""
    now = clock.now()
    new_sitting = draft.version == 1 or now - draft.saved_at > SITTING
    draft.version += 1
    if part:
        draft.stamps[part] = draft.version
        source = Draft.objects.filter(activity=draft.activity_id, pk__lt=draft.pk).order_by("pk").first()
        if source and (said := part_digest(source, part)):
            draft.made_from[part] = said
    draft.saved_at = now
    draft.save()
    note_draft(draft)
    if new_sitting:  # a happening at every autosave would bury the log
        announce(events.DraftWritten(by=writer.pk, activity=draft.activity_id, language=draft.language))
    return draft
