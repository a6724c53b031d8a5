"""A file with content: what it is, what is in it, and bringing it in."""

import hashlib
from functools import partial
from pathlib import PurePath
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.kit import bundles, markup

from . import aiken, backup, carried, cartridge, gift, links, marked, moodle_xml, packaged, pdf, qti2
from .brought import LONGEST_TITLE, Brought, Piece, Report, Unreadable
from .cutting import cut
from .outline import put_together
from .packaged import Packages
from .pages import fill, plain
from .texts import decoded

LOOSE = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".heic", ".mp4", ".mov", ".webm", ".mp3", ".m4a", ".wav")
MOST_TEXT = 20 * 1024**2
FORMS = {
    "gift": "GIFT",
    "aiken": "Aiken",
    "moodle_xml": "Moodle XML",
    "qti": "QTI",
    "markdown": "Markdown",
    "cartridge": "Common Cartridge",
    "moodle_backup": "Moodle (.mbz)",
    "html": "HTML",
    "links": gettext_lazy("Lijst met links"),
    "pdf": "PDF",
    "package": "SCORM, H5P",
    "vliegwiel": gettext_lazy("Export van een academie"),
}


def digest_of(content: IO[bytes]) -> str:
    """SHA-256 of the whole file."""
    content.seek(0)
    return hashlib.file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]  # -- any binary file will do


def read(content: IO[bytes], name: str, packages: Packages | None = None) -> Brought:
    """What is in a file, in our words. Unreadable, in words, when nothing can be made of it.

    packages: reads the course packages in it, or the one it is. The file must stay open as long as `media` of what was
    found is asked for.
    """
    content.seek(0, 2)
    size = content.tell()
    content.seek(0)
    head = content.read(512)
    if not size or not head.strip():
        raise Unreadable(_("Dit bestand is leeg."))
    if size > settings.IMPORT_BYTES:
        most = settings.IMPORT_BYTES // 1024**2
        raise Unreadable(_("Dit bestand is te groot: ten hoogste {most} MB. Splits het.").format(most=most))
    try:
        if bundles.is_zip(head) or bundles.is_gzip(head) or bundles.is_tar(head):
            bundle = bundles.open_bundle(content)
            if carried.ABOUT in bundle:
                return carried.inbound(bundle, packages)
            found = cut(_packed(bundle, name, content, packages))
            put_together(found)
            return found
        if head.startswith(b"%PDF"):
            content.seek(0)
            return cut(pdf.read(content.read(), PurePath(name).name, title_of(name)))
        if size > MOST_TEXT:
            raise Unreadable(_("Dit bestand is te groot om een tekst te zijn: ten hoogste 20 MB."))
        content.seek(0)
        return cut(_text(content.read(), name))
    except bundles.Refused as refused:
        raise Unreadable(str(refused)) from refused
    except markup.Odd as odd:
        raise Unreadable(str(odd)) from odd


def title_of(name: str) -> str:
    """A file's name as a title: "vragen_over-brand.gift" is "vragen over brand"."""
    stem = " ".join(PurePath(name).stem.replace("_", " ").split())
    return stem[:120] or _("Zonder titel")


def _packed(bundle: bundles.Bundle, name: str, content: IO[bytes], packages: Packages | None) -> Brought:
    names = {path.lower(): path for path in bundle.names}
    if not names:
        raise Unreadable(_("Dit archief is leeg."))
    manifest = next((names[path] for path in names if path.rpartition("/")[2] == "imsmanifest.xml"), "")
    if backup.OVERVIEW in names:
        return backup.read(bundle, title_of(name), packages)
    if "h5p.json" in names or ("content/content.json" in names and not manifest):
        return _package(content, name, packages)
    if "cmi5.xml" in names or "tincan.xml" in names:
        raise Unreadable(
            _("Dit is een cursus in cmi5 of Tin Can (xAPI). Die speelt deze academie niet: exporteer haar als SCORM.")
        )
    if "[content_types].xml" in names:
        raise Unreadable(
            _("Dit is een bestand van Word, PowerPoint of Excel. Kopieer de tekst, of bewaar haar als Markdown.")
        )
    if manifest:
        try:
            root = markup.parse(bundle.read(manifest))
        except markup.Odd:
            return _package(content, name, packages)  # says where it goes wrong
        kinds = " ".join(resource.get("type", "") for resource in root.iter("resource"))
        if "imsqti_item" in kinds or "imsqti_test" in kinds:
            return qti2.read(bundle, root, title_of(name))
        if "imscc" in kinds or "imsdt_" in kinds or "imswl_" in kinds or "Common Cartridge" in _schema(root):
            return cartridge.read(bundle, root, title_of(name))
        if not list(root.iter("resource")):
            raise Unreadable(_("Het overzicht (imsmanifest.xml) noemt geen onderdelen. Er valt niets binnen te halen."))
        return _package(content, name, packages)
    if any(path.endswith(marked.ENDINGS) for path in names):
        return marked.read(bundle, title_of(name))
    inside = [path for path in bundle.names if path.lower().endswith((".zip", ".h5p"))]
    if inside:
        return _packages(bundle, inside, packages)
    raise Unreadable(_unknown(bundle))


