"""Looking for what could be better. What is seen in a block depends on that block and the language alone, and is kept:
while one writes, only the block that changed is looked at anew.

There is no agreed formula for Dutch at level B1; what counts here are long sentences and long words, the two things all
of them build on, each with the very sentence or word it is about. The limits are ours, generous on purpose.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Any

from ...enums import Kind, Shape
from ..compass import Examined, Finding
from ..compass.fitness import EMPTY_LINK, FILE_NAME
from ..compass.texts import plain, sentences
from ..effort import estimate, seconds_of_media, without_tags, word_count
from ..wording import worded
from .shape import Hint, Part, parts

RULES = 1
"""Goes up when something else is looked for: what was kept under another number is looked at again."""
PROSE = {
    *("html", "text", "prompt", "explanation", "explanations", "situation", "task", "bring_back"),
    *("consequence", "purpose", "about", "summary"),
}
"""Where sentences stand; a title, a caption or a cell need not be one, and what is said aloud is another language."""
LONG_SENTENCE = 25  # words
LONG_ON_AVERAGE, SENTENCES_ENOUGH = 18, 5
LONG_WORDS = {"nl": re.compile(r"[^\W\d_]{15,}"), "en": re.compile(r"[^\W\d_]{13,}")}  # letters
LONG_WORDS_SHARE, LONG_WORDS_LEAST = 0.08, 4
LONG_PARAGRAPH = 110  # words
LEAST_TRANSCRIBED = 50  # words a minute of film; slow speech has a hundred
MOST_NAMED = 2
OFF_BY = 1.5  # times what is said, and at least so many minutes:
OFF_LEAST = 3

LINK = re.compile(r"<a [^>]*>(.*?)</a>", re.I | re.S)
BARE = re.compile(r"^(?:https?://|www\.)\S+$", re.I)
UNBOLD = re.compile(r"<strong>.*?</strong>|<br\s*/?>", re.I | re.S)
PREFIX = re.compile(
    r"^(?:(?:een |de |dit is een |dit is de |an? |the |this is an? )?"
    r"(?:afbeelding|foto|plaatje|figuur|illustratie|image|picture|photo|photograph|figure|illustration)"
    r" (?:van|met|waarop|of|with|showing))\b[\s:]*",
    re.I,
)
CAPITALS = re.compile(r"(?:\b[A-ZÀ-Þ]{2,}\b[\s,]+){2,}\b[A-ZÀ-Þ]{2,}\b")
WORD = re.compile(r"[^\W\d_][\w’'-]*")


def hints(piece: Examined) -> list[Hint]:
    """Everything that could be better in a draft or an edition, in the order of its blocks. No query."""
    found: list[Hint] = []
    above, counted = "", 0
    for raw in piece.blocks:
        seen = _looked_at(raw, piece.language)
        counted += seen.words
        found += seen.hints
        found += _spoken(raw, piece)
        if seen.heading:
            level, words = seen.heading
            if level == "h3" and not above:
                found.append(Hint("heading.skipped", raw["id"], words[:80], same_as="accessible.headings"))
            above = level
    return [*_above(piece, counted), *found]


def without_doubles(found: Iterable[Hint], findings: Iterable[Finding], mendable: Iterable[str]) -> list[Hint]:
    """Without what the charter's check says of the same block already, unless one press mends it."""
    said = {(finding.why, finding.block) for finding in findings}
    return [hint for hint in found if hint.code in mendable or (hint.same_as, hint.block) not in said]


@dataclass(frozen=True)
class _Seen:
    """What a block shows: its hints, how many words one reads in it, and its first heading (its tag, its words)."""

    hints: tuple[Hint, ...]
    words: int
    heading: tuple[str, str] | None


def _looked_at(raw: Mapping[str, Any], language: str) -> _Seen:
    return _seen(raw["id"], raw["type"], json.dumps(raw["data"]), "en" if language == "en" else "nl")


@lru_cache(maxsize=4096)
def _seen(block: str, kind: str, data: str, language: str) -> _Seen:
    read: dict[str, Any] = json.loads(data)
    found: list[Hint] = []
    heading = None
    if kind == Kind.TEXT:
        found += _in_a_text(block, read.get("html", ""))
        heads = ((part.tag, spoken_words(part.inside)) for part in parts(read.get("html", "")) if part.tag != "p")
        heading = next((one for one in heads if one[1]), None)
    found += _described(block, read)
    texts = [(field, text) for _place, field, text in worded(read) if field != "code"]
    found += _shouted(block, (text for _field, text in texts))
    prose = [plain(text) if field == "html" else text for field, text in texts if field in PROSE]
    found += _hard(block, prose, language)
    return _Seen(tuple(found), word_count([{"data": read}]), heading)


def _in_a_text(block: str, html: str) -> Iterator[Hint]:
    for link in LINK.findall(html):
        words = spoken_words(link)
        if EMPTY_LINK.match(words):
            yield Hint("link.empty", block, words, same_as="accessible.empty_link")
        elif BARE.match(words):
            yield Hint("link.bare", block, words[:80])
    for part in parts(html):
        words = spoken_words(part.inside)
        if part.tag in ("h2", "h3") and not words:
            yield Hint("heading.empty", block)
        elif is_heading(part):
            yield Hint("heading.bold", block, words)
        elif part.tag == "p" and (count := len(words.split())) > LONG_PARAGRAPH:
            yield Hint("paragraph.long", block, f"{words[:60]}…", {"n": count})


