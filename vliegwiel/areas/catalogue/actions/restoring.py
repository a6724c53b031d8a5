"""Going back to an older version of the words; what stood there is put aside and can be got back the same way."""

from django.db import transaction

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Draft, Edition, KeptDraft
from ..queries import changed_since_edition
from .uses import keep_uses, still_there
from .using import note_draft
from .writing import HEAD, NOT_YOURS, Conflict, latest

MOST_KEPT = 10  # drafts put aside, of one language


@transaction.atomic
def restore_version(draft: Draft, *, version: Edition | KeptDraft, seen: int, by: Person) -> Draft:
    """Make an older edition, or a draft that was put aside, what is being written now.

    seen: the version of the draft she looked at. Conflict, which carries the draft as it is, when somebody wrote since.
    A draft that says the same already stays as it is, its version too. What came of a shared block follows it again,
    at the release it had then.
    """
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    if draft.version > seen:
        raise Conflict(draft, HEAD, None)
    if not changed_since_edition(draft, version):
        return draft
    now = clock.now()
    KeptDraft.objects.create(
        draft=draft,
        title=draft.title,
        summary=draft.summary,
        minutes=draft.minutes,
        weeks=draft.weeks,
        blocks=draft.blocks,
        saved_at=draft.saved_at,
        by=by,
        at=now,
    )
    old = KeptDraft.objects.filter(draft=draft).values_list("pk", flat=True)[MOST_KEPT:]
    KeptDraft.objects.filter(pk__in=list(old)).delete()
    before = {raw["id"]: raw for raw in draft.blocks}
    draft.version += 1
    blocks = still_there(version.blocks)
    touched = {raw["id"] for raw in blocks if before.get(raw["id"]) != raw}
    draft.stamps |= dict.fromkeys(
        [HEAD, *touched, *(before.keys() - {raw["id"] for raw in version.blocks})], draft.version
    )
    draft.title, draft.summary = version.title, version.summary
    draft.minutes, draft.weeks, draft.blocks = version.minutes, version.weeks, blocks
    draft.saved_at = now
    draft.save()
    note_draft(draft)
    keep_uses(draft.activity)
    announce(events.VersionRestored(by=by.pk, activity=draft.activity_id, language=draft.language))
    return draft
