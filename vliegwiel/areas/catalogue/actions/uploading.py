"""Files from authors: read from their content, and drawn again where they can be."""

import hashlib
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
from ..enums import Kind, MediaKind
from ..models import Draft, Media, MediaKeeper
from ..queries.library import same_file
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
KINDS: dict[str, MediaKind] = {
    "image": MediaKind.IMAGE,
    "video": MediaKind.VIDEO,
    "captions": MediaKind.CAPTIONS,
    "audio": MediaKind.AUDIO,
    "file": MediaKind.DOCUMENT,
}


@transaction.atomic
def upload_media(
    upload: "UploadedFile[bytes]", *, wanted: Wanted, by: Person, stays: bool = False, in_library: bool = True
) -> Media:
    """Store a file and give it an unguessable key. Refused says in words why a file is not taken.

    Images are drawn again as WebP (longest side 1600 pixels, nothing of the camera kept); videos are MP4 or WebM by
    content; captions are WebVTT, parsed; sound is MP3, M4A, Ogg or WAV; documents are those of `reading_files`.

    A file the library has, byte for byte, is that file, and comes back from where it was put aside; whoever put it in
    first keeps it. stays: also while nothing shows it. in_library=False: for one page only, nobody else finds it.
    """
    require(permissions.may_upload(by), _("Alleen auteurs, opleiders en de directie uploaden bestanden."))
    found, digest = read_upload(upload, wanted)
    known = same_file(digest, KINDS[wanted]) if in_library else None
    if known:
        return _known(known, stays=stays, by=by)
    return store(found, upload, digest=digest, wanted=wanted, whose=by, stays=stays, in_library=in_library)


def store(
    found: Found,
    upload: "UploadedFile[bytes]",
    *,
    digest: str,
    wanted: Wanted,
    whose: Person,
    stays: bool = False,
    in_library: bool = True,
) -> Media:
    """Keep what was read, within the verb that asked whether it may."""
    key = secrets.token_urlsafe(18).replace("_", "a").replace("-", "b")
    name = " ".join(PurePath(upload.name or "").stem.split())[:150] or wanted
    media = Media(
        key=key,
        kind=KINDS[wanted],
        name=f"{name}.{found.ending}",
        title=name,
        content_type=found.content_type,
        size=found.size,
        digest=digest,
        width=found.width,
        height=found.height,
        seconds=found.seconds,
        uploaded_by=whose,
        stays=stays,
        in_library=in_library,
    )
    media.file.save(
        f"{key}.{found.ending}", ContentFile(found.content) if found.content is not None else upload, save=False
    )
    media.save()
    MediaKeeper.objects.create(media=media, person=whose)
    announce(events.MediaUploaded(by=whose.pk, media=media.pk))
    return media


def read_upload(upload: "UploadedFile[bytes]", wanted: Wanted) -> tuple[Found, str]:
    """What a file is, and the digest of what would be kept of it."""
    found = READERS[wanted](upload)
    return found, _digest(found, upload)


def _known(media: Media, *, stays: bool, by: Person) -> Media:
    if media.put_aside_at or (stays and not media.stays):
        was_aside, media.stays, media.put_aside_at = media.put_aside_at, media.stays or stays, None
        media.save(update_fields=["stays", "put_aside_at"])
        if was_aside:
            announce(events.MediaPutBack(by=by.pk, media=media.pk))
    media.was_here = True
    return media


def _digest(found: Found, upload: "UploadedFile[bytes]") -> str:
    if found.content is not None:
        return hashlib.sha256(found.content).hexdigest()
    digest = hashlib.sha256()
    upload.seek(0)
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


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
