"""What comes in is made safe and regular before it is stored: every block has exactly the fields of its kind."""

import re
import secrets
from collections.abc import Callable, Mapping
from typing import Any

import nh3
from markdown_it import MarkdownIt

from vliegwiel.areas.people.enums import Language

from ..enums import Kind

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "br"}
SCHEMES = {"http", "https", "mailto", "tel"}
LONGEST = {"line": 280, "text": 4_000, "html": 40_000}
MOST_OPTIONS = 12
TAG = re.compile(r"<[a-zA-Z/!]")
MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True})


def clean_block(kind: Kind, data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a block of this kind: unknown fields dropped, absent ones empty, HTML sanitised, lengths capped."""
    return CLEANERS[kind](data)


def clean_html(html: str) -> str:
    """Only the tags an author has buttons for; links get rel; scripts, styles and handlers go with their content.

    What holds no tag at all is read as Markdown: that is how one writes without the editor's script.
    """
    html = html[: LONGEST["html"]]
    if not TAG.search(html):
        html = MARKDOWN.render(html)
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        clean_content_tags={"script", "style", "title"},
        link_rel="noopener noreferrer",
    ).strip()


def new_id(taken: set[str]) -> str:
    """A short id for a block, unique within its activity and never used for another."""
    while (id := "b" + secrets.token_hex(3)) in taken:
        pass
    return id


def _line(data: Mapping[str, Any], name: str) -> str:
    return " ".join(str(data.get(name) or "").split())[: LONGEST["line"]]


def _text(data: Mapping[str, Any], name: str) -> str:
    return str(data.get(name) or "").replace("\r\n", "\n").replace("\x00", "").strip()[: LONGEST["text"]]


def _long_text(data: Mapping[str, Any], name: str) -> str:
    return str(data.get(name) or "").replace("\r\n", "\n").replace("\x00", "").strip()[: LONGEST["html"]]


def _text_block(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"html": clean_html(str(data.get("html") or ""))}


def _image(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "media": _line(data, "media"),
        "alt": _line(data, "alt"),
        "caption": _line(data, "caption"),
        "decorative": bool(data.get("decorative")),
    }


def _video(data: Mapping[str, Any]) -> dict[str, Any]:
    captions = data.get("captions") or {}
    return {
        "media": _line(data, "media"),
        "title": _line(data, "title"),
        "captions": {code: str(key) for code, key in captions.items() if code in Language.values and key},
        "transcript": _long_text(data, "transcript"),
    }


def _question(data: Mapping[str, Any]) -> dict[str, Any]:
    options: list[dict[str, Any]] = []
    for given in list(data.get("options") or [])[:MOST_OPTIONS]:
        taken = {option["id"] for option in options}
        id = _line(given, "id")[:8]
        if not id or id in taken:
            id = next(letter for letter in "abcdefghijklmnop" if letter not in taken)
        options.append(
            {
                "id": id,
                "text": _line(given, "text"),
                "correct": bool(given.get("correct")),
                "explanation": _text(given, "explanation"),
            }
        )
    kind = "multiple" if data.get("kind") == "multiple" else "single"
    return {"prompt": _text(data, "prompt"), "kind": kind, "options": options}


def _practice(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _text(data, name) for name in ("situation", "task", "bring_back")}


CLEANERS: dict[Kind, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    Kind.TEXT: _text_block,
    Kind.IMAGE: _image,
    Kind.VIDEO: _video,
    Kind.QUESTION: _question,
    Kind.PRACTICE: _practice,
}
