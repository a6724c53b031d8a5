"""A ritual as text: its steps, its minutes, its questions, in two languages beside each other."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import get_language

from vliegwiel.kit.words import Words, as_words


@dataclass(frozen=True)
class Step:
    """A question and its minutes. `tries`: here a try-out is agreed. `back`: here the last ones are looked at."""

    minutes: int
    title: Mapping[str, str]
    question: Mapping[str, str]
    tries: bool = False
    back: bool = False

    @property
    def called(self) -> Words:
        return as_words(dict(self.title))

    @property
    def asks(self) -> Words:
        return as_words(dict(self.question))

    @property
    def beside(self) -> list[tuple[str, str]]:
        """The question in each of its languages, the reader's first: (language, words)."""
        hers = (get_language() or "nl")[:2]
        return sorted(((one, text) for one, text in self.question.items() if text), key=lambda pair: pair[0] != hers)

    def plain(self) -> dict[str, Any]:
        """As a meeting and a version keep it."""
        return asdict(self) | {"title": dict(self.title), "question": dict(self.question)}


def step_of(kept: Mapping[str, Any]) -> Step:
    """The step again from what was kept."""
    known = ("minutes", "title", "question", "tries", "back")
    return Step(**{name: kept[name] for name in known if name in kept})


@dataclass(frozen=True)
class Ritual:
    """What a circle can hold. `apart`: it can also be a card of a week that each answers on her own."""

    key: str
    title: Mapping[str, str]
    purpose: Mapping[str, str]
    steps: tuple[Step, ...]
    confidential: bool = False
    apart: bool = True
    version: int = 0  # of a kit; 0: it comes with the product
    own: bool = field(default=False)

    @property
    def called(self) -> Words:
        return as_words(dict(self.title))

    @property
    def is_for(self) -> Words:
        return as_words(dict(self.purpose))

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)
