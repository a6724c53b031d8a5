"""What was read from files made elsewhere."""

from dataclasses import dataclass
from typing import Any

from vliegwiel.areas.assessment.queries import lacking

from ..enums import Fate, Kind
from ..models import ContentImport
from .effort import estimate, word_count


@dataclass(frozen=True)
class Reported:
    """A line of the report: what it is about, where it stood, what became of it, why, and how often."""

    what: str
    where: str
    fate: Fate
    why: str
    n: int


@dataclass(frozen=True)
class FoundPiece:
    """One activity in a file, as it would come. `slug`: the draft it became, "" while it did not."""

    place: int
    title: str
    summary: str
    language: str
    source: str
    minutes: int
    texts: int
    pictures: int
    questions: int
    tables: int
    files: int  # to take along, to look at, to listen to
    packages: int
    activities: int  # of a programme; 0 of what is none
    lines: tuple[Reported, ...]
    slug: str

    @property
    def left(self) -> int:
        return sum(line.n for line in self.lines if line.fate == Fate.LEFT)

    @property
    def changed(self) -> int:
        return sum(line.n for line in self.lines if line.fate == Fate.CHANGED)


def known_import(digest: str) -> ContentImport | None:
    """The import of a file with this SHA-256, if it was read before and not thrown away."""
    return ContentImport.objects.filter(digest=digest).select_related("by").first()


def found_pieces(held: ContentImport) -> list[FoundPiece]:
    """What is in it, in its order. One query."""
    slugs = dict(held.brought.values_list("place", "activity__slug"))
    return [_piece(place, raw, slugs.get(place, "")) for place, raw in enumerate(held.found["pieces"])]


def found_lines(raw: list[dict[str, Any]]) -> tuple[Reported, ...]:
    """The lines of a report, as they are kept."""
    return tuple(Reported(one["what"], one["where"], Fate(one["fate"]), one["why"], one["n"]) for one in raw)


def minutes_of(blocks: list[dict[str, Any]]) -> int:
    """How long these blocks take, videos apart."""
    questions = sum(block["type"] == Kind.QUESTION for block in blocks)
    return estimate(word_count(blocks), seconds=0, questions=questions)


def unexplained(blocks: list[dict[str, Any]]) -> int:
    """How many questions still lack an explanation."""
    asked = (block["data"] for block in blocks if block["type"] == Kind.QUESTION)
    return sum(any(code == "explanation" for code, _why in lacking(data)) for data in asked)


def _piece(place: int, raw: dict[str, Any], slug: str) -> FoundPiece:
    kinds = [block["type"] for block in raw["blocks"]]
    return FoundPiece(
        place=place,
        title=raw["title"],
        summary=raw["summary"],
        language=raw["language"],
        source=raw["source"],
        minutes=raw["minutes"],
        texts=kinds.count(Kind.TEXT),
        pictures=kinds.count(Kind.IMAGE),
        questions=kinds.count(Kind.QUESTION),
        tables=kinds.count(Kind.TABLE),
        files=sum(map(kinds.count, (Kind.FILE, Kind.VIDEO, Kind.AUDIO))),
        packages=kinds.count(Kind.PACKAGE),
        activities=kinds.count(Kind.ACTIVITY),
        lines=found_lines(raw["lines"]),
        slug=slug,
    )
