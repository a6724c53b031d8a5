"""Mending by one press what the studio hints at."""

from copy import deepcopy
from typing import Any

from django.db import transaction

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.permissions import require

from .. import permissions
from ..models import Draft
from ..queries.legibility import mended
from .writing import NOT_YOURS, change_block, find, latest

Data = dict[str, Any]


@transaction.atomic
def mend(draft: Draft, *, block: str, code: str, words: str, by: Person) -> tuple[Data, Data] | None:
    """Mend in a block what a hint of this code said of these words: the data as it was and as it is now, to take the
    step back with; None when it does not stand there any more. Of everything else in the block what is stored now
    stays, so no version is asked: it overwrites nothing somebody wrote meanwhile.

    Nothing is announced: a mended block is a written one, which the draft's own sitting tells.
    """
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    raw = find(draft, block)
    data = mended(raw["data"], code, words) if raw else None
    if raw is None or data is None:
        return None
    was = deepcopy(raw["data"])
    now = find(change_block(draft, block=block, data=data, version=draft.version, by=by), block)
    return was, now["data"] if now else was


@transaction.atomic
def unmend(draft: Draft, *, block: str, was: Data, stands: Data, by: Person) -> bool:
    """Take a mend back, or do it again: what stood before it comes in the place of what it made (`stands`). False, and
    nothing changes, when something else stands there now."""
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    raw = find(draft, block)
    if raw is None or raw["data"] != stands:
        return False
    change_block(draft, block=block, data=was, version=draft.version, by=by)
    return True
