"""How long an activity takes, estimated from what is in it."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.utils.html import strip_tags

from vliegwiel.areas.assessment.queries import texts_in

from ..enums import Kind
from ..models import Draft, Edition
from .blocks import Block, Video
from .laid_out import Audio, texts_laid_out
from .programme import Held, Part, Section, activities_in, held, programme_sections

WORDS_A_MINUTE = 200  # careful reading on a screen; Brysbaert (2019) finds 238 for easy prose


def word_count(raw_blocks: Iterable[dict[str, Any]]) -> int:
    """Words a learner reads: every text in the blocks except transcripts, alternative texts and file names."""
    return sum(len(re.findall(r"\w[\w’'-]*", text)) for raw in raw_blocks for text in _texts(raw["data"]))


def _texts(data: dict[str, Any]) -> Iterable[str]:
    yield without_tags(data.get("html", ""))
    for name in ("caption", "title", "prompt", "situation", "task", "bring_back", "code"):
        yield data.get(name, "")
    yield from texts_laid_out(data)
    yield from texts_in(data)


@lru_cache(maxsize=2048)
def without_tags(html: str) -> str:
    """The words of a text block. Kept for the next time: the compass reads each block several times over."""
    return strip_tags(html.replace("<", " <"))


def seconds_of_media(raw_blocks: Iterable[Mapping[str, Any]], lasting: Mapping[str, int | None]) -> int:
    """What all films and sound together last, as far as their files (`lasting`, by key) or their author say."""
    seconds = 0
    for raw in raw_blocks:
        if raw["type"] in (Kind.VIDEO, Kind.AUDIO):
            seconds += lasting.get(raw["data"].get("media", "")) or 0
        elif raw["type"] == Kind.EMBED:
            seconds += 60 * raw["data"].get("lasts", 0)
    return seconds


def lengths(blocks: Iterable[Block]) -> dict[str, int | None]:
    """How long the films and sound in these blocks last, by the key of their file."""
    return {block.file.key: block.file.seconds for block in blocks if isinstance(block, Video | Audio) and block.file}


def estimate(words: int, *, seconds: int, questions: int) -> int:
    """Whole minutes, at least 1: reading at 200 words a minute, watching in real time, one minute a question."""
    return max(1, math.ceil(words / WORDS_A_MINUTE + seconds / 60 + questions))


def minutes_through(found: Sequence[Section], known: Mapping[int, Held]) -> tuple[int, int]:
    """(least, most) whole minutes of a way through: the shortest and the longest of what one may choose, and reading
    the programme itself. What was taken off the shelf takes none; nor does trying something at work."""
    words = [{"data": {**part.data, "items": []}} for section in found for part in section.parts]
    words += [{"data": {"title": section.title, "task": section.purpose}} for section in found]
    reading = estimate(word_count(words), seconds=0, questions=0) if found else 0
    least, most = reading, reading
    for section in found:
        lengths = [_lengths(part, known) for part in section.steps]
        n = len(lengths) if section.need is None else section.need
        least += sum(sorted(short for short, _long in lengths)[:n])
        most += sum(sorted((long for _short, long in lengths), reverse=True)[:n])
    return least, most


def programme_minutes(source: Draft | Edition) -> tuple[int, int]:
    """(least, most) whole minutes of a way through this draft or edition, as `minutes_through`. At most two queries."""
    known = held(activities_in(source.blocks), source.language, drafts=True)
    return minutes_through(programme_sections(source.blocks), known)


def _lengths(part: Part, known: Mapping[int, Held]) -> tuple[int, int]:
    lengths = [known[one].minutes for one in part.activities if one in known and not known[one].retired]
    return (min(lengths), max(lengths)) if lengths else (0, 0)
