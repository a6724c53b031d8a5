"""The words in a block, and how long they take."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from vliegwiel.areas.assessment.queries import texts_in

from ...enums import Kind
from ..effort import WORDS_A_MINUTE, seconds_of_media, without_tags, word_count
from ..laid_out import texts_laid_out
from .shape import Examined

SPOKEN_A_MINUTE = 150  # how fast somebody talks in a video whose length is not known
QUESTION_MINUTES = 1.0  # thinking, besides reading: as in `effort.estimate`
PLAN_MINUTES = 3.0  # an if-then plan takes three minutes; the work it is tried in is not learning time
ENDS = re.compile(r"</(?:p|li|h2|h3|blockquote)>|<br\s*/?>")
SENTENCE = re.compile(r"[.!?…]+[’”\"')]*\s+|\n+")
WORD = re.compile(r"\w[\w’'-]*")


def plain(html: str) -> str:
    """The text of a text block; what stands on a line of its own ends with a line break."""
    return without_tags(ENDS.sub("\n", html)).strip()


def texts(raw: Mapping[str, Any]) -> Iterator[str]:
    """Every text in a block that somebody reads or hears read."""
    data = raw["data"]
    if raw["type"] == Kind.TEXT:
        yield plain(data.get("html", ""))
    for name in ("alt", "caption", "title", "transcript", "prompt", "situation", "task", "bring_back"):
        if data.get(name):
            yield data[name]
    yield from texts_laid_out(data, described=True)
    yield from texts_in(data)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line of a list is one."""
    return [part.strip() for part in SENTENCE.split(text) if WORD.search(part)]


def words(text: str) -> int:
    """How many words."""
    return len(WORD.findall(text))


def minutes_of(raw: Mapping[str, Any], piece: Examined) -> float:
    """How long a block takes: reading at 200 words a minute, watching in real time, and the time to think or plan."""
    reading: float = word_count([dict(raw)]) / WORDS_A_MINUTE
    match raw["type"]:
        case Kind.QUESTION:
            return reading + QUESTION_MINUTES
        case Kind.PRACTICE:
            return reading + PLAN_MINUTES
        case Kind.VIDEO | Kind.AUDIO if raw["data"].get("media", "") not in piece.seconds:
            return reading + words(raw["data"].get("transcript", "")) / SPOKEN_A_MINUTE
        case Kind.VIDEO | Kind.AUDIO | Kind.EMBED:
            return reading + seconds_of_media([raw], piece.seconds) / 60
    return reading
