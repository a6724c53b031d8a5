"""Files from authors: read from their content, and drawn again where they can be."""

import secrets
from collections.abc import Mapping, Sequence
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
from .fields import MOST_ROWS
from .reading import Found, Refused, read_captions, read_image, read_video
from .reading_files import read_document
from .reading_sound import read_audio
from .writing import NOT_YOURS, Conflict, change_block, find, latest

Wanted = Literal["image", "video", "captions", "audio", "file"]
READERS = {
    "image": read_image,
    "video": read_video,
    "captions": read_captions,
    "audio": read_audio,
    "file": read_document,
}
WANTED = frozenset(READERS)
IN_A_BLOCK: dict[str, Wanted] = {Kind.VIDEO: "video", Kind.AUDIO: "audio", Kind.FILE: "file"}
"""What a block takes; any other takes a picture."""


@transaction.atomic
def upload_media(upload: "UploadedFile[bytes]", *, wanted: Wanted, by: Person) -> Media:
    """Store a file and give it an unguessable key. Refused says in words why a file is not taken.

    Images are drawn again as WebP (longest side 1600 pixels, nothing of the camera kept); videos are MP4 or WebM by
    content; captions are WebVTT, parsed; sound is MP3, M4A, Ogg or WAV; documents are those of `reading_files`.
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
    wanted: Wanted = "captions" if captions else IN_A_BLOCK.get(raw["type"], "image")
    media = upload_media(upload, wanted=wanted, by=by)
    new = dict(raw["data"] if data is None else data)
    if captions:
        new["captions"] = {**new.get("captions", {}), Language(captions).value: media.key}
    else:
        new["media"] = media.key
        if wanted == "file" and not new.get("title"):
            new["title"] = PurePath(media.name).stem
    return change_block(draft, block=block, data=new, version=version, by=by)


@transaction.atomic
def attach_pictures(
    draft: Draft,
    *,
    block: str,
    uploads: "Sequence[UploadedFile[bytes]]",
    version: int,
    by: Person,
    data: Mapping[str, Any] | None = None,
) -> Draft:
    """Upload pictures into a gallery, after those that are there; as `attach` otherwise. All of them or none."""
    require(permissions.may_edit(by, draft.activity), NOT_YOURS)
    draft = latest(draft)
    raw = find(draft, block)
    if raw is None:
        raise Conflict(draft, block, None)
    new = dict(raw["data"] if data is None else data)
    there = list(new.get("pictures") or [])
    if len(there) + len(uploads) > MOST_ROWS:
        text = _("In een reeks passen {most} afbeeldingen. Maak er twee reeksen van.")
        raise Refused(text.format(most=MOST_ROWS))
    for upload in uploads:
        try:
            there.append({"media": upload_media(upload, wanted="image", by=by).key})
        except Refused as refused:
            raise Refused(f"{upload.name}: {refused}") from refused
    new["pictures"] = there
    return change_block(draft, block=block, data=new, version=version, by=by)


__all__ = ["WANTED", "Refused", "attach", "attach_pictures", "upload_media"]
