"""A backup of Moodle (.mbz): a zip or a gzipped tar of XML, from 2.0 on. Pages, books, texts, links and quizzes."""

import re
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import PurePosixPath
from urllib.parse import unquote

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.kit.bundles import Bundle, Refused
from vliegwiel.kit.markup import Element, Odd, parse

from . import loose, packaged
from .bank import Bank
from .brought import Brought, Piece, Unreadable
from .moodle import PLUGIN_FILE, put
from .packaged import Packages
from .pages import Around, fill, pictures_in, plain

OVERVIEW = "moodle_backup.xml"
NOTHING = "$@NULL@$"
LESSON_TEXT = "20"  # of a page of a lesson: it shows, and asks nothing
MOST_WORDS = 12  # of a glossary in one block
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
ELSEWHERE = {
    "forum": gettext_lazy("Gesprekken komen niet mee."),
    "chat": gettext_lazy("Gesprekken komen niet mee."),
    "imscp": gettext_lazy("Een IMS-pakket met losse pagina’s komt niet mee."),
    "lti": gettext_lazy("Een hulpmiddel van een ander komt niet mee. Verwijs ernaar met een link."),
    "feedback": gettext_lazy("Een enquête komt niet mee."),
    "survey": gettext_lazy("Een enquête komt niet mee."),
    "wiki": gettext_lazy("Een wiki komt niet mee."),
    "workshop": gettext_lazy("Elkaars werk beoordelen komt niet mee."),
    "data": gettext_lazy("Een gegevensverzameling komt niet mee."),
}


def read(bundle: Bundle, title: str, packages: Packages | None = None) -> Brought:
    """Everything of a backup that has a place here, an activity each; the rest by name."""
    return _Backup(bundle, title, packages).read()


def text_of(element: Element | None, path: str) -> str:
    """The text of a field; Moodle writes $@NULL@$ for nothing."""
    words = (element.findtext(path) or "").strip() if element is not None else ""
    return "" if words == NOTHING else words


