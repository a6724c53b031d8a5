"""What a hint is, and a text as the looking sees it: its paragraphs and headings, and whether they stand in a list."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

TAG = re.compile(r"<(/?)(p|h2|h3|li|ul|ol|blockquote)(?:\s[^>]*)?>", re.I)
AROUND = ("ul", "ol", "blockquote")


@dataclass(frozen=True)
class Hint:
    """One thing that could be better. `words`: the text it is about, by which it is known again; `block`: where, ""
    for the words above the blocks; `same_as`: what the charter's check calls it, when it looks for it too."""

    code: str
    block: str = ""
    words: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    same_as: str = ""

    @property
    def kind(self) -> str:
        """The sort of thing: "link", "heading", ..."""
        return self.code.partition(".")[0]

    def stored(self) -> dict[str, Any]:
        """As it is kept with an edition."""
        return {"code": self.code, "block": self.block, "words": self.words, "facts": dict(self.facts)}


def kept_hint(stored: Mapping[str, Any]) -> Hint:
    """A hint again from how it was kept."""
    return Hint(stored["code"], stored.get("block", ""), stored.get("words", ""), stored.get("facts", {}))


@dataclass(frozen=True)
class Part:
    """A paragraph, a heading or an item in a text. `start`, `end`: where it stands, tags included; `inside`: its HTML;
    `nested`: it stands in a list or a quote."""

    tag: str
    start: int
    end: int
    inside: str
    nested: bool


def parts(html: str) -> Iterator[Part]:
    """Its paragraphs and headings in order. The HTML is what `actions.cleaning` made of it, so every tag is closed."""
    around = 0
    opened: tuple[str, int, int] | None = None
    for tag in TAG.finditer(html):
        closing, name = bool(tag[1]), tag[2].lower()
        if name in AROUND:
            around += -1 if closing else 1
        elif name in ("p", "h2", "h3") and not closing:
            opened = (name, tag.start(), tag.end())
        elif opened and closing and name == opened[0]:
            yield Part(name, opened[1], tag.end(), html[opened[2] : tag.start()], around > 0)
            opened = None
