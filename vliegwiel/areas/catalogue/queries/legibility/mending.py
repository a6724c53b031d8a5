"""What one press mends: the same block with that one thing changed, and nothing else."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from ..wording import reworded, worded
from .looking import PREFIX, capitals, is_heading, spoken_words
from .shape import parts

MENDED = ("heading.bold", "heading.skipped", "heading.empty", "alt.prefix", "caps.run")


def mended(data: Mapping[str, Any], code: str, words: str) -> dict[str, Any] | None:
    """The data of a block without what the hint of this code said of these words; None when that does not stand there
    (any more)."""
    changed = DEEDS[code](data, words) if code in DEEDS else None
    return changed if changed is not None and changed != data else None


def _bold(data: Mapping[str, Any], words: str) -> dict[str, Any] | None:
    """The line becomes a heading, of the kind that belongs there: below another it is one of the second."""
    html, above = data.get("html", ""), False
    for part in parts(html):
        if is_heading(part) and spoken_words(part.inside) == words:
            tag = "h3" if above else "h2"
            inside = re.sub(r"</?strong>|<br\s*/?>", "", part.inside, flags=re.I).strip()
            return {**data, "html": f"{html[: part.start]}<{tag}>{inside}</{tag}>{html[part.end :]}"}
        above = above or part.tag == "h2"
    return None


def _skipped(data: Mapping[str, Any], words: str) -> dict[str, Any] | None:
    html = data.get("html", "")
    for part in parts(html):
        if part.tag == "h3" and spoken_words(part.inside)[:80] == words:
            return {**data, "html": f"{html[: part.start]}<h2>{part.inside}</h2>{html[part.end :]}"}
    return None


def _empty(data: Mapping[str, Any], words: str) -> dict[str, Any] | None:
    html = data.get("html", "")
    for part in parts(html):
        if part.tag in ("h2", "h3") and not spoken_words(part.inside):
            return {**data, "html": html[: part.start] + html[part.end :]}
    return None


def _prefix(data: Mapping[str, Any], words: str) -> dict[str, Any] | None:
    for place, field, text in worded(data):
        if field == "alt" and (found := PREFIX.match(text)) and found[0].strip() == words:
            rest = text[found.end() :].strip()
            return reworded(data, {place: rest[:1].upper() + rest[1:]}) if rest else None
    return None


def _calm(data: Mapping[str, Any], words: str) -> dict[str, Any] | None:
    """A capital at the beginning of a text or a sentence, and only there."""
    for place, _field, text in worded(data):
        if (found := capitals(text)) and found[0] == words:
            before = re.sub(r"<[^>]*>", " ", text[: found.start()]).rstrip()
            calm = found[0].lower()
            calm = calm[:1].upper() + calm[1:] if not before or before[-1:] in ".!?:" else calm
            return reworded(data, {place: text[: found.start()] + calm + text[found.end() :]})
    return None


DEEDS: dict[str, Callable[[Mapping[str, Any], str], dict[str, Any] | None]] = {
    "heading.bold": _bold,
    "heading.skipped": _skipped,
    "heading.empty": _empty,
    "alt.prefix": _prefix,
    "caps.run": _calm,
}
