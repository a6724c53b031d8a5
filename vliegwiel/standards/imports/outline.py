"""A course is more than its parts: what its author put together under headings comes as a programme too."""

import re
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Kind, Shape
from vliegwiel.areas.catalogue.queries import minutes_of

from .brought import LONGEST_TITLE, Brought, Piece
from .languages import language_of

FEWEST = 3  # activities: fewer are no programme
MOST = 250  # blocks
FIRST = ("readme", "index", "_index")  # a folder's own page
SOURCE = "programme"
NUMBERED = re.compile(r"(\d+)[._-]\d+")
Outline = list[tuple[str, list[str]]]  # the title of a section, and where its activities come from in the file
Sections = list[tuple[str, list[Piece]]]


def put_together(brought: Brought) -> None:
    """Add the programme that `brought.outline` tells of, after the activities it holds; several when it is long."""
    pieces: dict[str, list[Piece]] = {}
    for piece in brought.pieces:  # one that was cut is several, by a number after its source
        pieces.setdefault(piece.source.partition("#")[0], []).append(piece)
    sections = [
        (title, [piece for source in dict.fromkeys(sources) for piece in pieces.get(source, [])])
        for title, sources in brought.outline
    ]
    sections = [(title, held) for title, held in sections if held]
    if sum(len(held) for _title, held in sections) < FEWEST:
        return
    parts = _bounded(sections)
    for number, part in enumerate(parts, 1):
        title = brought.course or _("Hele cursus")
        if len(parts) > 1:
            title = _("{title} ({number} van {n})").format(title=title[:100], number=number, n=len(parts))
        brought.pieces.append(_programme(title, f"{SOURCE}-{number}", part))


def _bounded(sections: Sections) -> list[Sections]:
    """As many programmes as it takes: one holds so many blocks and no more."""
    parts: list[Sections] = [[]]
    left = MOST
    for title, held in sections:
        for at in range(0, len(held), MOST - 1):
            some = held[at : at + MOST - 1]
            if left < len(some) + 1:
                parts.append([])
                left = MOST
            parts[-1].append((title, some))
            left -= len(some) + 1
    return parts


def _programme(title: str, source: str, sections: Sections) -> Piece:
    whole = Piece(title[:LONGEST_TITLE], source)
    whole.settings = {"shape": Shape.PROGRAMME.value, "follow_up": True}
    inside = [piece for _title, held in sections for piece in held]
    whole.minutes = min(sum(piece.minutes or minutes_of(piece.blocks) for piece in inside), 999)
    for name, held in sections:
        whole.add(Kind.SECTION, {"title": name[:LONGEST_TITLE] or whole.title})
        for piece in held:
            whole.add(Kind.ACTIVITY, {"items": [{"activity": piece.source}]})
    languages = {piece.language or language_of(piece.blocks) for piece in inside} - {""}
    whole.language = languages.pop() if len(languages) == 1 else ""
    why = _("De indeling van de cursus is een programma geworden. De activiteiten erin zijn ook los te gebruiken.")
    whole.report.came(whole.title, why)
    return whole


def by_folder(brought: Brought) -> Outline:
    """Files as sections: by the folder they lie in, else by the number before their own."""
    sources = [PurePosixPath(piece.source) for piece in brought.pieces]
    top = sources[0].parts[:-1] if sources else ()
    while any(one.parts[: len(top)] != top for one in sources):
        top = top[:-1]
    titles = {
        str(source.parent): piece.title
        for source, piece in zip(sources, brought.pieces, strict=True)
        if source.stem.lower() in FIRST
    }
    found: dict[str, list[str]] = {}
    for source in sources:
        number = NUMBERED.match(source.name)
        folder = str(source.parent)
        if len(source.parts) - 1 > len(top):
            name = titles.get(folder) or source.parent.name.replace("-", " ").replace("_", " ").capitalize()
        else:
            name = _("Onderdeel {n}").format(n=int(number[1])) if number else _("Om te beginnen")
        found.setdefault(name, []).append(str(source))
    return list(found.items())
