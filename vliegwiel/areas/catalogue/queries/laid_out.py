"""Blocks that lay something out: pictures side by side, sound, a file to take along, a table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..enums import Kind
from ..models import Media
from .cases import texts_in_case


@dataclass(frozen=True)
class File:
    """An uploaded file, as a page needs it: its address is the URL named "media" with this key."""

    key: str
    name: str
    content_type: str
    width: int | None = None
    height: int | None = None
    seconds: int | None = None
    size: int = 0
    widths: tuple[int, ...] = ()  # narrower ones it was drawn in
    focus: tuple[int, int] = (50, 50)  # percent from the left and from above: what stays in sight when it is cut

    @property
    def ending(self) -> str:
        """What sort of file people call it: PDF, DOCX."""
        return self.name.rpartition(".")[2].upper()


def file_of(media: Media) -> File:
    """What was uploaded, as a page needs it."""
    return File(
        media.key,
        media.name,
        media.content_type,
        media.width,
        media.height,
        media.seconds,
        media.size,
        media.widths,
        (media.focus_x, media.focus_y),
    )


@dataclass(frozen=True)
class Picture:
    id: str
    file: File | None
    alt: str
    caption: str


@dataclass(frozen=True)
class Gallery:
    id: str
    title: str
    pictures: tuple[Picture, ...]
    type: str = Kind.GALLERY.value


@dataclass(frozen=True)
class Audio:
    id: str
    file: File | None
    title: str
    transcript: str
    type: str = Kind.AUDIO.value


@dataclass(frozen=True)
class Document:
    """A file to take along."""

    id: str
    file: File | None
    title: str
    about: str
    type: str = Kind.FILE.value


@dataclass(frozen=True)
class Table:
    """`head`: the first row when it says what the columns are, else empty. `rows`: the others."""

    id: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    head_column: bool
    type: str = Kind.TABLE.value


@dataclass(frozen=True)
class PollOption:
    id: str
    text: str


@dataclass(frozen=True)
class Poll:
    """A question without a right answer: what others think shows once enough of them said so."""

    id: str
    prompt: str
    options: tuple[PollOption, ...]
    type: str = Kind.POLL.value


def poll(id: str, data: Mapping[str, Any]) -> Poll:
    """The poll in a block's data."""
    options = tuple(PollOption(one["id"], one.get("text", "")) for one in data.get("options", []))
    return Poll(id, data.get("prompt", ""), options)


def gallery(id: str, data: Mapping[str, Any], files: Mapping[str, File]) -> Gallery:
    """The pictures in a block's data, with the files they name."""
    pictures = tuple(
        Picture(one["id"], files.get(one.get("media", "")), one.get("alt", ""), one.get("caption", ""))
        for one in data.get("pictures", [])
    )
    return Gallery(id, data.get("title", ""), pictures)


def table(id: str, data: Mapping[str, Any]) -> Table:
    """The table in a block's data, its head apart."""
    rows = tuple(tuple(row) for row in data.get("rows", []))
    cut = 1 if data.get("head_row") else 0
    return Table(id, data.get("title", ""), rows[0] if cut and rows else (), rows[cut:], bool(data.get("head_column")))


def texts_laid_out(data: Mapping[str, Any], *, described: bool = False) -> Iterator[str]:
    """Every text in rows one reads: what folds out, captions, cells, scenes; `described`: and what pictures show."""
    for item in data.get("items", []):
        yield from (item.get("title", ""), item.get("text", ""))
    for picture in data.get("pictures", []):
        yield picture.get("caption", "")
        if described:
            yield picture.get("alt", "")
    for row in data.get("rows", []):
        yield from row
    yield data.get("about", "")
    yield from texts_in_case(data)