class _Backup:
    def __init__(self, bundle: Bundle, title: str, packages: Packages | None) -> None:
        self.bundle, self.packages, self.brought = bundle, packages, Brought("moodle_backup")
        overview = parse(bundle.read(OVERVIEW))
        self.course = self.brought.course = text_of(overview, "information/original_course_fullname") or title
        self.activities = list(overview.iter("activity"))
        self.sections: dict[str, Piece] = {}
        self.inside: dict[str, list[str]] = {}  # of each section: the sources of its pieces
        self.files = self._files()
        self.bank = Bank(self.opened("questions.xml", must=False), self.file_of_question)

    def read(self) -> Brought:
        for activity in self.activities:
            kind, directory = text_of(activity, "modulename"), text_of(activity, "directory")
            name = text_of(activity, "title") or kind
            if not kind or not directory:
                continue
            root = self.opened(f"{directory}/{kind}.xml")
            if root is not None:
                before, section = len(self.brought.pieces), text_of(activity, "sectionid")
                self.activity(kind, name, directory, section, root)
                made = [piece.source for piece in self.brought.pieces[before:]]
                self.inside.setdefault(section, []).extend(made)
        self.brought.outline = [(self.named(id), sources) for id, sources in self.inside.items()]
        self.loose_questions()
        if "users.xml" in self.bundle:
            self.brought.report.left(
                _("Deelnemers, pogingen en cijfers"), _("Gegevens van mensen nemen we nooit over.")
            )
        if not self.brought.pieces:
            lines = "; ".join(f"{line['what']}: {line['why']}" for line in self.brought.report.as_json()[:10])
            raise Unreadable(_("In deze backup staat niets wat mee kan. {lines}").format(lines=lines))
        return self.brought

    def activity(self, kind: str, name: str, directory: str, section: str, root: Element) -> None:
        inside, context = root.find(kind), root.get("contextid", "")
        maker = MAKERS.get(kind)
        if maker and inside is not None:
            maker(self, Piece(name, directory), inside, context, section)
            return
        why = ELSEWHERE.get(kind) or _("De soort onderdeel “{kind}” is hier onbekend.").format(kind=kind)
        self.brought.report.left(f"{name} ({kind})", str(why))

    def page(self, piece: Piece, inside: Element, context: str, _section: str) -> None:
        for field, area in (("intro", "intro"), ("content", "content")):
            fill(piece, text_of(inside, field), self.around(context, area))
        self.brought.pieces.append(piece)

    def book(self, piece: Piece, inside: Element, context: str, _section: str) -> None:
        fill(piece, text_of(inside, "intro"), self.around(context, "intro"))
        for chapter in inside.iter("chapter"):
            level = "h3" if text_of(chapter, "subchapter") == "1" else "h2"
            html = f"<{level}>{escape(text_of(chapter, 'title'))}</{level}>{text_of(chapter, 'content')}"
            fill(piece, html, self.around(context, "chapter", chapter.get("id", "")))
        self.brought.pieces.append(piece)

    def lesson(self, piece: Piece, inside: Element, context: str, _section: str) -> None:
        """Its pages one after the other, as a text; what was asked on them is named."""
        fill(piece, text_of(inside, "intro"), self.around(context, "intro"))
        pages = {page.get("id", ""): page for page in inside.iter("page")}
        order, at = [], next((id for id, page in pages.items() if text_of(page, "prevpageid") in ("", "0")), "")
        while at in pages and at not in order:
            order.append(at)
            at = text_of(pages[at], "nextpageid")
        for id in [*order, *(id for id in pages if id not in order)]:
            title, words = text_of(pages[id], "title"), text_of(pages[id], "contents")
            if text_of(pages[id], "qtype") == LESSON_TEXT:
                html = f"<h2>{escape(title)}</h2>{words}"
                fill(piece, html, self.around(context, "page_contents", id))
            elif words:
                why = _("Een vraag in een les met vertakkingen. Maak haar zelf na het stuk waar ze bij hoort.")
                piece.report.left(title, why)
        piece.report.changed(
            piece.title, _("Was een les met vertakkingen. De bladzijden staan hier na elkaar; wie koos sprong niet.")
        )
        self.brought.pieces.append(piece)

    def glossary(self, piece: Piece, inside: Element, context: str, _section: str) -> None:
        """Words and what they mean: things that fold out, by the alphabet."""
        fill(piece, text_of(inside, "intro"), self.around(context, "intro"))
        entries = [one for one in inside.iter("entry") if text_of(one, "approved") != "0"]
        rows = []
        for concept, definition in sorted(
            (plain(text_of(one, "concept")), text_of(one, "definition")) for one in entries
        ):
            rows.append({"title": concept, "text": plain(definition)})
            for src, _alt in pictures_in(definition):
                why = _("In een begrippenlijst staat hier alleen tekst: de afbeelding komt niet mee.")
                piece.report.left(f"{concept}: {src[-80:]}", why)
        for start in range(0, len(rows), MOST_WORDS):
            piece.add(Kind.ACCORDION, {"title": "", "items": rows[start : start + MOST_WORDS], "look": "folds"})
        self.brought.pieces.append(piece)

    def assignment(self, piece: Piece, inside: Element, context: str, _section: str) -> None:
        fill(piece, text_of(inside, "intro"), self.around(context, "intro"))
        piece.report.changed(
            piece.title, _("Was een opdracht om in te leveren. De tekst kwam mee; inleveren kan hier niet.")
        )
        self.brought.pieces.append(piece)

    def label(self, piece: Piece, inside: Element, context: str, section: str) -> None:
        fill(self.section(section), text_of(inside, "intro"), self.around(context, "intro"))

    def url(self, piece: Piece, inside: Element, context: str, section: str) -> None:
        address = text_of(inside, "externalurl")
        if not re.match(r"https?://", address):
            self.brought.report.left(piece.title, _("Deze link leidt nergens heen."))
            return
        html = f'<p><a href="{escape(address)}">{escape(piece.title)}</a></p>{text_of(inside, "intro")}'
        fill(self.section(section), html, self.around(context, "intro"))

    def files_of(self, piece: Piece, inside: Element, context: str, section: str) -> None:
        """A file, or a folder of files: what has no place here is named."""
        fill(piece, text_of(inside, "intro"), self.around(context, "intro"))
        for (its, area, _item, path), content in self.files.items():
            if its == context and area == "content":
                if path.lower().endswith(PICTURES):
                    piece.picture(self.media(path, content), "")
                elif not loose.put(piece, self.brought, self.media(path, content), content):
                    self.brought.report.left(f"{piece.title}: {path}", _("Dit soort bestand komt niet mee."))
        if piece.blocks:
            self.brought.pieces.append(piece)

    def package(self, piece: Piece, inside: Element, context: str, _section: str) -> None:
        """A SCORM or H5P package, as it was put in."""
        fill(piece, text_of(inside, "intro"), self.around(context, "intro"))
        there = [
            (path, get) for (its, area, _i, path), get in self.files.items() if (its, area) == (context, "package")
        ]
        if not there:
            self.brought.report.left(piece.title, _("Het pakket zelf zit niet in deze backup."))
        for path, get in there[:1]:
            if not packaged.put(piece, self.brought, self.media(path, get), get, self.packages):
                self.brought.report.lines.update(piece.report.lines)
                return
        if there:
            self.brought.pieces.append(piece)

    def poll(self, piece: Piece, inside: Element, context: str, _section: str) -> None:
        prompt = plain(text_of(inside, "intro")) or piece.title
        options = [{"text": plain(text_of(one, "text"))} for one in inside.iter("option")]
        piece.add(Kind.POLL, {"prompt": prompt, "options": options})
        self.brought.pieces.append(piece)

    def quiz(self, piece: Piece, inside: Element, context: str, _section: str) -> None:
        fill(piece, text_of(inside, "intro"), self.around(context, "intro"))
        for field, why in (
            ("timelimit", _("Tijdslimieten horen bij toetsen die tellen; hier oefent iemand.")),
            (
                "attempts_number",
                _("Een grens aan het aantal pogingen hoort bij toetsen die tellen; hier oefent iemand."),
            ),
        ):
            if text_of(inside, field).strip("0"):
                piece.report.left(f"{piece.title} ({field})", why)
        for instance in inside.iter("question_instance"):
            asked = self.bank.of_instance(instance)
            if asked:
                put(asked, piece, self.brought)
            else:
                piece.report.left(
                    _("Willekeurige vraag"),
                    _("Koos bij elke poging een vraag uit de vragenbank. Kies zelf welke vragen je stelt."),
                )
        self.brought.pieces.append(piece)

    def loose_questions(self) -> None:
        """What stands in the bank and in no quiz: an activity for each category."""
        for name, asked in self.bank.unused():
            piece = Piece(name, f"questions.xml/{name}")
            for one in asked:
                put(one, piece, self.brought)
            self.brought.pieces.append(piece)

    def section(self, id: str) -> Piece:
        """Loose texts and links of a section come together."""
        if id not in self.sections:
            root = self.opened(f"sections/section_{id}/section.xml", must=False)
            piece = Piece(self.named(id), f"sections/section_{id}")
            if root is not None:
                fill(piece, text_of(root, "summary"))
            self.sections[id] = piece
            self.brought.pieces.append(piece)
        return self.sections[id]

    def named(self, id: str) -> str:
        """What a section is called."""
        root = self.opened(f"sections/section_{id}/section.xml", must=False)
        number = text_of(root, "number")
        return text_of(root, "name") or (f"{self.course} ({number})" if number.strip("0") else self.course)

    def opened(self, path: str, *, must: bool = True) -> Element | None:
        try:
            return parse(self.bundle.read(path))
        except KeyError:
            if must:
                self.brought.report.left(path, _("Het overzicht noemt dit bestand, maar het zit er niet in."))
        except (Odd, Refused) as odd:
            self.brought.report.left(path, str(odd))
        return None

    def _files(self) -> dict[tuple[str, str, str, str], Callable[[], bytes]]:
        """By context, area, item and path: how to get the bytes."""
        root = self.opened("files.xml", must=False)
        found: dict[tuple[str, str, str, str], Callable[[], bytes]] = {}
        for file in root.iter("file") if root is not None else ():
            name, digest = text_of(file, "filename"), text_of(file, "contenthash")
            where = f"files/{digest[:2]}/{digest}"
            if name not in ("", ".") and where in self.bundle:
                path = (text_of(file, "filepath").strip("/") + "/" + name).lstrip("/")
                key = (text_of(file, "contextid"), text_of(file, "filearea"), text_of(file, "itemid"), path)
                found[key] = partial(self.bundle.read, where)
        return found

    def file_of_question(self, id: str) -> dict[str, Callable[[], bytes]]:
        areas = ("questiontext", "generalfeedback")
        return {path: get for (_its, area, item, path), get in self.files.items() if area in areas and item == id}

    def around(self, context: str, area: str, item: str = "") -> Around:
        def picture(src: str) -> str | None:
            path = _decoded(src)
            for (its, its_area, its_item, its_path), get in self.files.items():
                if (its, its_area, its_path) == (context, area, path) and item in ("", its_item):
                    return self.media(path, get)
            return None

        def link(href: str) -> str:
            if re.match(r"(?:https?|mailto|tel):", href):
                return href
            inside = re.search(r"\$@(\w+?)VIEWBYID\*(\d+)@\$", href)
            return f"brought:activities/{inside[1].lower()}_{inside[2]}" if inside else ""

        return Around(picture, link)

    def media(self, path: str, get: Callable[[], bytes]) -> str:
        known = next((key for key, its in self.brought.media.items() if its is get), None)
        key = known or f"{len(self.brought.media) + 1}/{PurePosixPath(path).name}"
        self.brought.media[key] = get
        return key


def _decoded(src: str) -> str:
    return unquote(src.removeprefix(PLUGIN_FILE).partition("?")[0])


MAKERS = {
    "page": _Backup.page,
    "book": _Backup.book,
    "label": _Backup.label,
    "url": _Backup.url,
    "quiz": _Backup.quiz,
    "assign": _Backup.assignment,
    "resource": _Backup.files_of,
    "folder": _Backup.files_of,
    "scorm": _Backup.package,
    "h5pactivity": _Backup.package,
    "choice": _Backup.poll,
    "lesson": _Backup.lesson,
    "glossary": _Backup.glossary,
}
