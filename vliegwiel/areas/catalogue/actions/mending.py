"""Mending by one press what the studio hints at."""

from django.db import transaction

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.permissions import require

from .. import permissions
from ..models import Draft
from ..queries.legibility import mended
from .writing import NOT_YOURS, change_block, find, latest


@transaction.atomic
def mend(draft: Draft, *, block: str, code: str, words: str, by: Person) -> bool:
    """Mend in a block what a hint of this code said of these words; whether it still stood there. Of everything else in
    the block what is stored now stays, so no version is asked: it overwrites nothing somebody wrote meanwhile.

    Nothing is announced: a mended block is a written one, which the draft's own sitting tells.
    """
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    raw = find(draft, block)
    data = mended(raw["data"], code, words) if raw else None
    if data is None:
        return False
    change_block(draft, block=block, data=data, version=draft.version, by=by)
    return True
