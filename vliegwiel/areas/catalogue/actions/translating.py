"""Translating part by part, beside the source; what is no text follows the source by itself."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.permissions import require

from .. import permissions
from ..enums import Kind
from ..models import Draft
from ..queries.translating import aligned, part_digest, source_of, texts_of
from ..queries.wording import reworded
from .cleaning import clean_block
from .writing import HEAD, KEPT_FOR_UNDO, NOT_YOURS, Conflict, find, latest, save_part, unless_shared


@transaction.atomic
def translate_part(draft: Draft, *, part: str, texts: Mapping[str, str], version: int, by: Person) -> Draft:
    """Say the head or a block of the source in the language of this draft. What is left empty keeps its old words.

    texts: {place: text}, as `queries.wording` names places. version: of the draft she saw; Conflict when this part
    changed since. ValidationError for the source itself, Refused for what follows a shared block. Saving it, changed or
    not, says that it is right for the source as it is now. Blocks the source no longer has go to where they can be
    brought back.
    """
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    source = source_of(draft.activity)
    if source is None or source.pk == draft.pk:
        raise ValidationError(_("Dit is het origineel. Vertalen doe je in de andere taal."))
    if draft.stamps.get(part, 1) > version:
        raise Conflict(draft, part, find(draft, part))
    before = (draft.title, draft.summary, draft.blocks, dict(draft.made_from))
    follow(draft, source)
    given = {place: text for place, text in texts.items() if text.strip()}
    if part == HEAD:
        draft.title = " ".join(given.get("title", draft.title).split())[:120]
        draft.summary = " ".join(given.get("summary", draft.summary).split())[:280]
    else:
        raw = find(draft, part)
        if raw is None:
            raise Conflict(draft, part, None)
        unless_shared(raw)
        raw["data"] = clean_block(Kind(raw["type"]), reworded(raw["data"], {**texts_of(raw["data"]), **given}))
    draft.made_from[part] = part_digest(source, part)
    if (draft.title, draft.summary, draft.blocks, draft.made_from) == before:
        return draft
    return save_part(draft, part, by)


def follow(draft: Draft, source: Draft) -> None:
    """Give a translation the blocks of its source, in its own words; within the verb that asked whether it may."""
    there = {raw["id"] for raw in source.blocks}
    gone = [{"block": raw, "at": at} for at, raw in enumerate(draft.blocks) if raw["id"] not in there]
    draft.removed = [*draft.removed, *gone][-KEPT_FOR_UNDO:]
    draft.blocks = [{**raw, "data": dict(raw["data"])} for raw in aligned(source, draft)]
    draft.minutes, draft.weeks = source.minutes, source.weeks
