"""Questions and what comes of an answer. Nothing here writes; who may see an answer is only who gave it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from vliegwiel.areas.people.models import Person

from .models import Answer


@dataclass(frozen=True)
class Option:
    id: str
    text: str
    correct: bool
    explanation: str


@dataclass(frozen=True)
class Question:
    """What is asked, and every option with whether it is right and why."""

    prompt: str
    multiple: bool
    options: tuple[Option, ...]


@dataclass(frozen=True)
class OptionOutcome:
    """One option after answering: was it chosen, is it right, was choosing (or leaving) it right, and why."""

    id: str
    text: str
    chosen: bool
    correct: bool
    explanation: str

    @property
    def right(self) -> bool:
        return self.chosen == self.correct


@dataclass(frozen=True)
class Outcome:
    correct: bool
    options: tuple[OptionOutcome, ...]

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options if option.chosen)


def question(data: Mapping[str, Any]) -> Question:
    """A question from a block's data; what is absent is empty."""
    return Question(
        prompt=data.get("prompt", ""),
        multiple=data.get("kind") == "multiple",
        options=tuple(
            Option(
                id=str(option.get("id", "")),
                text=option.get("text", ""),
                correct=bool(option.get("correct")),
                explanation=option.get("explanation", ""),
            )
            for option in data.get("options", [])
        ),
    )


def check(question: Question, chosen: Iterable[str]) -> Outcome:
    """Right when exactly the correct options were chosen. Ids the question does not have are ignored."""
    ids = set(chosen)
    options = tuple(
        OptionOutcome(option.id, option.text, option.id in ids, option.correct, option.explanation)
        for option in question.options
    )
    return Outcome(correct=bool(options) and all(option.right for option in options), options=options)


def answers(person: Person, keys: Iterable[str]) -> dict[str, Answer]:
    """Her own latest answer to each of these questions, in one query. There is no way to ask for another's."""
    given = Answer.objects.filter(person=person, question__in=list(keys)).order_by("pk")
    return {answer.question: answer for answer in given}
