"""What comes of an answer."""

from dataclasses import dataclass

from ..enums import Sureness


@dataclass(frozen=True)
class OptionOutcome:
    """One option after answering: was it chosen, is it right, was choosing (or leaving) it right, and why.

    In a question about order: on the place where she put it, and `correct` when it belongs there.
    """

    id: str
    text: str
    chosen: bool
    correct: bool
    explanation: str
    x: float = 0.0
    y: float = 0.0

    @property
    def right(self) -> bool:
        return self.chosen == self.correct


@dataclass(frozen=True)
class PartOutcome:
    """One thing asked in a question that asks several: what was given, what is right, and why."""

    id: str
    about: str
    given: str
    right: bool
    wanted: str
    explanation: str


@dataclass(frozen=True)
class Outcome:
    """`chosen` is the answer as it is kept: option ids, or what was written, part by part. Empty: she does
    not know it yet."""

    correct: bool
    chosen: tuple[str, ...]
    options: tuple[OptionOutcome, ...] = ()
    parts: tuple[PartOutcome, ...] = ()
    explanation: str = ""
    sure: Sureness | None = None

    @property
    def share(self) -> float:
        """0..1: the share of what was asked that is right."""
        asked = [part.right for part in (self.parts or self.options)]
        return sum(asked) / len(asked) if asked and self.chosen else float(self.correct)
