"""From a file to drafts: reading it once, without making anything, and bringing in what was chosen."""

from collections.abc import Callable
from itertools import count
from typing import IO, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import PackageKind
from vliegwiel.areas.catalogue.models import Activity, ContentImport
from vliegwiel.areas.catalogue.queries import known_import, texts_of
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import bundles, progress

from . import described, inbound
from .packaged import Packages


def receive(
    content: IO[bytes], *, name: str, by: Person, packages: Packages | None = None
) -> tuple[ContentImport, bool]:
    """Read a file and keep it with what was found. Out: the import, and whether this very file was known already.

    packages: reads course packages that are in it. Unreadable, in words, when nothing can be made of it.
    """
    digest = inbound.digest_of(content)
    known = known_import(digest)
    if known:
        return known, True
    found = inbound.read(content, name, packages).as_json(by.language)
    return actions.read_import(content, file_name=name, digest=digest, found=found, by=by), False


class Halted(Exception):
    """Somebody asked to stop."""


def work(held: ContentImport) -> str:
    """The name under which its progress is told."""
    return f"content-import-{held.pk}"


def steps(held: ContentImport) -> int:
    """How much there is to do: every file, then every draft."""
    return len(_wanted(held)) + len(held.chosen)


def bring_in(held: ContentImport, *, by: Person) -> list[Activity]:
    """Upload the files the chosen pieces show, then make the drafts, all or none. Out: what was made."""
    name, so_far = work(held), count(1)

    def one_further() -> None:
        if progress.is_halted(name):
            raise Halted
        progress.tell(name, next(so_far))

    with translation.override(by.language):
        try:
            keys, refused = _upload(held, by, one_further)
            return actions.bring_in(held, media=keys, refused=refused, address=_address, by=by, made_one=one_further)
        except Halted:
            actions.halt_bringing_in(held, by=by)
            return []
        except inbound.Unreadable as unreadable:
            actions.stop_bringing_in(held, problem=str(unreadable))
            return []
        except Exception:
            actions.stop_bringing_in(
                held, problem=_("Het binnenhalen brak af. Er is niets gemaakt. Probeer het nog eens.")
            )
            raise
        finally:
            progress.forget(name)


def _address(activity: Activity) -> str:
    return reverse("learn:activity", args=[activity.slug])


def _wanted(held: ContentImport) -> list[str]:
    """The files the chosen pieces show, each once."""
    pieces = [held.found["pieces"][place] for place in held.chosen]
    blocks = [block for piece in pieces for one in (piece, *piece.get("others", ())) for block in one["blocks"]]
    files = held.found.get("files", {})
    names = [text for block in blocks for text in texts_of(block["data"]) if text in files]
    names += [block["data"].get("media", "") for block in blocks]
    return list(dict.fromkeys(filter(None, names)))


def _upload(held: ContentImport, by: Person, tell: Callable[[], None]) -> tuple[dict[str, str], dict[str, str]]:
    keys: dict[str, str] = {}
    refused: dict[str, str] = {}
    wanted = _wanted(held)
    if not wanted:
        return keys, refused
    with held.file.open("rb") as opened:
        media = inbound.read(opened, held.file_name).media
        for name in wanted:
            if name in media:
                try:
                    keys[name] = _kept(name, media[name](), held.found.get("files", {}).get(name, {}), by)
                except (actions.Refused, bundles.Refused) as no:
                    refused[name] = str(no)
            tell()
    return keys, refused


def _kept(name: str, content: bytes, about: dict[str, Any], by: Person) -> str:
    """Upload one file by what was said of it; a file nothing was said of is a picture. Out: its key."""
    upload = SimpleUploadedFile(about.get("name") or name.rpartition("/")[2] or "beeld", content)
    if "read" in about:
        kind = PackageKind(about["type"])
        return actions.keep_package(upload, kind=kind, title=about["title"], read=about["read"], by=by).key
    said = about.get("type") or "image/"
    wanted = "captions" if said.startswith("text/vtt") else said.partition("/")[0]
    if wanted not in actions.WANTED:
        wanted = "file"
    media = actions.upload_media(upload, wanted=wanted, by=by)  # type: ignore[arg-type]  # -- one of them
    if not media.was_here:  # what is said here of a file that was here already is right here
        described.say(media, about, by)
    return media.key
