"""A newer file in the place of another: in what is being written, and where its keeper says so also in what stands."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import MediaPlace
from ..models import Draft, Media, MediaReplacement, MediaUse
from ..queries.carrying import with_texts
from .library import NOT_THE_KEEPER
from .reading import Refused
from .uploading import KINDS, Wanted, read_upload, store
from .writing import latest, save_part

SAID = ("title", "alts", "focus_x", "focus_y", "source", "maker", "licence", "terms", "stays")
WANTED_FOR: dict[str, Wanted] = {kind.value: wanted for wanted, kind in KINDS.items()}  # type: ignore[misc]  # -- all five


@transaction.atomic
def replace_media(media: Media, *, upload: "UploadedFile[bytes]", by: Person, everywhere: bool = False) -> Media:
    """A newer file of the same kind comes in its place, with what was said of it, but for the day its rights end.

    In every draft she may edit it takes its place; another's draft keeps the old one, whose page leads to the new. What
    is published keeps what it was published with, until it is published again. everywhere: what is published shows the
    new one too, which asks that she may edit all of it. Refused in words for a file of another kind, or the same one;
    ValidationError when it was replaced already, or `everywhere` is not hers to say.
    """
    require(permissions.may_keep_media(by, media), NOT_THE_KEEPER)
    media = Media.objects.select_for_update(of=("self",)).get(pk=media.pk)
    if MediaReplacement.objects.filter(old=media).exists():
        raise ValidationError(_("Dit bestand is al vervangen. Open het nieuwe, of zet eerst het oude terug."))
    wanted = WANTED_FOR[media.kind]
    found, digest = read_upload(upload, wanted)
    if digest == media.digest:
        raise Refused(_("Dit is hetzelfde bestand. Er is niets veranderd."))
    if everywhere:
        _require_all(media, by)
    new = store(found, upload, digest=digest, wanted=wanted, whose=by)
    for name in SAID:
        setattr(new, name, getattr(media, name))
    new.save()
    new.keeping.person = media.keeper
    new.keeping.save()
    drafts = [draft.pk for draft in _drafts_with(media) if _swap(draft, media.key, new.key, by)]
    if everywhere:
        _stand_in(media, new)
    MediaReplacement.objects.create(old=media, new=new, by=by, everywhere=everywhere, drafts=drafts)
    announce(events.MediaReplaced(by=by.pk, media=new.pk, old=media.pk))
    return new


@transaction.atomic
def take_back_replacement(new: Media, *, by: Person) -> Media:
    """The file that was replaced stands in its drafts again, and in what was published; the newer one goes when
    nothing shows it for 30 days. Out: the old one. Twice is once; a draft without the new one stays as it is."""
    require(permissions.may_keep_media(by, new), NOT_THE_KEEPER)
    row = MediaReplacement.objects.select_for_update(of=("self",)).select_related("old").filter(new=new).first()
    if row is None:
        return new
    for draft in Draft.objects.filter(pk__in=row.drafts).select_related("activity"):
        _swap(draft, new.key, row.old.key, by)
    old = row.old
    Media.objects.filter(shown_as=new).exclude(pk=old.pk).update(shown_as=old)
    Media.objects.filter(pk=old.pk).update(shown_as=None)
    Media.objects.filter(pk=new.pk).update(stays=False)
    row.delete()
    announce(events.MediaReplacementUndone(by=by.pk, media=old.pk))
    return Media.objects.get(pk=old.pk)


def _require_all(media: Media, by: Person) -> None:
    uses = MediaUse.objects.filter(media=media).exclude(place=MediaPlace.DRAFT).select_related("activity")
    if not all(permissions.may_edit(by, use.activity) for use in uses):
        raise ValidationError(
            _("Ook anderen publiceerden dit bestand. Vraag een opleider het overal te vervangen, of laat dat uit.")
        )


def _stand_in(old: Media, new: Media) -> None:
    """Also where the old one already stood in for an older one: looking it up is one step."""
    Media.objects.filter(shown_as=old).update(shown_as=new)
    Media.objects.filter(pk=old.pk).update(shown_as=new)


def _drafts_with(media: Media) -> list[Draft]:
    there = MediaUse.objects.filter(media=media, place=MediaPlace.DRAFT).select_related("activity")
    found: list[Draft] = []
    for use in there.order_by("activity", "language"):
        found += Draft.objects.filter(activity=use.activity_id, language=use.language).select_related("activity")
    return found


def _swap(draft: Draft, old: str, new: str, by: Person) -> bool:
    """Put one key in the place of another, block by block, so that who has such a block open sees that it changed."""
    if not permissions.may_edit(by, draft.activity):
        return False
    draft = latest(draft)
    swapped = False
    for raw in draft.blocks:
        data: Any = with_texts(raw["data"], {old: new})
        if data != raw["data"]:
            raw["data"] = data
            save_part(draft, raw["id"], by)
            swapped = True
    return swapped
