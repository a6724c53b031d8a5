"""Reading uploaded files: by their content, never by their name."""

import re
import struct
from dataclasses import dataclass

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from vliegwiel.kit import pictures

IMAGE_SIDE = 1600
CAPTION_BYTES = 512 * 1024
CUE = re.compile(r"^(?:\d+:)?\d\d:\d\d\.\d{3} +--> +(?:\d+:)?\d\d:\d\d\.\d{3}(?:[ \t].*)?$")


class Refused(Exception):
    """A file that is not taken; the message says why and what to do, to the person."""


@dataclass(frozen=True)
class Found:
    """What a file is. `content` replaces the upload; None keeps the upload as it came."""

    ending: str
    content_type: str
    size: int
    content: bytes | None = None
    width: int | None = None
    height: int | None = None
    seconds: int | None = None


def read_image(upload: "UploadedFile[bytes]") -> Found:
    """A JPEG, PNG, WebP, GIF or AVIF, drawn again as WebP. Bombs, SVG and other files are Refused."""
    try:
        picture = pictures.drawn_again(upload, side=IMAGE_SIDE)
    except pictures.Refused as refused:
        raise Refused(str(refused)) from refused
    return Found("webp", "image/webp", len(picture.content), picture.content, picture.width, picture.height)


def read_video(upload: "UploadedFile[bytes]") -> Found:
    """An MP4 or WebM by its first bytes, at most settings.MEDIA_VIDEO_BYTES; kept as it came."""
    at_most(upload, settings.MEDIA_VIDEO_BYTES)
    head = head_of(upload, 64 * 1024)
    if head[4:8] == b"ftyp" and head[8:12] not in (b"heic", b"heix", b"mif1", b"avif", b"qt  "):
        width, height = mp4_frame(upload) or (None, None)
        seconds = mp4_seconds(upload)
        return Found("mp4", "video/mp4", upload.size or 0, width=width, height=height, seconds=seconds)
    if head[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in head[:64]:
        return Found("webm", "video/webm", upload.size or 0, seconds=_webm_seconds(head))
    raise Refused(_("Dit is geen video die elke browser speelt. Bewaar hem als MP4 (H.264) of WebM."))


def read_captions(upload: "UploadedFile[bytes]") -> Found:
    """A WebVTT file with at least one cue whose times run forward; stored in UTF-8 without markup that is not a cue."""
    at_most(upload, CAPTION_BYTES)
    upload.seek(0)
    try:
        text = upload.read().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise Refused(_("De ondertitels zijn niet in UTF-8 bewaard. Bewaar ze opnieuw als UTF-8.")) from error
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", text):
        raise Refused(_("Dit zijn geen WebVTT-ondertitels. De eerste regel moet WEBVTT zijn."))
    cues = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if "-->" not in line:
            continue
        if not CUE.match(line.strip()):
            where = _("Regel {number}: de tijden kloppen niet. Schrijf ze als 00:01.000 --> 00:04.000.")
            raise Refused(where.format(number=number))
        start, end = (_seconds(part.split()[0]) for part in line.split("-->"))
        if end <= start:
            raise Refused(_("Regel {number}: het einde ligt voor het begin.").format(number=number))
        cues += 1
    if not cues:
        raise Refused(_("In dit bestand staan geen ondertitels."))
    content = text.encode()
    return Found("vtt", "text/vtt; charset=utf-8", len(content), content)


def at_most(upload: "UploadedFile[bytes]", most: int) -> None:
    """Refused when it is empty or larger than `most` bytes."""
    if not upload.size:
        raise Refused(_("Dit bestand is leeg."))
    if upload.size > most:
        text = _("Dit bestand is te groot: ten hoogste {most} MB.")
        raise Refused(text.format(most=max(1, most // (1024 * 1024))))


def head_of(upload: "UploadedFile[bytes]", size: int) -> bytes:
    """Its first bytes; reading begins anew after it."""
    upload.seek(0)
    head: bytes = upload.read(size)
    upload.seek(0)
    return head


def _seconds(clock: str) -> float:
    """ "01:02.500" or "1:01:02.500" in seconds."""
    total = 0.0
    for part in clock.split(":"):
        total = total * 60 + float(part)
    return total


def mp4_seconds(upload: "UploadedFile[bytes]") -> int | None:
    """From the movie header (ISO/IEC 14496-12, 8.2.2): duration over timescale. None when it is not found."""
    at, end = 0, upload.size or 0
    while at + 8 <= end:
        upload.seek(at)
        header = upload.read(16)
        size, kind = struct.unpack(">I4s", header[:8])
        inside = 8
        if size == 1 and len(header) == 16:
            size, inside = struct.unpack(">Q", header[8:])[0], 16
        if kind == b"moov":
            end, at = min(end, at + size) if size else end, at + inside
            continue
        if kind == b"mvhd":
            upload.seek(at + inside)
            body = upload.read(32)
            if len(body) < 32:
                return None
            scale, length = struct.unpack(">IQ", body[20:32]) if body[0] == 1 else struct.unpack(">II", body[12:20])
            return round(length / scale) if scale and length < scale * 86_400 else None
        if size < 8:
            return None
        at += size
    return None


def mp4_frame(upload: "UploadedFile[bytes]") -> tuple[int, int] | None:
    """Width and height of the first track that is seen (ISO/IEC 14496-12, 8.3.2), as it is played: one a phone turned
    is upright. None when it is not found. Boxes other than movie and track are passed over."""
    at, end = 0, upload.size or 0
    for _box in range(1000):  # a broken file ends here
        if at + 8 > end:
            return None
        upload.seek(at)
        header = upload.read(16)
        size, kind = struct.unpack(">I4s", header[:8])
        inside = 8
        if size == 1 and len(header) == 16:
            size, inside = struct.unpack(">Q", header[8:])[0], 16
        if kind in (b"moov", b"trak"):
            at += inside
            continue
        if kind == b"tkhd":
            upload.seek(at + inside)
            frame = _frame(upload.read(96))
            if frame:
                return frame
        if size < 8:
            return None
        at += size
    return None


def _frame(body: bytes) -> tuple[int, int] | None:
    matrix = 52 if body[:1] == b"\x01" else 40  # times are longer in version 1
    if len(body) < matrix + 44:
        return None
    across, turned = struct.unpack(">ii", body[matrix : matrix + 8])
    width, height = (side >> 16 for side in struct.unpack(">II", body[matrix + 36 : matrix + 44]))
    if not (width and height):
        return None
    return (height, width) if turned and not across else (width, height)


def _webm_seconds(head: bytes) -> int | None:
    """From the Duration element (RFC 9559, 0x4489) in the file's first bytes, at the usual scale of a millisecond."""
    at = head.find(b"\x44\x89")
    if at < 0 or at + 11 > len(head):
        return None
    width = {0x84: (4, ">f"), 0x88: (8, ">d")}.get(head[at + 2])
    if width is None:
        return None
    length: float = struct.unpack(width[1], head[at + 3 : at + 3 + width[0]])[0]
    return round(length / 1000) if 0 < length < 86_400_000 else None
