"""A list of links: a text with a line each, a CSV with columns, or the bookmarks of a browser."""

import csv
import re
from html import escape

from django.utils.translation import gettext as _

from .brought import Brought, Piece
from .nodes import Node, tree
from .pages import fill

ADDRESS = re.compile(r"https?://[^\s,;\"'<>]+")
MOSTLY = 0.5
TITLES = ("titel", "title", "naam", "name", "onderwerp")
ABOUTS = ("omschrijving", "beschrijving", "description", "toelichting", "notes", "note", "opmerking")
SECTIONS = ("map", "folder", "categorie", "category", "onderdeel", "tags")
BOOKMARKS = re.compile(r"<!DOCTYPE NETSCAPE-Bookmark", re.IGNORECASE)


def looks_like(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and not ADDRESS.search(lines[0]):
        lines = lines[1:]  # the heads of columns, or a title
    return bool(lines) and sum(bool(ADDRESS.search(line)) for line in lines) >= max(1, MOSTLY * len(lines))


def read(text: str, title: str) -> Brought:
    """One activity with the links below each other, under a heading where the list has columns that say so."""
    piece = Piece(title, title)
    rows = _columns(text)
    sections = _by_columns(rows, piece) if rows else {"": _by_line(text, piece)}
    for heading, points in sections.items():
        head = f"<h2>{escape(heading)}</h2>" if heading else ""
        fill(piece, f"{head}<ul>{''.join(points)}</ul>")
    return Brought("links", [piece])


def read_bookmarks(html: str, title: str) -> Brought:
    """What a browser saves of its bookmarks: a folder is a heading."""
    root, _dropped = tree(html)
    piece = Piece(title, title)
    parts: list[str] = []
    points: list[str] = []

    def close() -> None:
        if points:
            parts.append(f"<ul>{''.join(points)}</ul>")
            points.clear()

    for node in root.find("h1", "h3", "a", "dd"):
        words = " ".join(_own_words(node).split())
        if node.tag == "a":
            href = node.attributes.get("href", "")
            if ADDRESS.match(href):
                points.append(_point(href, words))
            else:
                piece.report.left(words or href, _("Op deze regel staat geen link."))
        elif node.tag == "dd" and points and words:
            points[-1] = points[-1].replace("</li>", f": {escape(words)}</li>")
        elif node.tag == "h3" and words:
            close()
            parts.append(f"<h2>{escape(words)}</h2>")
    close()
    fill(piece, "".join(parts))
    return Brought("links", [piece])


def _own_words(node: Node) -> str:
    """Its own text: a file of bookmarks never closes what it opens, so that the next stands inside it."""
    return "".join(
        child if isinstance(child, str) else child.words if child.tag in ("b", "i", "em", "strong") else ""
        for child in node.children
    )


def _columns(text: str) -> list[dict[str, str]]:
    """The rows of a CSV that names its columns; none when it does not."""
    lines = text.strip().split("\n")
    first = lines[0].casefold() if lines else ""
    sign = max(";,\t", key=first.count)
    if not first.count(sign) or ADDRESS.search(first):
        return []
    return [
        {(name or "").strip().casefold(): (cell or "").strip() for name, cell in row.items() if isinstance(cell, str)}
        for row in csv.DictReader(lines, delimiter=sign)
    ]


def _by_columns(rows: list[dict[str, str]], piece: Piece) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for row in rows:
        found = next((ADDRESS.search(cell) for cell in row.values() if ADDRESS.search(cell)), None)
        words = next((row[name] for name in TITLES if row.get(name)), "")
        if not found:
            piece.report.left(words or " ".join(filter(None, row.values())), _("Op deze regel staat geen link."))
            continue
        about = next((row[name] for name in ABOUTS if row.get(name)), "")
        section = next((row[name] for name in SECTIONS if row.get(name)), "")
        if not words:
            others = (cell for name, cell in row.items() if not ADDRESS.search(cell) and name not in SECTIONS)
            words = next(filter(None, others), "")
        sections.setdefault(section, []).append(_point(found[0], words, about))
    return sections


def _by_line(text: str, piece: Piece) -> list[str]:
    points = []
    for number, line in enumerate(text.split("\n")):
        found = ADDRESS.search(line)
        if found:
            words = " ".join(ADDRESS.sub(" ", line).replace(";", " ").replace("\t", " ").strip(' ,"|-').split())
            points.append(_point(found[0], words.strip(" ,")))
        elif line.strip() and number:
            piece.report.left(line.strip(), _("Op deze regel staat geen link."))
    return points


def _point(address: str, words: str, about: str = "") -> str:
    said = f": {escape(about)}" if about else ""
    return f'<li><a href="{escape(address)}">{escape(words or address)}</a>{said}</li>'
