"""Zips and tars from elsewhere as one thing to read from, by path: what could do harm is refused in words.

Refused: paths that leave the archive, links, passwords, files that overlap or are there
twice, and more than `MOST` when unpacked.
"""

import gzip
import tarfile
import tempfile
import unicodedata
import weakref
import zipfile
import zlib
from collections.abc import Callable
from typing import IO

from django.utils.translation import gettext as _

from . import archives

MOST = 1024**3  # bytes, all files unpacked together
MOST_IN_ONE = 256 * 1024**2
MOST_FILES = 20_000
CHUNK = 1024**2


class Refused(Exception):
    """An archive, or a file in it, that is not read; the message says why and what to do, to the person."""


class Bundle:
    """What is in an archive, by path ("map/les.md"). Folders are not listed."""

    def __init__(self, sizes: dict[str, int], reader: Callable[[str], bytes]) -> None:
        self._sizes, self._reader = sizes, reader

    @property
    def names(self) -> tuple[str, ...]:
        """In the order in which they were packed."""
        return tuple(self._sizes)

    def __contains__(self, name: str) -> bool:
        return name in self._sizes

    def size(self, name: str) -> int:
        """Bytes, unpacked. KeyError when it is not there."""
        return self._sizes[name]

    def read(self, name: str) -> bytes:
        """The whole file. KeyError when it is not there; Refused when it is damaged or too large."""
        if self._sizes[name] > MOST_IN_ONE:
            raise Refused(_too_large())
        return self._reader(name)


def is_zip(head: bytes) -> bool:
    return head[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def is_gzip(head: bytes) -> bool:
    return head[:2] == b"\x1f\x8b"


def is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


def open_bundle(file: IO[bytes]) -> Bundle:
    """The archive in this file, which must stay open as long as it is read. Refused, in words, when it is none."""
    file.seek(0)
    head = file.read(512)
    file.seek(0)
    if is_zip(head):
        return _zip(file)
    if is_gzip(head):
        plain = _unzipped(file)
        try:
            bundle = _tar(plain)
        except Refused:
            plain.close()
            raise
        weakref.finalize(bundle, plain.close)
        return bundle
    if is_tar(head):
        return _tar(file)
    raise Refused(_("Dit is geen zip- of tar-bestand, of het is onderweg beschadigd geraakt. Maak het opnieuw."))


def safe_path(name: str) -> str:
    """The path as it is in the archive, without "./". Refused when it leads outside it."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    if name.startswith(("/", "\\")) or name[1:2] == ":" or ".." in parts or "\x00" in name:
        raise Refused(
            _(
                "In dit bestand wil “{name}” buiten zijn map terechtkomen. Dat is niet veilig; er is niets gelezen."
            ).format(name=name[:120])
        )
    return unicodedata.normalize("NFC", "/".join(parts))  # a Mac writes é as two signs


def _zip(file: IO[bytes]) -> Bundle:
    try:
        looked = archives.look_through(file, refuse=())  # nothing of it is ever served as it came
    except archives.Unsafe as unsafe:
        raise Refused(str(unsafe)) from unsafe
    infos = [info for info in looked.zip.infolist() if not info.is_dir()]
    found = {safe_path(_spelled(info)): info for info in infos}
    sizes = {path: info.file_size for path, info in found.items()}
    _bounded(sizes)

    def reader(path: str) -> bytes:
        try:
            return looked.read(found[path].filename, most=MOST_IN_ONE)
        except archives.Unsafe as unsafe:
            raise Refused(_damaged(path)) from unsafe

    return Bundle(sizes, reader)


def _spelled(info: zipfile.ZipInfo) -> str:
    """Many programs write UTF-8 without saying so; then Python read it as the alphabet of an old PC."""
    if not info.flag_bits & 0x800:
        try:
            return info.filename.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return info.filename


def _unzipped(file: IO[bytes]) -> IO[bytes]:
    """A gzip, unpacked into a file without a name."""
    plain = tempfile.TemporaryFile()  # noqa: SIM115 -- closed when the bundle goes
    written = 0
    try:
        with gzip.GzipFile(fileobj=file) as packed:
            while chunk := packed.read(CHUNK):
                written += len(chunk)
                if written > MOST:
                    raise Refused(_too_large())
                plain.write(chunk)
    except Refused:
        plain.close()
        raise
    except (OSError, EOFError, zlib.error) as broken:
        plain.close()
        text = _("Dit bestand is onderweg beschadigd geraakt: het is niet helemaal uit te pakken. Maak het opnieuw.")
        raise Refused(text) from broken
    plain.seek(0)
    return plain


def _tar(file: IO[bytes]) -> Bundle:
    found: dict[str, tarfile.TarInfo] = {}
    try:
        packed = tarfile.open(fileobj=file, mode="r:")  # noqa: SIM115 -- open as long as the bundle
        for info in packed:
            path = safe_path(info.name.encode("utf-8", "replace").decode())  # old tars spell in other alphabets
            if info.islnk() or info.issym():
                raise Refused(_link(path))
            if not info.isfile() or not path:
                continue
            _once(path, found)
            found[path] = info
    except (tarfile.TarError, OSError, EOFError, ValueError) as broken:
        text = _("In dit bestand zit geen leesbaar archief. Maak het opnieuw.")
        raise Refused(text) from broken
    sizes = {path: info.size for path, info in found.items()}
    _bounded(sizes)

    def reader(path: str) -> bytes:
        opened = packed.extractfile(found[path])
        assert opened is not None, "only files are listed"
        try:
            return opened.read()
        except (tarfile.TarError, OSError, EOFError) as broken:
            raise Refused(_damaged(path)) from broken

    return Bundle(sizes, reader)


def _once(path: str, found: dict[str, tarfile.TarInfo]) -> None:
    if path in found:
        raise Refused(_("“{name}” staat twee keer in dit bestand. Maak het opnieuw.").format(name=path[:120]))


def _bounded(sizes: dict[str, int]) -> None:
    if len(sizes) > MOST_FILES:
        text = _("Hier zitten {n} bestanden in, ten hoogste {most} mogen. Splits het.")
        raise Refused(text.format(n=len(sizes), most=MOST_FILES))
    if sum(sizes.values()) > MOST:
        raise Refused(_too_large())


def _too_large() -> str:
    return _("Uitgepakt is dit bestand te groot: ten hoogste 1 GB, en 256 MB per bestand erin. Splits het.")


def _link(path: str) -> str:
    return _("“{name}” is een snelkoppeling naar iets anders. Dat is niet veilig; pak het echte bestand in.").format(
        name=path[:120]
    )


def _damaged(path: str) -> str:
    return _("“{name}” is niet te lezen: het is beschadigd of op een onbekende manier ingepakt.").format(
        name=path[:120]
    )
