"""PDF: it has a form and no structure, so what stands large is a heading and what stands together is a paragraph."""

import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.kit import pictures

from .brought import Brought, Piece, Unreadable
from .pages import Around, fill

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 300
MOST_PICTURES = 60
SMALLEST = 80  # pixels: what is smaller is a mark, not a picture
LARGE = 1.15  # times the size most of the text has: a heading
LONGEST_HEADING = 120
LETTERS_A_PAGE = 20  # fewer, on average: these are photographs of pages
OFTEN = 0.5  # of the pages: a line at the top or bottom that stands on so many is not the text
POINT = re.compile(r"^\s*(?:[•●▪◦·–—*-]|\uf0b7)\s+(.*)")
NO_TITLE = re.compile(r"\.(?:docx?|pdf|pptx?|indd)$|^(?:Microsoft|untitled)|^\S+:\S*$", re.IGNORECASE)
LEADERS = re.compile(r"(?:\.\s?){6}|…{2}")  # of a table of contents
ENDED = re.compile(r"[.!?:;…][\"'’”)]*$")


@dataclass(frozen=True)
class Line:
    text: str
    size: float


def read(content: bytes, name: str, title: str) -> Brought:
    """A PDF as one activity, with the PDF itself below it. Unreadable, in words: without text, with a lock, broken."""
    from pypdf import PdfReader  # inside: slow to load, and few processes read a PDF

    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted
        pages = [] if locked else [_lines(page) for page in reader.pages[:MOST_PAGES]]
        marks = {} if locked else dict(_outlined(reader, reader.outline))
        about = {} if locked else dict(reader.metadata or {})
    except Exception as broken:  # what makers of PDFs get wrong has no end, and each fault has an exception of its own
        raise Unreadable(_("Deze PDF is beschadigd en niet te lezen. Bewaar hem opnieuw.")) from broken
    if locked:
        raise Unreadable(_("Deze PDF heeft een wachtwoord of een slot. Bewaar hem zonder, en probeer het opnieuw."))
    if sum(len(line.text) for lines in pages for line in lines) < LETTERS_A_PAGE * max(1, len(pages)):
        raise Unreadable(
            _(
                "In deze PDF staat geen tekst: het zijn foto’s van bladzijden. Laat er tekstherkenning (OCR) op los, of"
                " vraag de maker om het bestand waar hij uit komt."
            )
        )
    brought = Brought("pdf")
    piece = Piece(_title(about) or title, name)
    if len(reader.pages) > MOST_PAGES:
        text = _("Alleen de eerste {most} bladzijden zijn gelezen. Splits de PDF.")
        piece.report.left(name, text.format(most=MOST_PAGES))
    shown = _pictures(reader, piece, brought)
    fill(piece, "".join(_html(_without_edges(pages, piece), marks, shown)), Around(lambda src: src))
    piece.report.changed(name, _("Een PDF heeft geen opbouw: koppen en alinea’s zijn afgeleid. Lees het na."))
    piece.add(Kind.FILE, {"media": name, "title": piece.title, "about": ""})
    brought.files[name] = {"name": name, "type": "application/pdf"}
    brought.media[name] = partial(bytes, content)
    brought.pieces.append(piece)
    return brought


def _title(about: dict[str, Any]) -> str:
    said = " ".join(str(about.get("/Title") or "").split())
    return "" if NO_TITLE.search(said) else said[:120]


def _lines(page: "PageObject") -> list[Line]:
    """The text of a page, line by line, with how large it stands there."""
    found: list[Line] = []
    text, sizes = "", Counter[float]()

    def see(part: str, around: list[float], at: list[float], _font: Any, size: float) -> None:
        nonlocal text
        scale = abs(at[3] or at[1]) * abs(around[3] or around[1])
        for n, words in enumerate(part.split("\n")):
            if n:
                finish()
            text += words
            sizes[round(size * scale, 1)] += len(words.strip())

    def finish() -> None:
        nonlocal text
        words = " ".join(text.replace("\x00", "").split())
        found.append(Line(words, max(sizes, key=lambda one: sizes[one]) if words and sizes else 0))
        text = ""
        sizes.clear()

    page.extract_text(visitor_text=see)
    finish()
    return found


def _outlined(reader: "PdfReader", outline: Iterable[Any], depth: int = 0) -> Iterator[tuple[str, int]]:
    """What its table of contents names: a title, and how deep it stands."""
    for entry in outline:
        if isinstance(entry, list):
            yield from _outlined(reader, entry, depth + 1)
        elif title := " ".join(str(getattr(entry, "title", "") or "").split()):
            yield title.casefold(), depth


