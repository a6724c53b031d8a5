"""Course packages (SCORM, H5P) that come in with the rest: whole, to be played as they are."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.actions import Refused
from vliegwiel.areas.catalogue.enums import Completes, Kind, PackageKind

from .brought import Brought, Piece

Packages = Callable[[UploadedFile], tuple[PackageKind, Any]]  # what is in a package; Refused when it is none


def known(name: str, content: bytes, packages: Packages) -> dict[str, Any]:
    """What an import keeps of a package (`Brought.files`). Refused, in words, when it is none."""
    kind, found = packages(SimpleUploadedFile(name, content, "application/zip"))
    read = asdict(found)
    return {"name": name, "type": kind.value, "title": read["title"], "read": read}


def put(piece: Piece, brought: Brought, key: str, get: Callable[[], bytes], packages: Packages | None) -> bool:
    """Add the package to a piece; what it says of itself stands in the report. Out: whether it came."""
    name = key.rpartition("/")[2]
    brought.media[key] = get
    if packages is None:  # only its bytes are asked for
        piece.add(Kind.PACKAGE, {"package": key, "title": piece.title})
        return True
    try:
        about = known(name, get(), packages)
    except Refused as refused:
        piece.report.left(name, str(refused))
        return False
    brought.files[key] = about
    title = " ".join(str(about["title"]).split()) or piece.title
    completion = Completes.PACKAGE if about["read"]["talks"] else Completes.SEEN
    data = {"package": key, "title": title, "completion": completion.value, "least": None}
    piece.add(Kind.PACKAGE, data)
    for note in about["read"]["notes"]:
        piece.report.changed(title, note)
    piece.report.asks(title, _("Hoe lang dit pakket duurt, staat er niet in. Zet de minuten goed."))
    return True