def _package(content: IO[bytes], name: str, packages: Packages | None) -> Brought:
    """A course package by itself: an activity that plays it. Unreadable, in words, when it is not whole."""
    brought = Brought("package")
    called = PurePath(name).name
    piece = Piece(title_of(name), called)
    whole = partial(_whole, content)
    if not packaged.put(piece, brought, called, whole, packages):
        raise Unreadable(" ".join(line["why"] for line in piece.report.as_json()))
    _called(piece, brought)
    brought.pieces.append(piece)
    return brought


def _packages(bundle: bundles.Bundle, inside: list[str], packages: Packages | None) -> Brought:
    """Packages together in one zip: an activity each; what is none is named."""
    brought = Brought("package")
    for path in inside:
        piece = Piece(title_of(path), path)
        if packaged.put(piece, brought, path, partial(bundle.read, path), packages):
            _called(piece, brought)
            brought.pieces.append(piece)
        else:
            brought.report.lines.update(piece.report.lines)
    for path in bundle.names:
        if path not in inside and not path.rpartition("/")[2].startswith("."):
            brought.report.left(path, _("Dit soort bestand kennen we hier niet."))
    return brought


def _called(piece: Piece, brought: Brought) -> None:
    """As its package calls itself."""
    about = brought.files.get(piece.source, {})
    piece.title = " ".join(str(about.get("title") or "").split())[:LONGEST_TITLE] or piece.title


def _whole(content: IO[bytes]) -> bytes:
    content.seek(0)
    return content.read()


def _schema(root: markup.Element) -> str:
    return " ".join(one.text or "" for one in root.iter("schema"))


def _unknown(bundle: bundles.Bundle) -> str:
    what = ", ".join(bundle.names[:8])
    return _("In dit archief staat geen lesstof die we kennen. Wat erin zit: {what}.").format(what=what)


def _text(content: bytes, name: str) -> Brought:
    ending = PurePath(name).suffix.lower()
    report = Report()
    title = title_of(name)
    if ending == ".svg" or b"<svg" in content[:1024].lower():
        raise Unreadable(_("SVG nemen we niet aan, omdat er programmacode in kan zitten. Bewaar het als PNG."))
    if ending in LOOSE:
        raise Unreadable(_("Dit is een los beeld of geluid. Voeg het toe in een activiteit, als blok."))
    if ending in (".xml", ".qti") or content.lstrip()[:5] == b"<?xml":
        return _xml(content, title)
    if b"\x00" in content[:4096] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable(
            _("Dit soort bestand kennen we niet ({ending}). Er is niets gelezen.").format(ending=ending or name)
        )
    text = decoded(content, report, name)
    if not text.strip():
        raise Unreadable(_("Dit bestand is leeg."))
    found = _typed(text, ending, title)
    found.report.lines.update(report.lines)
    return found


def _typed(typed: str, ending: str, title: str) -> Brought:
    if links.BOOKMARKS.match(typed.lstrip()):
        return links.read_bookmarks(typed, title)
    if ending in (".html", ".htm", ".xhtml"):
        return _page(typed, title)
    if ending in marked.ENDINGS:
        return marked.read_one(typed, f"{title}{ending}")
    if ending == ".gift":
        return gift.read(typed, title)
    if aiken.looks_like(typed):
        return aiken.read(typed, title)
    if gift.looks_like(typed):
        return gift.read(typed, title)
    if links.looks_like(typed):
        return links.read(typed, title)
    text = _("In deze tekst herkennen we geen vragen. Bewaar lesstof als Markdown (.md) en vragen als GIFT of Aiken.")
    raise Unreadable(text)


def _page(html: str, title: str) -> Brought:
    """A page of a website, saved: what it shows beside its text is not there."""
    headed = cartridge.HEADED.search(html)
    piece = Piece(" ".join(plain(headed[1]).split())[:LONGEST_TITLE] or title if headed else title, title)
    body = cartridge.BODY.search(html)
    fill(piece, body[1] if body else html)
    return Brought("html", [piece])


def _xml(content: bytes, title: str) -> Brought:
    root = markup.parse(content)
    if root.tag == "quiz":
        return moodle_xml.read(root, title)
    if qti2.is_item(root):
        return qti2.read_one(root, title)
    text = _("Dit XML-bestand begint met <{tag}>. Dat kennen we niet: Moodle XML begint met <quiz>.")
    raise Unreadable(text.format(tag=root.tag))
