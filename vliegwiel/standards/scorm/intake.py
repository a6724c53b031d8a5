"""A package that somebody uploads: is it one, is it whole, what is in it."""

import re
from dataclasses import replace
from typing import IO

from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.actions import Refused
from vliegwiel.kit.archives import Archive, Unsafe, look_through

from .manifest import parse, read
from .shape import Manifest

MANIFEST = "imsmanifest.xml"
MOST_MANIFEST = 16 << 20
TALK = re.compile(rb"\bLMSInitialize\b|\bAPI_1484_11\b|\bLMSSetValue\b")
ELSEWHERE = re.compile(rb"<script[^>]+src=[\"']?(?:https?:)?//([A-Za-z0-9.-]+)", re.I)
MOST_SCRIPT = 8 << 20  # an authoring tool's player in one file
MOST_READ = 64 << 20  # of all scripts together


def bring_in(upload: IO[bytes]) -> Manifest:
    """What is in an uploaded package. Refused says, in a sentence, why another file is not taken."""
    try:
        archive = look_through(upload)
        if MANIFEST not in archive.names:
            raise Refused(_elsewhere(archive))
        found = read(parse(archive.read(MANIFEST, most=MOST_MANIFEST)), archive)
        talks, hosts = _scripts(archive)
    except Unsafe as unsafe:
        raise Refused(str(unsafe)) from unsafe
    notes = found.notes
    if hosts:
        text = _("Dit pakket haalt iets van {hosts}: zonder die websites werkt het niet, en zij zien wie het opent.")
        notes = (*notes, text.format(hosts=", ".join(sorted(hosts)[:3]) + (" …" if len(hosts) > 3 else "")))
    if not talks:
        notes = (*notes, _("Dit pakket meldt zelf niets. Kies dat het klaar is als alles geopend is."))
    return replace(found, notes=notes, talks=talks)


def _elsewhere(archive: Archive) -> str:
    """Why there is no manifest where it belongs."""
    folded = [name.casefold() for name in archive.names]
    if any(name.endswith(f"/{MANIFEST}") for name in folded):
        return _(
            "Het pakket zit in een map in de zip. Zip de inhoud van die map, zodat imsmanifest.xml bovenaan staat."
        )
    if any(name.endswith((".scorm", ".zip")) for name in folded):
        return _("In deze zip zit nog een zip. Pak hem één keer uit en kies de zip die erin zit.")
    return _(
        "Dit is geen SCORM-pakket: er zit geen imsmanifest.xml in. Exporteer het opnieuw als SCORM 1.2 of 2004,"
        " of als H5P."
    )


def _scripts(archive: Archive) -> tuple[bool, set[str]]:
    """Whether anything in it names a run-time, and the websites whose scripts it runs.

    A package that names none can never say that it was done.
    """
    left, talks, hosts = MOST_READ, False, set[str]()
    for name in archive.names:
        if name.rpartition(".")[2].casefold() not in ("js", "html", "htm", "xhtml"):
            continue
        size = archive.size(name)
        if size > MOST_SCRIPT or size > left:
            talks = True  # not looked for: the benefit of the doubt
            continue
        left -= size
        content = archive.read(name, most=MOST_SCRIPT)
        talks = talks or bool(TALK.search(content))
        hosts |= {host.decode().lower() for host in ELSEWHERE.findall(content)}
    return talks, hosts
