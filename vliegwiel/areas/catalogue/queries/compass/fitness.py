"""Checks on whether it fits: the time, the reader, and the day on which it is looked at again."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from vliegwiel.areas.strategy.enums import Check
from vliegwiel.areas.strategy.queries import words_between_commas

from ...enums import Kind
from ..effort import estimate, seconds_of_media, word_count
from .inclusion import Avoided, avoided
from .shape import Examined, Finding, Mend, Result, failed, passed
from .texts import plain, sentences, texts, words

Parameters = Mapping[str, Any]
MOST_FINDINGS = 8
MANY_SENTENCES = 3  # the mean of fewer says little
FILE_NAME = re.compile(
    r"^[\w\s-]{0,60}\.(?:jpe?g|png|gif|webp|avif|svg)$|^(?:img|dsc|image|foto|afbeelding)[ _-]?\d*$", re.I
)
NO_DESCRIPTION = re.compile(r"^(?:afbeelding|foto|plaatje|figuur|image|picture|photo|figure)\s*(?:van|of)?$", re.I)
LINK = re.compile(r"<a [^>]*>(.*?)</a>", re.I | re.S)
EMPTY_LINK = re.compile(
    r"^(?:klik )?(?:hier|deze link|link|lees meer|meer|meer info(?:rmatie)?"
    r"|click here|here|this link|read more|more)[.:]?$",
    re.I,
)
HEADING = re.compile(r"<h([23])[ >]", re.I)
SHOUTED = re.compile(r"(?:\b[A-ZÀ-Þ]{3,}\b[\s,]+){3,}\b[A-ZÀ-Þ]{3,}\b")


def load(piece: Examined, parameters: Parameters) -> Result:
    """The minutes its author says, and the minutes we estimate, are both at most `minutes`."""
    most = parameters["minutes"]
    seconds = seconds_of_media(piece.blocks, piece.seconds)
    counted = word_count([dict(raw) for raw in piece.blocks])
    estimated = estimate(counted, seconds=seconds, questions=len(piece.of(Kind.QUESTION)))
    if piece.minutes > most:
        return failed(Check.LOAD, Finding("load.said", Mend.HEAD, facts={"minutes": piece.minutes, "most": most}))
    if estimated > most:
        facts = {"estimate": estimated, "minutes": piece.minutes, "most": most}
        return failed(Check.LOAD, Finding("load.estimated", Mend.HEAD, facts=facts))
    return passed(Check.LOAD, "load.passed", minutes=max(piece.minutes, estimated), most=most)


def accessible(piece: Examined, parameters: Parameters) -> Result:
    """Who does not see, hear or read easily can follow: descriptions, captions, clear links, sentences not too long."""
    found = [
        Finding(why, block=raw["id"], facts=facts)
        for raw in piece.blocks
        for why, facts in _barriers(raw, piece, parameters)
    ]
    found += _heads(piece)
    if found:
        return failed(Check.ACCESSIBLE, *found[:MOST_FINDINGS])
    return passed(Check.ACCESSIBLE, "accessible.passed")


def language(piece: Examined, parameters: Parameters) -> Result:
    """No word of the list stands in it, those the charter allows not counted."""
    allowed = {word.casefold() for word in words_between_commas(parameters.get("allow", ""))}
    found = []
    for where, mend, said in _all_texts(piece):
        for one in avoided(said, "en" if piece.language == "en" else "nl"):
            if one.word.casefold() not in allowed:
                found.append(_to_avoid(one, mend, where))
    seen = list({(finding.block, finding.facts["word"].casefold()): finding for finding in found}.values())
    if seen:
        return failed(Check.LANGUAGE, *seen[:MOST_FINDINGS])
    return passed(Check.LANGUAGE, "language.passed")


def ends(piece: Examined, parameters: Parameters) -> Result:
    """There is a day on which it is looked at again, ahead and within `months`."""
    months = parameters["months"]
    if piece.review_by is None:
        return failed(Check.ENDS, Finding("ends.none", Mend.PUBLICATION, facts={"months": months}))
    if piece.review_by < piece.today:
        day = piece.review_by.isoformat()
        return failed(Check.ENDS, Finding("ends.past", Mend.PUBLICATION, facts={"day": day}))
    if (piece.review_by - piece.today).days > months * 30.5 + 1:
        return failed(Check.ENDS, Finding("ends.far", Mend.PUBLICATION, facts={"months": months}))
    return passed(Check.ENDS, "ends.passed", day=piece.review_by.isoformat())


def _barriers(raw: Mapping[str, Any], piece: Examined, parameters: Parameters) -> Iterator[tuple[str, dict[str, Any]]]:
    data = raw["data"]
    match raw["type"]:
        case Kind.IMAGE if not data.get("decorative"):
            alt = data.get("alt", "").strip()
            if not alt:
                yield "accessible.no_alt", {}
            elif FILE_NAME.match(alt) or NO_DESCRIPTION.match(alt):
                yield "accessible.empty_alt", {"alt": alt}
        case Kind.GALLERY:
            for picture in data.get("pictures", []):
                alt = picture.get("alt", "").strip()
                if not alt:
                    yield "accessible.no_alt", {}
                elif FILE_NAME.match(alt) or NO_DESCRIPTION.match(alt):
                    yield "accessible.empty_alt", {"alt": alt}
        case Kind.AUDIO:
            if not data.get("transcript", "").strip():
                yield "accessible.no_transcript", {}
        case Kind.VIDEO:
            if not data.get("captions"):
                yield "accessible.no_captions", {}
            elif piece.language not in data["captions"]:
                yield "accessible.captions_elsewhere", {"language": piece.language}
            if not data.get("transcript", "").strip():
                yield "accessible.no_transcript", {}
        case Kind.TEXT:
            html = data.get("html", "")
            for link in LINK.findall(html):
                if EMPTY_LINK.match(plain(link)):
                    yield "accessible.empty_link", {"link": plain(link)}
    told = "\n".join(texts(raw))
    if shouted := SHOUTED.search(told):
        yield "accessible.shouted", {"words": shouted[0][:60]}
    said = [words(sentence) for sentence in sentences(told)]
    if len(said) >= MANY_SENTENCES and (mean := sum(said) / len(said)) > parameters["sentence"]:
        yield "accessible.long_sentences", {"mean": round(mean), "most": parameters["sentence"]}


def _heads(piece: Examined) -> list[Finding]:
    """A heading of the second kind before any of the first leaves who hears the page without its order."""
    for raw in piece.of(Kind.TEXT):
        levels = HEADING.findall(raw["data"].get("html", ""))
        if levels:
            return [Finding("accessible.headings", block=raw["id"])] if levels[0] == "3" else []
    return []


def _all_texts(piece: Examined) -> Iterator[tuple[str, Mend, str]]:
    yield "", Mend.HEAD, piece.title
    yield "", Mend.HEAD, piece.summary
    for raw in piece.blocks:
        yield raw["id"], Mend.BLOCK, "\n".join(texts(raw))


def _to_avoid(one: Avoided, mend: Mend, block: str) -> Finding:
    facts = {"word": one.word, "instead": one.instead}
    return Finding(f"language.{one.reason}", mend, block, facts)