def _without_edges(pages: list[list[Line]], piece: Piece) -> list[list[Line]]:
    """Without what stands at the top or bottom of many pages, and without page numbers."""

    def shape(line: Line) -> str:
        return re.sub(r"\d+", "0", line.text).casefold()

    inked = [[line for line in lines if line.text] for lines in pages]
    edges = Counter(text for lines in inked for text in {shape(line) for line in (*lines[:2], *lines[-2:])})
    often = {text for text, n in edges.items() if n >= 3 and n >= OFTEN * len(pages)}
    for text in sorted(often):
        if text.strip("0 |/-"):
            piece.report.left(text, _("Staat boven of onder elke bladzijde."))
    kept = []
    for lines in pages:
        edge = {id(line) for line in ([one for one in lines if one.text][:2] + [one for one in lines if one.text][-2:])}
        kept.append(
            [
                line
                for line in lines
                if not (id(line) in edge and (shape(line) in often or re.fullmatch(r"[\d\s|/-]+", line.text)))
            ]
        )
    return kept


def _html(pages: list[list[Line]], marks: dict[str, int], shown: dict[int, list[str]]) -> Iterator[str]:
    weights = Counter[float]()
    for lines in pages:
        for line in lines:
            weights[line.size] += len(line.text)
    usual = weights.most_common(1)[0][0] or 1.0
    widest = max((len(line.text) for lines in pages for line in lines if line.size <= usual * LARGE), default=1)
    large = sorted({line.size for lines in pages for line in lines if line.size > usual * LARGE}, reverse=True)
    paragraph: list[str] = []
    points: list[str] = []

    def close() -> Iterator[str]:
        if points:
            yield "<ul>" + "".join(f"<li>{escape(point)}</li>" for point in points) + "</ul>"
            points.clear()
        if paragraph:
            yield f"<p>{escape(_joined(paragraph))}</p>"
            paragraph.clear()

    for number, lines in enumerate(pages):
        for line in lines:
            depth = marks.get(line.text.casefold())
            if depth is None and line.size > usual * LARGE and len(line.text) <= LONGEST_HEADING:
                depth = 0 if line.size == large[0] or len(large) < 3 else 1
            if not line.text or LEADERS.search(line.text):
                yield from close()
            elif depth is not None:
                yield from close()
                yield f"<h{2 if depth == 0 else 3}>{escape(line.text)}</h{2 if depth == 0 else 3}>"
            elif found := POINT.match(line.text):
                if paragraph:
                    yield from close()
                points.append(found[1])
            elif points and not ENDED.search(points[-1]):
                points[-1] = _joined([points[-1], line.text])
            else:
                if points:
                    yield from close()
                paragraph.append(line.text)
                if ENDED.search(line.text) and len(line.text) < 0.75 * widest:
                    yield from close()
        if not (paragraph and not ENDED.search(paragraph[-1])):
            yield from close()  # a sentence that goes on over the page stays one
        for name in shown.get(number, []):
            yield from close()
            yield f'<p><img src="{escape(name)}" alt=""></p>'
    yield from close()


def _joined(lines: list[str]) -> str:
    """Lines as one, with a word that was broken off made whole."""
    text = lines[0]
    for line in lines[1:]:
        broken = text.endswith("-") and line[:1].islower()
        text = text[:-1] + line if broken else f"{text} {line}"
    return text


def _pictures(reader: "PdfReader", piece: Piece, brought: Brought) -> dict[int, list[str]]:
    """The pictures on each page, by name; each once, without marks and what stands on every page."""
    found: dict[int, list[str]] = {}
    seen: Counter[str] = Counter()
    kept: list[tuple[int, str, bytes, str]] = []
    for number, page in enumerate(reader.pages[:MOST_PAGES]):
        try:
            for image in page.images:
                drawn = image.image
                if drawn is None or min(drawn.size) < SMALLEST:
                    continue
                content = pictures.as_png(drawn)
                digest = hashlib.sha256(content).hexdigest()
                seen[digest] += 1
                if seen[digest] == 1 and len(kept) < MOST_PICTURES:
                    kept.append((number, digest, content, f"p{number + 1}-{len(kept) + 1}.png"))
        except Exception:  # as above: a picture that cannot be read is named, and the text comes all the same
            said = _("Een afbeelding op bladzijde {n}").format(n=number + 1)
            piece.report.left(said, _("Deze afbeelding is niet te lezen. Plak haar er zelf bij."))
    for number, digest, drawn_bytes, name in kept:
        if seen[digest] > 2:
            continue
        found.setdefault(number, []).append(name)
        brought.media[name] = partial(bytes, drawn_bytes)
    return found
