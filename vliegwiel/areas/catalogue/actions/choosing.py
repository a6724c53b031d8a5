"""Choosing a file of the library for a block."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Kind
from ..models import Draft, Media
from .fields import MOST_ROWS
from .reading import Refused
from .uploading import IN_A_BLOCK, KINDS
from .writing import NOT_YOURS, Conflict, change_block, find, latest


@transaction.atomic
def choose_media(
    draft: Draft, *, block: str, media: Media, version: int, by: Person, data: Mapping[str, Any] | None = None
) -> Draft:
    """Show a file of the library in a block; in a gallery it comes after those that are there.

    Its alternative text in the language of the draft comes along, as the title of a file to take along does where
    there is none. Conflict as in `change_block`; ValidationError for a file this block cannot show, or that nobody may
    choose any more; Refused when a gallery is full.
    """
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    raw = find(draft, block)
    if raw is None:
        raise Conflict(draft, block, None)
    kind = Kind(raw["type"])
    if not media.in_library or media.put_aside_at or media.kind != wanted_in(kind):
        raise ValidationError(_("Dit bestand past hier niet, of is opzij gelegd. Kies een ander."))
    if media.rights_ended:
        raise ValidationError(_("De rechten van dit bestand zijn voorbij. Kies een ander, of laat ze verlengen."))
    new = dict(raw["data"] if data is None else data)
    alt = media.alts.get(draft.language, "")
    if kind == Kind.GALLERY:
        there = list(new.get("pictures") or [])
        if len(there) >= MOST_ROWS:
            text = _("In een reeks passen {most} afbeeldingen. Maak er twee reeksen van.")
            raise Refused(text.format(most=MOST_ROWS))
        new["pictures"] = [*there, {"media": media.key, "alt": alt}]
    else:
        new["media"] = media.key
        if alt and not new.get("decorative"):
            new["alt"] = alt
        if kind != Kind.QUESTION and not new.get("title"):
            new["title"] = media.title
    changed = change_block(draft, block=block, data=new, version=version, by=by)
    announce(events.MediaChosen(by=by.pk, media=media.pk, activity=draft.activity_id))
    return changed


def wanted_in(kind: Kind | str) -> str:
    """The kind of file a block of this kind shows."""
    return KINDS[IN_A_BLOCK.get(kind, "image")].value
