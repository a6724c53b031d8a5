"""Zips that others made: looked through without unpacking, refused in words, and read file by file.

Nothing of a zip is ever written to disk. A name in it is a word to look up, never a path.
"""

import io
import posixpath
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.utils.translation import gettext as _

from .cells import short

MOST_FILES = 10_000
MOST_BYTES = 4 << 30  # all of it, unpacked
MOST_IN_ONE = 2 << 30
MOST_TIMES = 200  # unpacked as a multiple of packed, above FREE: film and text stay far below it, bombs do not
FREE = 16 << 20
HEAD = struct.Struct("<4s22xHH")  # a file's own header: its mark, and how long its name and extra field are
HEAD_SIZE = 30
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
PROGRAMS = frozenset(
    (
        *("exe", "com", "scr", "bat", "cmd", "msi", "msp", "ps1", "vbs", "vbe", "wsf", "wsh", "hta", "lnk", "pif"),
        *("cpl", "reg", "dll", "sh", "php", "phtml", "asp", "aspx", "jsp", "cgi"),
    )
)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, ValueError, OSError)


class Unsafe(Exception):
    """A zip that is not taken; the message says what is wrong with it and what to do, to the person."""


@dataclass(frozen=True)
class Archive:
    """A zip that was looked through. `names`: every file in it, as it is written there."""

    zip: zipfile.ZipFile
    names: tuple[str, ...]

    def find(self, name: str) -> str | None:
        """The file meant by this name: exactly so, else whatever its capitals, as Windows reads it. None: not there."""
        wanted = posixpath.normpath(name)
        if wanted in self.names:
            return wanted
        folded = wanted.casefold()
        return next((one for one in self.names if one.casefold() == folded), None)

    def size(self, name: str) -> int:
        """Unpacked, in bytes. KeyError when it is not there."""
        return self.zip.getinfo(name).file_size

    def read(self, name: str, *, most: int) -> bytes:
        """What is in a file. Unsafe when that is more than `most` bytes, or broken; KeyError when it is not there."""
        kept = io.BytesIO()
        for part in self.parts(name):
            kept.write(part)
            if kept.tell() > most:
                raise Unsafe(
                    _("‘{name}’ in deze zip is groter dan we lezen. Maak hem kleiner.").format(name=short(name))
                )
        return kept.getvalue()

    def parts(self, name: str, first: int = 0, last: int | None = None, chunk: int = 1 << 16) -> Iterator[bytes]:
        """The bytes `first`..`last` (included; None: to the end) of a file, part by part. Unsafe when it is broken."""
        info = self.zip.getinfo(name)
        left = (info.file_size if last is None else last + 1) - first
        try:
            with self.zip.open(info) as source:
                if first:
                    source.seek(first)
                while left > 0 and (part := source.read(min(chunk, left))):
                    left -= len(part)
                    yield part
        except BROKEN as broken:
            raise Unsafe(_damaged()) from broken


def look_through(file: IO[bytes], *, refuse: Iterable[str] = PROGRAMS) -> Archive:
    """A zip that is safe to keep and read from; Unsafe says why another is not.

    refuse: endings (without a dot) of which no file may be in it.
    """
    archive = reopen(file)
    infos = archive.zip.infolist()
    if len(infos) > MOST_FILES:
        text = _("In deze zip zitten {n} bestanden; we nemen er hoogstens {most}. Splits het pakket.")
        raise Unsafe(text.format(n=len(infos), most=MOST_FILES))
    refused, seen, total = frozenset(refuse), set[str](), 0
    for info in infos:
        _check(info, refused)
        folded = posixpath.normpath(info.filename).casefold()
        if folded in seen and not info.is_dir():
            text = _("‘{name}’ staat twee keer in deze zip. Maak de zip opnieuw, met elk bestand één keer.")
            raise Unsafe(text.format(name=short(info.filename)))
        seen.add(folded)
        total += info.file_size
    if total > MOST_BYTES:
        raise Unsafe(_("Uitgepakt is deze zip groter dan 4 GB. Verklein de video’s erin of splits het pakket."))
    _unless_overlapping(archive.zip, file)
    return archive


def reopen(file: IO[bytes]) -> Archive:
    """A zip that was looked through before. Unsafe when it is no zip."""
    try:
        file.seek(0)
        opened = zipfile.ZipFile(file)
        return Archive(opened, tuple(info.filename for info in opened.infolist() if not info.is_dir()))
    except BROKEN as broken:
        raise Unsafe(_damaged()) from broken


