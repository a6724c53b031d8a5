"""Zips made while they are sent: nothing is kept on disk or in memory, and the same content gives the same bytes."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

CHUNK = 1 << 16
ALWAYS = (1980, 1, 1, 0, 0, 0)  # no date in it: packing the same again gives the same
Member = tuple[str, bytes | Callable[[], IO[bytes]]]


class _Pipe(io.RawIOBase):
    """What is written to it can be taken out; it has no place, so that a zip is written front to back."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.waiting += data
        return len(data)

    def take(self) -> bytes:
        taken = bytes(self.waiting)
        self.waiting.clear()
        return taken


def packed(members: Iterable[Member]) -> Iterator[bytes]:
    """A zip of these files, part by part, in their order. A file is its bytes, or how to open it."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members:
            info = zipfile.ZipInfo(name, ALWAYS)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            with (
                io.BytesIO(content) if isinstance(content, bytes) else content() as source,
                made.open(info, "w", force_zip64=False) as target,
            ):
                while part := source.read(CHUNK):
                    target.write(part)
                    yield pipe.take()
            yield pipe.take()
    yield pipe.take()
