"""A question of each kind, read from the data of a block. What is absent is empty; nothing here is ever refused."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..enums import QuestionKind
from .comparing import figure, figures

GAP = re.compile(r"\[([^\[\]\n]+)\]")


@dataclass(frozen=True)
class Option:
    """Something to choose, to point at (x and y in percent of the picture) or to put in order."""

    id: str
    text: str
    correct: bool
    explanation: str
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True)
class Question:
    """What every question has."""

    prompt: str
    kind: QuestionKind
    sure: bool  # asks how sure she is
    explanation: str  # of the whole; kinds with options explain those instead


@dataclass(frozen=True)
class Choice(Question):
    """Choose one or more; in a picture (kind HOTSPOT: `picture` is the key of a file, `alt` its description)."""

    options: tuple[Option, ...]
    picture: str = ""
    alt: str = ""

    @property
    def multiple(self) -> bool:
        return self.kind == QuestionKind.MULTIPLE or (
            self.kind == QuestionKind.HOTSPOT and sum(option.correct for option in self.options) > 1
        )


@dataclass(frozen=True)
class Order(Question):
    """Options, as they should stand. `shuffled` is how they are shown: always the same, never the right order."""

    options: tuple[Option, ...]

    @property
    def places(self) -> range:
        """1..n, to choose from."""
        return range(1, len(self.options) + 1)

    @property
    def shuffled(self) -> tuple[Option, ...]:
        return shuffled(self.options, seed=self.prompt)


@dataclass(frozen=True)
class Pair:
    id: str
    left: str
    right: str
    explanation: str


@dataclass(frozen=True)
class Match(Question):
    """What belongs together. `extras` are answers that belong to nothing."""

    pairs: tuple[Pair, ...]
    extras: tuple[str, ...]

    @property
    def choices(self) -> tuple[str, ...]:
        """Every answer one may give, in an order that says nothing."""
        rights = tuple(dict.fromkeys([*(pair.right for pair in self.pairs), *self.extras]))
        return tuple(sorted(rights, key=str.casefold))


@dataclass(frozen=True)
class Gap:
    """Something left out of a sentence. With `choices` one chooses, else one writes; any of `accepted` is right."""

    id: str  # "1", "2" ... from left to right
    before: str  # the text that stands before it
    accepted: tuple[str, ...]
    choices: tuple[str, ...]
    explanation: str


@dataclass(frozen=True)
class Gaps(Question):
    gaps: tuple[Gap, ...]
    after: str  # the text behind the last gap


@dataclass(frozen=True)
class Slip:
    """A wrong answer people often give, and what is behind it."""

    text: str
    explanation: str


@dataclass(frozen=True)
class Numeric(Question):
    """A number, `tolerance` more or less is right too. `value` None: nobody said yet what is right."""

    value: Decimal | None
    tolerance: Decimal
    unit: str
    slips: tuple[Slip, ...]


@dataclass(frozen=True)
class Short(Question):
    """A few words; any of `accepted` is right, one slip of the pen in a longer word is forgiven."""

    accepted: tuple[str, ...]
    slips: tuple[Slip, ...]


@dataclass(frozen=True)
class Open(Question):
    """Something to think about in private: there is no wrong answer, and `explanation` is what to hold it against."""


def kind_of(data: Mapping[str, Any]) -> QuestionKind:
    """How the question in this data is answered; choosing one when it does not say."""
    kind = data.get("kind")
    return QuestionKind(kind) if kind in QuestionKind.values else QuestionKind.SINGLE


def question(data: Mapping[str, Any]) -> Question:
    """A question from a block's data; what is absent is empty."""
    kind = kind_of(data)
    base: dict[str, Any] = {
        "prompt": data.get("prompt", ""),
        "kind": kind,
        "sure": bool(data.get("sure")),
        "explanation": data.get("explanation", ""),
    }
    match kind:
        case QuestionKind.ORDER:
            return Order(**base, options=_options(data))
        case QuestionKind.MATCH:
            return Match(**base, pairs=_pairs(data), extras=tuple(data.get("extras", [])))
        case QuestionKind.GAPS:
            return _gapped(base, data)
        case QuestionKind.NUMERIC:
            value, tolerance = figure(data.get("value", "")), figure(data.get("tolerance", ""))
            unit = data.get("unit", "")
            return Numeric(**base, value=value, tolerance=abs(tolerance or Decimal(0)), unit=unit, slips=_slips(data))
        case QuestionKind.SHORT:
            return Short(**base, accepted=tuple(data.get("accepted", [])), slips=_slips(data))
        case QuestionKind.OPEN:
            return Open(**base)
        case _chosen:
            picture, alt = data.get("media", ""), data.get("alt", "")
            return Choice(**base, options=_options(data), picture=picture, alt=alt)


def shuffled(options: Sequence[Option], *, seed: str) -> tuple[Option, ...]:
    """The same options in an order that depends on the seed alone and, with two or more, is not the given one."""
    mixed = list(options)
    random.Random(seed).shuffle(mixed)
    if mixed == list(options) and len(mixed) > 1:
        mixed = [*mixed[1:], mixed[0]]
    return tuple(mixed)


def _options(data: Mapping[str, Any]) -> tuple[Option, ...]:
    return tuple(
        Option(
            id=str(option.get("id", "")),
            text=option.get("text", ""),
            correct=bool(option.get("correct")),
            explanation=option.get("explanation", ""),
            x=_percent(option.get("x")),
            y=_percent(option.get("y")),
        )
        for option in data.get("options", [])
    )


def _percent(typed: Any) -> float:
    if not typed or isinstance(typed, int | float):  # as it is stored; what was typed may say it in more ways
        return float(typed or 0)
    return float(next(iter(figures(str(typed))), Decimal(0)))


def _pairs(data: Mapping[str, Any]) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            id=str(pair.get("id", "")),
            left=pair.get("left", ""),
            right=pair.get("right", ""),
            explanation=pair.get("explanation", ""),
        )
        for pair in data.get("pairs", [])
    )


def _slips(data: Mapping[str, Any]) -> tuple[Slip, ...]:
    return tuple(Slip(slip.get("text", ""), slip.get("explanation", "")) for slip in data.get("slips", []))


def _gapped(base: dict[str, Any], data: Mapping[str, Any]) -> Gaps:
    """ "Bel binnen [24|vierentwintig] uur de [*planner|chef]": between brackets what is right, or, with a star before
    what is right, what one may choose from."""
    text, explanations = str(data.get("text", "")), list(data.get("explanations", []))
    gaps: list[Gap] = []
    at = 0
    for found in GAP.finditer(text):
        number = len(gaps)
        written = [part.strip() for part in found[1].split("|") if part.strip(" *")]
        if not written:
            continue
        starred = tuple(part.lstrip("*").strip() for part in written if part.startswith("*"))
        plain = tuple(part.lstrip("*").strip() for part in written)
        gaps.append(
            Gap(
                id=str(number + 1),
                before=text[at : found.start()],
                accepted=starred or plain,
                choices=plain if starred else (),
                explanation=explanations[number] if number < len(explanations) else "",
            )
        )
        at = found.end()
    return Gaps(**base, gaps=tuple(gaps), after=text[at:])
