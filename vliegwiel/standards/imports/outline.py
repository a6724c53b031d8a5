"""A course is more than its parts: what its author put together under headings comes as a programme too."""

import re
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Kind, Shape

from .brought import LONGEST_TITLE, Brought, Piece

FEWEST = 3  # activities: fewer are no programme
MOST = 250  # blocks
FIRST = ("readme", "index", "_index")  # a folder's own page
SOURCE = "programme"
NUMBERED = re.compile(r"(\d+)[._-]\d+")
Outline = list[tuple[str, list[str]]]  # the title of a section, and where its activities come from in the file


def put_together(brought: Brought) -> None:
    """Add the programme that `brought.outline` tells of, after the activities it holds."""
    pieces: dict[str, list[Piece]] = {}
    for piece in brought.pieces:  # one that was cut is several, by a number after its source
        pieces.setdefault(piece.source.partition("#")[0], []).append(piece)
    sections = [
        (title, [piece for source in dict.fromkeys(sources) for piece in pieces.get(source, [])])
        for title, sources in brought.outline
    ]
    sections = [(title, held) for title, held in sections if held]
    inside = [piece for _title, held in sections for piece in held]
    if len(inside) < FEWEST:
        return
    if len(inside) + len(sections) > MOST:
        why = _("Dit zijn meer dan {n} activiteiten: te veel voor één programma. Ze komen los mee.").format(n=MOST)
        brought.report.left(brought.course or _("De volgorde van de cursus"), why)
        return
    whole = Piece((brought.course or _("Hele cursus"))[:LONGEST_TITLE], SOURCE)
    whole.settings = {"shape": Shape.PROGRAMME.value, "follow_up": True}
    whole.minutes = min(sum(int(piece.as_json("nl")["minutes"]) for piece in inside), 999)
    for title, held in sections:
        whole.add(Kind.SECTION, {"title": title[:LONGEST_TITLE] or whole.title})
        for piece in held:
            whole.add(Kind.ACTIVITY, {"items": [{"activity": piece.source}]})
    languages = {piece.as_json("")["language"] for piece in inside} - {""}
    whole.language = languages.pop() if len(languages) == 1 else ""
    why = _("De indeling van de cursus is een programma geworden. De activiteiten erin zijn ook los te gebruiken.")
    whole.report.came(whole.title, why)
    brought.pieces.append(whole)


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
