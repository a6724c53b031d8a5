"""A list of links, in a text or a CSV: a line each, with or without a title."""

import re
from html import escape

from django.utils.translation import gettext as _

from .brought import Brought, Piece
from .pages import fill

ADDRESS = re.compile(r"https?://[^\s,;\"'<>]+")
MOSTLY = 0.5


def looks_like(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and sum(bool(ADDRESS.search(line)) for line in lines) >= max(1, MOSTLY * len(lines))


def read(text: str, title: str) -> Brought:
    """One activity with the links below each other."""
    piece = Piece(title, title)
    points = []
    for number, line in enumerate(text.split("\n")):
        found = ADDRESS.search(line)
        if found:
            words = " ".join(ADDRESS.sub(" ", line).replace(";", " ").replace("\t", " ").strip(' ,"|-').split())
            points.append(f'<li><a href="{escape(found[0])}">{escape(words.strip(" ,") or found[0])}</a></li>')
        elif line.strip() and number:
            piece.report.left(line.strip(), _("Op deze regel staat geen link."))
    fill(piece, f"<ul>{''.join(points)}</ul>")
    return Brought("links", [piece])