def is_heading(part: Part) -> bool:
    """A short line that is bold all over, and stands alone."""
    words = spoken_words(part.inside)
    if part.tag != "p" or part.nested or not words or len(words) > 80 or words[-1] in ".!?":
        return False
    return "<strong>" in part.inside and not without_tags(UNBOLD.sub("", part.inside)).strip()


def _described(block: str, data: Mapping[str, Any]) -> Iterator[Hint]:
    """Pictures: of the block itself, and in a row."""
    for one in (data, *data.get("pictures", [])):
        alt, caption = str(one.get("alt") or "").strip(), str(one.get("caption") or "").strip()
        if not alt or one.get("decorative"):
            continue
        if FILE_NAME.match(alt):
            yield Hint("alt.file", block, alt, same_as="accessible.empty_alt")
        elif alt.casefold().rstrip(".") == caption.casefold().rstrip("."):
            yield Hint("alt.caption", block, alt)
        elif (prefix := PREFIX.match(alt)) and alt[prefix.end() :].strip():
            yield Hint("alt.prefix", block, prefix[0].strip())


def _shouted(block: str, texts: Iterable[str]) -> Iterator[Hint]:
    for text in texts:
        if found := capitals(text):
            yield Hint("caps.run", block, found[0], same_as="accessible.shouted")
            return


def capitals(text: str) -> re.Match[str] | None:
    """Three words or more in capitals, of which two are long enough to be no abbreviation."""
    runs = (run for run in CAPITALS.finditer(text))
    return next((run for run in runs if sum(len(word) > 3 for word in WORD.findall(run[0])) > 1), None)


def _hard(block: str, prose: list[str], language: str) -> Iterator[Hint]:
    said = [sentence for text in prose for sentence in sentences(text)]
    lengths = [len(sentence.split()) for sentence in said]
    long = [sentence for sentence, length in zip(said, lengths, strict=True) if length > LONG_SENTENCE]
    if long:
        named = [_short(sentence) for sentence in long[:MOST_NAMED]]
        yield Hint("sentence.long", block, named[0], {"n": len(long), "named": named}, "accessible.long_sentences")
    elif len(said) >= SENTENCES_ENOUGH and (mean := sum(lengths) / len(said)) > LONG_ON_AVERAGE:
        yield Hint("sentence.mean", block, "", {"mean": round(mean)}, "accessible.long_sentences")
    long_words = [word for sentence in said for word in LONG_WORDS[language].findall(sentence)]
    hard = list(dict.fromkeys(long_words))
    share = len(long_words) / max(1, sum(lengths))
    if len(hard) >= LONG_WORDS_LEAST and share > LONG_WORDS_SHARE:
        yield Hint("word.long", block, hard[0], {"named": hard[:3]})


def _spoken(raw: Mapping[str, Any], piece: Examined) -> Iterator[Hint]:
    """A film in which much is said and little of it is written out; captions in another language than the text."""
    data = raw["data"]
    if raw["type"] not in (Kind.VIDEO, Kind.AUDIO):
        return
    seconds = piece.seconds.get(data.get("media", ""), 0)
    count = len(WORD.findall(data.get("transcript", "")))
    if seconds >= 60 and 0 < count < LEAST_TRANSCRIBED * seconds / 60:
        yield Hint("transcript.short", raw["id"], "", {"n": count, "minutes": round(seconds / 60)})
    if raw["type"] == Kind.VIDEO and data.get("captions") and piece.language not in data["captions"]:
        yield Hint("captions.elsewhere", raw["id"], same_as="accessible.captions_elsewhere")


def _above(piece: Examined, words: int) -> Iterator[Hint]:
    """Whether the minutes are honest. A meeting lasts as long as it lasts, and a programme is summed."""
    yield from _shouted("", (piece.title, piece.summary))
    if piece.shape != Shape.SINGLE or not piece.blocks or not piece.minutes:
        return
    seconds = seconds_of_media(piece.blocks, piece.seconds)
    counted = estimate(words, seconds=seconds, questions=len(piece.of(Kind.QUESTION)))
    facts = {"said": piece.minutes, "estimate": counted}
    if counted >= piece.minutes * OFF_BY and counted - piece.minutes >= OFF_LEAST:
        yield Hint("minutes.few", "", "", facts)
    elif (
        piece.minutes >= counted * OFF_BY * 1.5
        and piece.minutes - counted >= 2 * OFF_LEAST
        and not piece.of(Kind.PACKAGE)
    ):
        yield Hint("minutes.many", "", "", facts)


def spoken_words(html: str) -> str:
    """A piece of HTML as it is read aloud."""
    return " ".join(unescape(without_tags(html)).split())


def _short(sentence: str) -> str:
    words = sentence.split()
    return sentence if len(words) <= 12 else f"{' '.join(words[:12])}…"
