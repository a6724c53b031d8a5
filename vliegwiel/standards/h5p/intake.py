"""An H5P file that somebody uploads: is it one, is everything in it that it needs, does it say when it is done."""

import json
import re
from dataclasses import dataclass
from typing import IO, Any

from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.actions import Refused
from vliegwiel.kit.archives import Archive, Unsafe, look_through
from vliegwiel.kit.cells import short

ABOUT, CONTENT, LIBRARY = "h5p.json", "content/content.json", "library.json"
MOST_JSON = 16 << 20
MOST_SCRIPT = 8 << 20
MOST_READ = 64 << 20  # of all scripts together
NAMED = 4  # how many missing libraries a sentence names
ITEM = "h5p"  # an H5P file is one thing to open
TELLS = re.compile(
    rb"triggerXAPI(?:Scored|Completed)\b|(?:createXAPIEventTemplate|triggerXAPI)\(\s*[\"'](?:answered|completed)[\"']"
)


@dataclass(frozen=True)
class Library:
    """What a library says of itself. name: as others ask for it; folder: where it stands in the zip."""

    name: str
    folder: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class H5P:
    """An H5P file in plain values: this is stored with it as JSON.

    edition: its kind of content, with its version. talks: something in it tells that it was answered or completed.
    folders: where a library stands whose folder is not called as others ask for it.
    """

    edition: str
    title: str
    items: tuple[dict[str, Any], ...]
    folders: dict[str, str]
    notes: tuple[str, ...] = ()
    talks: bool = True


def bring_in(upload: IO[bytes]) -> H5P:
    """What is in an uploaded H5P file. Refused says, in a sentence, why another file is not taken, and what to do."""
    try:
        archive = look_through(upload)
        if ABOUT not in archive.names:
            raise Refused(_elsewhere(archive))
        said = _json(archive, ABOUT)
        if CONTENT not in archive.names:
            raise Refused(_("In dit H5P-bestand zit geen inhoud (content/content.json). Download het opnieuw."))
        _json(archive, CONTENT)
        libraries = _libraries(archive)
        main = _main(said)
        used = _used(said, main, libraries)
        talks = _talks(archive, used)
    except Unsafe as unsafe:
        raise Refused(str(unsafe)) from unsafe
    title = short(_words(said.get("title")) or main)
    notes = () if talks else (_("Dit pakket meldt zelf niets. Kies dat het klaar is als alles geopend is."),)
    return H5P(
        edition=main.removeprefix("H5P.").replace("-", " "),
        title=title,
        items=({"id": ITEM, "title": title, "href": "", "hidden": False, "is_sco": True},),
        folders={one.name: one.folder for one in used if one.name != one.folder},
        notes=notes,
        talks=talks,
    )


def _elsewhere(archive: Archive) -> str:
    """Why there is no h5p.json where it belongs."""
    if any(name.endswith(f"/{ABOUT}") for name in archive.names):
        return _("Dit H5P-bestand zit in een map in de zip. Zip de inhoud van die map, zodat h5p.json bovenaan staat.")
    if CONTENT in archive.names:
        return _(
            "In dit H5P-bestand ontbreekt h5p.json: er staat niet in wat het is. Open het in het programma waarmee het"
            " is gemaakt (bijvoorbeeld Lumi) en bewaar het opnieuw."
        )
    return _("Dit is geen H5P-bestand: er zit geen h5p.json in. Download het opnieuw als .h5p.")


def _json(archive: Archive, name: str) -> dict[str, Any]:
    try:
        said = json.loads(archive.read(name, most=MOST_JSON).decode("utf-8-sig"))
    except (ValueError, RecursionError) as broken:
        text = _("‘{name}’ in dit H5P-bestand is niet te lezen. Download het opnieuw.")
        raise Refused(text.format(name=short(name))) from broken
    if not isinstance(said, dict):
        raise Refused(_("‘{name}’ in dit H5P-bestand is niet te lezen. Download het opnieuw.").format(name=short(name)))
    return said


def _name(said: Any) -> str:
    """A library as others ask for it: machine name and version."""
    if not isinstance(said, dict):
        return ""
    return "-".join((_words(said.get("machineName")), f"{said.get('majorVersion')}.{said.get('minorVersion')}"))


def _words(said: Any) -> str:
    return " ".join(said.split()) if isinstance(said, str) else ""


def _libraries(archive: Archive) -> dict[str, Library]:
    """Every library in the file, by name."""
    found = {}
    for name in archive.names:
        folder, _slash, rest = name.partition("/")
        if rest != LIBRARY:
            continue
        said = _json(archive, name)
        needs = said.get("preloadedDependencies") or []
        library = Library(_name(said), folder, tuple(_name(one) for one in needs))
        found[library.name] = library
    return found


def _main(said: dict[str, Any]) -> str:
    """The library that shows it."""
    wanted = _words(said.get("mainLibrary"))
    needs = said.get("preloadedDependencies") or []
    main = next((one for one in needs if isinstance(one, dict) and one.get("machineName") == wanted), None)
    if not wanted or main is None:
        raise Refused(
            _("Dit H5P-bestand noemt niet waarmee het moet worden getoond. Bewaar het opnieuw in je H5P-programma.")
        )
    return _name(main)


def _used(said: dict[str, Any], main: str, libraries: dict[str, Library]) -> list[Library]:
    """The libraries it takes to show it. Refused, naming those that are not in the file."""
    waiting = [main, *(_name(one) for one in said.get("preloadedDependencies") or [])]
    used: dict[str, Library] = {}
    missing: list[str] = []
    while waiting:
        name = waiting.pop(0)
        if name in used or name in missing:
            continue
        if library := libraries.get(name):
            used[name] = library
            waiting += library.needs
        else:
            missing.append(name)
    if missing:
        text = _(
            "In dit H5P-bestand ontbreken bibliotheken die het nodig heeft om te werken: {names}. H5P.org laat ze soms"
            " weg. Open het bestand in Lumi of in je eigen H5P-programma, bewaar het daar als .h5p en kies dat bestand."
        )
        names = ", ".join(name.replace("-", " ") for name in missing[:NAMED])
        raise Refused(text.format(names=names + (" …" if len(missing) > NAMED else "")))
    return list(used.values())


def _talks(archive: Archive, used: list[Library]) -> bool:
    """Whether a library it uses tells that something was answered or completed."""
    left, folders = MOST_READ, {one.folder for one in used}
    for name in archive.names:
        if not name.endswith(".js") or name.partition("/")[0] not in folders:
            continue
        size = archive.size(name)
        if size > MOST_SCRIPT or size > left:
            return True  # not looked for: the benefit of the doubt
        left -= size
        if TELLS.search(archive.read(name, most=MOST_SCRIPT)):
            return True
    return False
