"""What a file turns out to hold, in our words: activities made of blocks, and a line for everything that happened."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.enums import Fate, Kind
from vliegwiel.areas.catalogue.queries import minutes_of, unexplained

from .languages import language_of

LONGEST_TITLE = 120


class Unreadable(Exception):
    """A file nothing can be made of; the message says why and what to do, to the person."""


@dataclass(frozen=True)
class Line:
    """What happened to something: "Tabel" in "les.md" changed, because ..."""

    what: str
    where: str
    fate: Fate
    why: str


class Report:
    """Lines, the same ones counted."""

    def __init__(self, where: str = "") -> None:
        self.where = where
        self.lines: Counter[Line] = Counter()

    def came(self, what: str, why: str) -> None:
        self._say(what, Fate.CAME, why)

    def changed(self, what: str, why: str) -> None:
        self._say(what, Fate.CHANGED, why)

    def asks(self, what: str, why: str) -> None:
        self._say(what, Fate.ASKS, why)

    def left(self, what: str, why: str) -> None:
        self._say(what, Fate.LEFT, why)

    def as_json(self) -> list[dict[str, Any]]:
        order = [Fate.LEFT, Fate.CHANGED, Fate.ASKS, Fate.CAME]
        lines = sorted(self.lines.items(), key=lambda one: order.index(one[0].fate))
        return [
            {"what": one.what, "where": one.where, "fate": one.fate.value, "why": one.why, "n": n} for one, n in lines
        ]

    def _say(self, what: str, fate: Fate, why: str) -> None:
        short = " ".join(str(what).split())
        self.lines[Line(short[:117] + "…" if len(short) > 118 else short, self.where, fate, str(why))] += 1


@dataclass
class Piece:
    """One activity: its words, its blocks, and what happened to the rest. `source` is its name in the file."""

    title: str
    source: str
    summary: str = ""
    language: str = ""
    blocks: list[dict[str, Any]] = field(default_factory=list)
    report: Report = field(default_factory=Report)
    minutes: int | None = None  # as its author said; else estimated
    others: list["Piece"] = field(default_factory=list)  # the same in other languages
    settings: dict[str, Any] = field(default_factory=dict)
    weeks: int = 0  # over which a programme is spread

    def add(self, kind: Kind, data: Mapping[str, Any]) -> None:
        self.blocks.append({"type": kind.value, "data": dict(data)})

    def question(self, data: Mapping[str, Any]) -> None:
        self.add(Kind.QUESTION, data)

    def picture(self, name: str, alt: str) -> None:
        self.add(Kind.IMAGE, {"media": name, "alt": alt, "caption": "", "decorative": False})

    def as_json(self, default_language: str) -> dict[str, Any]:
        """As an import keeps it (catalogue: `ContentImport.found`)."""
        self._mind()
        return {
            "title": self.title[:LONGEST_TITLE],
            "summary": self.summary,
            "language": self.language or language_of(self.blocks) or default_language,
            "source": self.source,
            "minutes": self.minutes or minutes_of(self.blocks),
            "blocks": self.blocks,
            "lines": self.report.as_json(),
            "others": [other.as_json(default_language) for other in self.others],
            "settings": self.settings,
            "weeks": self.weeks,
        }

    def _mind(self) -> None:
        """What its author still has to do before it can be published."""
        without = unexplained(self.blocks)
        for _one in range(without):
            self.report.asks(
                _("Vraag zonder uitleg"), _("Publiceren vraagt bij elk antwoord waarom het klopt of niet.")
            )
        for block in self.blocks:
            data = block["data"]
            shows = block["type"] == Kind.IMAGE or (block["type"] == Kind.QUESTION and data.get("media"))
            if shows and not data.get("alt") and not data.get("decorative"):
                self.report.asks(
                    str(data.get("media")).rpartition("/")[2],
                    _("Deze afbeelding heeft nog geen beschrijving voor wie haar niet ziet."),
                )


@dataclass
class Brought:
    """All of it. `media`: how to get the bytes of a file that a block names."""

    form: str
    pieces: list[Piece] = field(default_factory=list)
    report: Report = field(default_factory=Report)
    media: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)  # what a file is, where that is known
    course: str = ""  # what all of it together is called
    outline: list[tuple[str, list[str]]] = field(default_factory=list)  # its sections: title, sources of pieces

    def as_json(self, default_language: str) -> dict[str, Any]:
        """As an import keeps it (catalogue: `ContentImport.found`)."""
        pieces = [piece.as_json(default_language) for piece in self.pieces]
        return {"form": self.form, "pieces": pieces, "lines": self.report.as_json(), "files": self.files}
