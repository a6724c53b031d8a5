"""The texts in a block, made regular: one line, a few paragraphs, or a transcript."""

from collections.abc import Callable, Mapping
from string import ascii_lowercase
from typing import Any

LONGEST = {"line": 280, "text": 4_000, "html": 40_000}
"""Characters; what is longer is cut."""
MOST_ROWS = 12
"""Answers of a question, steps, cards: more is too many to keep in mind, and is cut."""


def line(data: Mapping[str, Any], name: str) -> str:
    """One line: every run of white space is a space."""
    return " ".join(str(data.get(name) or "").replace("\x00", "").split())[: LONGEST["line"]]


def text(data: Mapping[str, Any], name: str) -> str:
    """A few paragraphs."""
    return _lines(data, name)[: LONGEST["text"]]


def long_text(data: Mapping[str, Any], name: str) -> str:
    """As much as somebody says in an hour."""
    return _lines(data, name)[: LONGEST["html"]]


def whole(data: Mapping[str, Any], name: str, *, most: int) -> int:
    """A whole number from 0 up to `most`; 0 for what is none."""
    given = str(data.get(name) or "").strip()
    return min(int(given), most) if given.isdecimal() and len(given) < 12 else 0


def clean_rows(
    data: Mapping[str, Any], name: str, clean: Callable[[Mapping[str, Any]], dict[str, Any]]
) -> list[dict[str, Any]]:
    """Each row with an id of its own; one it already had stays."""
    rows: list[dict[str, Any]] = []
    for given in list(data.get(name) or [])[:MOST_ROWS]:
        taken = {row["id"] for row in rows}
        id = line(given, "id")[:8]
        if not id or id in taken:
            id = next(letter for letter in ascii_lowercase if letter not in taken)
        rows.append({"id": id, **clean(given)})
    return rows


def _lines(data: Mapping[str, Any], name: str) -> str:
    return str(data.get(name) or "").replace("\r\n", "\n").replace("\x00", "").strip()
