"""Sound: MP3, M4A, Ogg or WAV by its first bytes, and how long it lasts where its file says so."""

import struct

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from .reading import Found, Refused, at_most, head_of, mp4_seconds

# ISO/IEC 11172-3, table of bit rates: MPEG-1 and MPEG-2 layer III, in kilobits a second.
BIT_RATES = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
SAMPLE_RATES = (44_100, 48_000, 32_000)
LONGEST = 86_400


def read_audio(upload: "UploadedFile[bytes]") -> Found:
    """At most settings.MEDIA_AUDIO_BYTES; kept as it came. What no browser plays is Refused."""
    at_most(upload, settings.MEDIA_AUDIO_BYTES)
    head, size = head_of(upload, 256 * 1024), upload.size or 0
    if head[4:8] == b"ftyp" and head[8:12] in (b"M4A ", b"M4B ", b"mp42", b"isom", b"iso2", b"dash"):
        return Found("m4a", "audio/mp4", size, seconds=mp4_seconds(upload))
    if head[:4] == b"OggS" and (b"OpusHead" in head[:100] or b"vorbis" in head[:100]):
        return Found("ogg", "audio/ogg", size, seconds=_ogg_seconds(upload, head))
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        rate = struct.unpack("<I", head[28:32])[0] if len(head) >= 32 else 0
        return Found("wav", "audio/wav", size, seconds=_whole(size / rate) if rate else None)
    if (start := _mp3_start(head)) is not None:
        return Found("mp3", "audio/mpeg", size, seconds=_mp3_seconds(head, start, size))
    raise Refused(_("Dit is geen geluid dat elke browser speelt. Bewaar het als MP3, M4A, Ogg of WAV."))


def _whole(seconds: float) -> int | None:
    return round(seconds) if 0 < seconds < LONGEST else None


def _mp3_start(head: bytes) -> int | None:
    """Where the first frame begins, behind an ID3 tag; None when this is no MP3."""
    at = 0
    if head[:3] == b"ID3" and len(head) >= 10:
        at = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        if at + 4 > len(head):  # a large picture in the tag: the rest is taken on trust
            return at
    return at if _frame(head[at : at + 4]) else None


def _frame(four: bytes) -> tuple[int, int, int] | None:
    """(version, kilobits a second, samples a second) out of a layer III frame header."""
    if len(four) < 4 or four[0] != 0xFF or four[1] & 0xE6 != 0xE2 or four[1] & 0x18 == 0x08:
        return None
    version = 1 if four[1] & 0x18 == 0x18 else 2
    bits, rate = four[2] >> 4, (four[2] >> 2) & 3
    if bits in (0, 15) or rate == 3:
        return None
    divided = 1 if version == 1 else 2 if four[1] & 0x18 == 0x10 else 4
    return version, BIT_RATES[version][bits], SAMPLE_RATES[rate] // divided


def _mp3_seconds(head: bytes, start: int, size: int) -> int | None:
    """From the frame count in a Xing or Info header, else from the bit rate of the first frame."""
    frame = _frame(head[start : start + 4])
    if frame is None:
        return None
    version, kilobits, rate = frame
    for mark in (b"Xing", b"Info"):
        at = head.find(mark, start, start + 200)
        if at > 0 and at + 12 <= len(head) and head[at + 7] & 1:
            frames: int = struct.unpack(">I", head[at + 8 : at + 12])[0]
            return _whole(frames * (1152 if version == 1 else 576) / rate)
    return _whole((size - start) * 8 / (kilobits * 1000))


def _ogg_seconds(upload: "UploadedFile[bytes]", head: bytes) -> int | None:
    """The last page says how many samples came before its end (RFC 3533); Opus always counts 48,000 a second."""
    rate = 48_000
    at = head.find(b"\x01vorbis")
    if at >= 0 and at + 16 <= len(head):
        rate = struct.unpack("<I", head[at + 12 : at + 16])[0]
    upload.seek(max(0, (upload.size or 0) - 128 * 1024))
    tail = upload.read(128 * 1024)
    upload.seek(0)
    last = tail.rfind(b"OggS")
    if last < 0 or last + 14 > len(tail) or not rate:
        return None
    samples: int = struct.unpack("<q", tail[last + 6 : last + 14])[0]
    return _whole(samples / rate)
