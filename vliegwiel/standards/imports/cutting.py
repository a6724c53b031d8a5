"""A long piece becomes several, cut where its author began something new."""

from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Kind

from .brought import LONGEST_TITLE, Brought, Piece, Unreadable

MOST_BLOCKS = 200
MOST_WORDS = 3_000  # a quarter of an hour of reading
Blocks = list[dict[str, Any]]


def cut(brought: Brought) -> Brought:
    """The same, without empty pieces and with every piece of a length one can finish. Unreadable when none is left."""
    pieces = []
    for piece in brought.pieces:
        if piece.blocks:
            pieces += _parts(piece)
        else:
            brought.report.lines.update(piece.report.lines)
            brought.report.left(piece.title, _("Hier blijft niets van over, dus hier komt geen activiteit van."))
    brought.pieces = pieces
    if not pieces:
        lines = " ".join(f"{line['what']}: {line['why']}" for line in brought.report.as_json()[:10])
        raise Unreadable(_("Van dit bestand blijft niets over. {lines}").format(lines=lines).strip())
    return brought


def _parts(piece: Piece) -> list[Piece]:
    groups = _grouped(piece.blocks)
    if len(groups) == 1:
        return [piece]
    why = _("Te lang voor één keer: opgeknipt in {n} activiteiten, bij koppen van niveau 2 waar dat kon.").format(
        n=len(groups)
    )
    parts = []
    for number, blocks in enumerate(groups, 1):
        numbered = _("{title} ({number} van {n})").format(title="{title}", number=number, n=len(groups))
        title = numbered.replace("{title}", piece.title[: LONGEST_TITLE - len(numbered) + 7])
        source = piece.source if number == 1 else f"{piece.source}#{number}"
        part = Piece(title, source, piece.summary if number == 1 else "", piece.language, blocks)
        if number == 1:
            part.report = piece.report
        part.report.changed(piece.title, why)
        parts.append(part)
    return parts


def _grouped(blocks: Blocks) -> list[Blocks]:
    if len(blocks) <= MOST_BLOCKS and sum(map(_words, blocks)) <= MOST_WORDS:
        return [blocks]
    chapters: list[Blocks] = [[]]
    for block in blocks:
        if chapters[-1] and block["type"] == Kind.TEXT and block["data"]["html"].startswith("<h2>"):
            chapters.append([])
        chapters[-1].append(block)
    groups: list[Blocks] = [[]]
    words = 0
    for chapter in (part for whole in chapters for part in _bounded(whole)):
        more = sum(map(_words, chapter))
        if groups[-1] and (len(groups[-1]) + len(chapter) > MOST_BLOCKS or words + more > MOST_WORDS):
            groups.append([])
            words = 0
        groups[-1] += chapter
        words += more
    return groups


def _bounded(chapter: Blocks) -> list[Blocks]:
    """A chapter that is too long by itself is cut by count."""
    return [chapter[at : at + MOST_BLOCKS] for at in range(0, len(chapter), MOST_BLOCKS)]


def _words(block: dict[str, Any]) -> int:
    return len(strip_tags(block["data"].get("html", "").replace("<", " <")).split())
