"""The texts in a block, made regular: one line, a few paragraphs, or a transcript."""

from collections.abc import Mapping
from typing import Any

LONGEST = {"line": 280, "text": 4_000, "html": 40_000}
"""Characters; what is longer is cut."""


def line(data: Mapping[str, Any], name: str) -> str:
    """One line: every run of white space is a space."""
    return " ".join(str(data.get(name) or "").replace("\x00", "").split())[: LONGEST["line"]]


def text(data: Mapping[str, Any], name: str) -> str:
    """A few paragraphs."""
    return _lines(data, name)[: LONGEST["text"]]


def long_text(data: Mapping[str, Any], name: str) -> str:
    """As much as somebody says in an hour."""
    return _lines(data, name)[: LONGEST["html"]]


def _lines(data: Mapping[str, Any], name: str) -> str:
    return str(data.get(name) or "").replace("\r\n", "\n").replace("\x00", "").strip()
