"""Common Cartridge 1.0 to 1.3 (imsglobal.org/cc), with what Canvas adds: pages, quizzes, links; the rest by name."""

import re
from functools import partial
from html import escape
from pathlib import PurePosixPath
from urllib.parse import unquote

from django.utils.translation import gettext as _

from vliegwiel.kit.bundles import Bundle, Refused
from vliegwiel.kit.markup import Element, Odd, parse

from . import loose, qti1
from .brought import Brought, Piece
from .pages import Around, fill
from .texts import decoded

PAGES = (".html", ".htm", ".xhtml")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
FILES = re.compile(r"^(?:\$|%24)IMS[-_]CC[-_]FILEBASE(?:\$|%24)/?", re.IGNORECASE)
WIKI = re.compile(r"^(?:\$|%24)WIKI_REFERENCE(?:\$|%24)/(?:pages|wiki)/", re.IGNORECASE)
BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL | re.IGNORECASE)
HEADED = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL | re.IGNORECASE)


def read(bundle: Bundle, manifest: Element, title: str) -> Brought:
    """What the course lists, in its order, then what lies beside it; an activity for each page and quiz."""
    return _Cartridge(bundle, manifest, title).read()


class _Cartridge:
    def __init__(self, bundle: Bundle, manifest: Element, title: str) -> None:
        self.bundle, self.manifest, self.brought = bundle, manifest, Brought("cartridge")
        self.resources = {one.get("identifier", ""): one for one in manifest.iter("resource")}
        said = next((one.text for one in manifest.iter("string") if (one.text or "").strip()), None)
        self.title = (said or title).strip()
        self.links = Piece(_("Links bij {title}").format(title=self.title), "links")
        self.files = Piece(_("Bestanden bij {title}").format(title=self.title), "files")
        self.done: set[str] = set()
        self.brought.course = self.title

    def read(self) -> Brought:
        for organization in self.manifest.iter("organization"):
            for whole in organization.findall("item"):
                self.module(whole, self.title if whole.find("item") is None else "")
        for resource in self.resources.values():
            self.resource(resource, "")
        for more in (self.files, self.links):
            if more.blocks:
                self.brought.pieces.append(more)
                self.brought.outline.append((self.title, [more.source]))
        return self.brought

    def module(self, item: Element, above: str) -> None:
        """An item of the outline: something to do, or a heading with items below it."""
        title = (item.findtext("title") or "").strip()
        resource = self.resources.get(item.get("identifierref", ""))
        if resource is not None:
            before = len(self.brought.pieces)
            self.resource(resource, title)
            made = [piece.source for piece in self.brought.pieces[before:]]
            if self.brought.outline and self.brought.outline[-1][0] == above:
                self.brought.outline[-1][1].extend(made)
            else:
                self.brought.outline.append((above, made))
        for inside in item.findall("item"):
            self.module(inside, above if resource is not None else title or above)

    def resource(self, resource: Element, title: str) -> None:
        id, kind = resource.get("identifier", ""), resource.get("type", "")
        href = unquote(resource.get("href") or "")
        files = [unquote(one.get("href", "")) for one in resource.findall("file")]
        if id in self.done or id.endswith("_fallback") or resource.find("variant") is not None:
            return
        self.done.add(id)
        href = href or next(iter(files), "")
        if href not in self.bundle:
            self.brought.report.left(
                title or href or id, _("Het overzicht noemt dit bestand, maar het zit er niet in.")
            )
        elif "imsqti" in kind:
            self.quiz(href, title)
        elif kind.startswith("imswl"):
            self.link(href, title)
        elif kind.startswith("imsdt"):
            self.brought.report.left(title or self.title_in(href), _("Gesprekken komen niet mee."))
        elif kind.startswith("imsbasiclti"):
            why = _("Een hulpmiddel van een ander komt niet mee. Verwijs ernaar met een link.")
            self.brought.report.left(title or self.title_in(href), why)
        elif kind.startswith("assignment"):
            self.assignment(href, title)
        elif href.lower().endswith(PAGES):
            settings = any(one.endswith("assignment_settings.xml") for one in files)
            self.page(href, title, handed_in=settings)
        elif href.startswith("course_settings/") or "learning-application-resource" in kind:
            self.brought.report.left(title or href, _("Instellingen van het systeem waar dit vandaan komt."))
        elif kind == "webcontent":
            self.file(href, title)
        else:
            why = _("Onbekend onderdeel van het soort “{kind}”.").format(kind=kind)
            self.brought.report.left(title or href, why)

    def page(self, href: str, title: str, *, handed_in: bool = False) -> None:
        html = decoded(self.bundle.read(href), self.brought.report, href)
        headed = HEADED.search(html)
        name = title or (" ".join(headed[1].split()).removeprefix("Assignment: ") if headed else "")
        piece = Piece(name or PurePosixPath(href).stem.replace("-", " ").capitalize(), href)
        body = BODY.search(html)
        fill(piece, body[1] if body else html, self.around(href))
        if handed_in:
            self.handed_in(piece)
        self.brought.pieces.append(piece)

    def handed_in(self, piece: Piece) -> None:
        why = _("Was een opdracht om in te leveren. De tekst kwam mee; inleveren kan hier niet.")
        piece.report.changed(piece.title, why)

    def assignment(self, href: str, title: str) -> None:
        root = self.opened(href)
        if root is None:
            return
        piece = Piece(title or root.findtext("title") or href, href)
        for text in root.findall("text"):
            words = text.text or ""
            fill(piece, words if "html" in (text.get("texttype") or "html") else escape(words), self.around(href))
        self.handed_in(piece)
        self.brought.pieces.append(piece)

    def quiz(self, href: str, title: str) -> None:
        root = self.opened(href)
        if root is None:
            return
        whole = next(iter([*root.iter("assessment"), *root.iter("objectbank")]), None)
        name = title or (whole.get("title") if whole is not None else "") or ""
        piece = Piece(name or _("Vragen bij {title}").format(title=self.title), href)
        qti1.put_all(root, piece, self.brought, self.around(href))
        self.brought.pieces.append(piece)

    def link(self, href: str, title: str) -> None:
        root = self.opened(href)
        address = next((one.get("href", "") for one in root.iter("url")), "") if root is not None else ""
        if root is None or not re.match(r"https?://", address):
            self.brought.report.left(title or href, _("Deze link leidt nergens heen."))
            return
        words = title or root.findtext("title") or address
        fill(self.links, f'<p><a href="{escape(address)}">{escape(words)}</a></p>')

    def file(self, href: str, title: str) -> None:
        if href in self.brought.media:
            return
        if href.lower().endswith(PICTURES):
            self.brought.report.left(title or href, _("Geen tekst laat deze afbeelding zien."))
        elif not loose.put(self.files, self.brought, href, partial(self.bundle.read, href), title):
            self.brought.report.left(title or href, _("Dit soort bestand komt niet mee."))

    def title_in(self, href: str) -> str:
        root = self.opened(href)
        return (root.findtext("title") or href) if root is not None else href

    def opened(self, href: str) -> Element | None:
        try:
            return parse(self.bundle.read(href))
        except (Odd, Refused) as odd:
            self.brought.report.left(href, str(odd))
        return None

    def around(self, href: str) -> Around:
        base = PurePosixPath(href).parent

        def inside(address: str) -> str | None:
            bare = unquote(FILES.sub("", address.partition("?")[0].partition("#")[0]))
            tries = (f"web_resources/{bare}", bare, _joined(base, bare))
            return next((one for one in tries if one in self.bundle), None)

        def picture(src: str) -> str | None:
            path = None if re.match(r"[a-z]+:", src) else inside(src)
            if path and path.lower().endswith(PICTURES):
                self.brought.media[path] = partial(self.bundle.read, path)
                return path
            return None

        def link(address: str) -> str:
            if re.match(r"(?:https?|mailto|tel):", address):
                return address
            wiki = WIKI.match(address)
            path = inside(f"wiki_content/{address[wiki.end() :]}.html" if wiki else address)
            return f"brought:{path}" if path and path.lower().endswith(PAGES) else ""

        return Around(picture, link)


def _joined(base: PurePosixPath, href: str) -> str:
    parts: list[str] = []
    for part in (base / href).parts:
        if part == "..":
            parts = parts[:-1]
        elif part not in (".", "/"):
            parts.append(part)
    return "/".join(parts)