def _damaged() -> str:
    return _("Dit is geen hele zip. Misschien brak het downloaden af: haal het bestand opnieuw op.")


def _check(info: zipfile.ZipInfo, refused: frozenset[str]) -> None:
    name = info.filename
    said = short(name)
    if "\\" in info.orig_filename:
        raise Unsafe(_("In deze zip staan namen met \\ erin. Maak hem opnieuw met het zip-programma van je computer."))
    if name.startswith("/") or ":" in name.split("/")[0] or "\0" in info.orig_filename or ".." in name.split("/"):
        text = _("‘{name}’ in deze zip wijst naar een plek erbuiten. Vraag de maker om een andere.")
        raise Unsafe(text.format(name=said))
    if stat.S_ISLNK(info.external_attr >> 16):
        text = _("‘{name}’ in deze zip is een verwijzing en geen bestand. Maak de zip opnieuw met de bestanden zelf.")
        raise Unsafe(text.format(name=said))
    if info.flag_bits & 0x1:
        raise Unsafe(_("Deze zip heeft een wachtwoord. Maak hem opnieuw zonder wachtwoord."))
    if info.compress_type not in METHODS:
        raise Unsafe(_("Deze zip is ingepakt op een manier die browsers niet kennen. Maak hem opnieuw als gewone zip."))
    ending = name.rpartition(".")[2].casefold()
    if not info.is_dir() and ending in refused:
        text = _("‘{name}’ in deze zip is een programma. Haal het eruit; een les heeft het niet nodig.")
        raise Unsafe(text.format(name=said))
    if info.file_size > MOST_IN_ONE or info.file_size > FREE + MOST_TIMES * info.compress_size:
        text = _("‘{name}’ wordt bij uitpakken veel te groot. Dat lijkt op een zip die wil laten vastlopen.")
        raise Unsafe(text.format(name=said))


def _unless_overlapping(opened: zipfile.ZipFile, file: IO[bytes]) -> None:
    """Each file has bytes of its own: a zip in which they share them is a trick (CVE-2024-0450)."""
    end: int = opened.start_dir
    places = sorted(opened.infolist(), key=lambda info: info.header_offset)
    ends = [*(info.header_offset for info in places[1:]), end][: len(places)]  # none in an empty zip
    for info, until in zip(places, ends, strict=True):
        try:
            file.seek(info.header_offset)
            mark, name, extra = HEAD.unpack(file.read(HEAD_SIZE))
        except struct.error as broken:
            raise Unsafe(_damaged()) from broken
        if mark != b"PK\x03\x04":
            raise Unsafe(_damaged())
        if info.header_offset + HEAD_SIZE + name + extra + info.compress_size > until:
            raise Unsafe(
                _("In deze zip liggen bestanden over elkaar heen. Maak hem opnieuw met een gewoon zip-programma.")
            )


def kind_of(name: str) -> str:
    """The content type of a file by its ending: the same on every machine."""
    ending: Any = name.rpartition(".")[2].casefold()
    return KINDS.get(ending, "application/octet-stream")


# No charset: a page made in another age says its own.
KINDS = {
    **dict.fromkeys(("html", "htm", "xhtm"), "text/html"),
    "xhtml": "application/xhtml+xml",
    **dict.fromkeys(("js", "mjs"), "text/javascript"),
    **dict.fromkeys(("xml", "xsd", "dtd", "xsl"), "text/xml"),
    **dict.fromkeys(("jpg", "jpeg", "jpe"), "image/jpeg"),
    **dict.fromkeys(("mp4", "m4v"), "video/mp4"),
    **dict.fromkeys(("oga", "ogg"), "audio/ogg"),
    **dict.fromkeys(("txt", "srt", "md"), "text/plain; charset=utf-8"),
    "css": "text/css",
    "json": "application/json",
    "vtt": "text/vtt; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "svg": "image/svg+xml",
    "ico": "image/x-icon",
    "bmp": "image/bmp",
    "webm": "video/webm",
    "ogv": "video/ogg",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
    "aac": "audio/aac",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "ttf": "font/ttf",
    "otf": "font/otf",
    "wasm": "application/wasm",
    "swf": "application/x-shockwave-flash",
}
