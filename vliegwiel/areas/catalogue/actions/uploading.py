"""Files from authors: read from their content, and drawn again where they can be."""

import secrets
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Literal

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Language
from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Kind
from ..models import Draft, Media
from .reading import Found, Refused, read_captions, read_image, read_video
from .writing import NOT_YOURS, Conflict, change_block, find, latest

Wanted = Literal["image", "video", "captions"]
READERS = {"image": read_image, "video": read_video, "captions": read_captions}


@transaction.atomic
def upload_media(upload: "UploadedFile[bytes]", *, wanted: Wanted, by: Person) -> Media:
    """Store a file and give it an unguessable key. Refused says in words why a file is not taken.

    Images are drawn again as WebP (longest side 1600 pixels, nothing of the camera kept); videos are MP4 or WebM by
    content; captions are WebVTT, parsed.
    """
    require(permissions.may_upload(by), _("Alleen auteurs, opleiders en de directie uploaden bestanden."))
    found: Found = READERS[wanted](upload)
    key = secrets.token_urlsafe(18).replace("_", "a").replace("-", "b")
    name = " ".join(PurePath(upload.name or "").stem.split())[:150] or wanted
    media = Media(
        key=key,
        name=f"{name}.{found.ending}",
        content_type=found.content_type,
        size=found.size,
        width=found.width,
        height=found.height,
        seconds=found.seconds,
        uploaded_by=by,
    )
    media.file.save(
        f"{key}.{found.ending}", ContentFile(found.content) if found.content is not None else upload, save=False
    )
    media.save()
    announce(events.MediaUploaded(by=by.pk, media=media.pk))
    return media


@transaction.atomic
def attach(
    draft: Draft,
    *,
    block: str,
    upload: "UploadedFile[bytes]",
    version: int,
    by: Person,
    captions: str | None = None,
    data: Mapping[str, Any] | None = None,
) -> Draft:
    """Upload a file into an image or video block; with `captions` (a language) into a video's captions.

    `data` is what was typed in the same form, saved in the same go; without it the block keeps what it has.
    Refused and Conflict as in `upload_media` and `change_block`; then nothing is kept.
    """
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    raw = find(draft, block)
    if raw is None:
        raise Conflict(draft, block, None)
    wanted: Wanted = "captions" if captions else "video" if raw["type"] == Kind.VIDEO else "image"
    media = upload_media(upload, wanted=wanted, by=by)
    new = dict(raw["data"] if data is None else data)
    if captions:
        new["captions"] = {**new.get("captions", {}), Language(captions).value: media.key}
    else:
        new["media"] = media.key
    return change_block(draft, block=block, data=new, version=version, by=by)


__all__ = ["Refused", "attach", "upload_media"]
