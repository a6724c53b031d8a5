"""Files that stand on their own in a course: to take along, to look at or to listen to."""

from collections.abc import Callable
from pathlib import PurePosixPath

from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.kit.archives import kind_of

from .brought import Brought, Piece

DOCUMENTS = ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt", "csv")
FILMS = ("mp4", "m4v", "webm")
SOUNDS = ("mp3", "m4a", "ogg", "oga", "wav")


def put(piece: Piece, brought: Brought, key: str, get: Callable[[], bytes], title: str = "") -> bool:
    """Add it to a piece as what it is. Out: whether there is a place for it."""
    name = PurePosixPath(key).name
    ending = name.rpartition(".")[2].lower()
    called = title or PurePosixPath(name).stem.replace("_", " ")
    if ending in DOCUMENTS:
        piece.add(Kind.FILE, {"media": key, "title": called, "about": ""})
        sort = kind_of(name)
    elif ending in FILMS:
        piece.add(Kind.VIDEO, {"media": key, "title": called, "captions": {}, "transcript": ""})
        sort = "video/mp4"
    elif ending in SOUNDS:
        piece.add(Kind.AUDIO, {"media": key, "title": called, "transcript": ""})
        sort = "audio/mpeg"
    else:
        return False
    brought.files[key] = {"name": name, "type": sort}
    brought.media[key] = get
    return True
