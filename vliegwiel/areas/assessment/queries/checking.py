"""Is an answer right, part by part, and why.

An answer is a list of words, whatever the kind of question:
- choose, point at: the ids of what was chosen; order: the ids, in order;
- match, gaps: what was given, part by part ("" for nothing); a number, a few words: one entry.
- thinking in private: one entry, and whatever it says is right.
An empty list means "weet ik nog niet". What a question does not have is ignored.
"""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any

from django.utils.formats import number_format

from ..enums import Sureness
from .comparing import figures, same_text
from .outcomes import OptionOutcome, Outcome, PartOutcome
from .questions import Choice, Gap, Gaps, Match, Numeric, Open, Order, Question, Short, Slip


def check(question: Question, chosen: Iterable[str], *, sure: int | None = None) -> Outcome:
    """Right when everything that was asked is right. sure: 1..3 as in `Sureness`, when she said so."""
    given = [str(one) for one in chosen]
    said = Sureness(sure) if sure in Sureness.values else None
    match question:
        case Choice():
            return _chosen(question, given, said)
        case Order():
            return _ordered(question, given, said)
        case Match():
            return _in_parts(question, given, _matched(question, given), said)
        case Gaps():
            return _in_parts(question, given, _filled(question, given), said)
        case Numeric():
            return _counted(question, given, said)
        case Short():
            return _written(question, given, said)
        case Open():
            mine = given[0].strip() if given else ""
            part = PartOutcome("written", "", mine, bool(mine), "", "")
            return Outcome(bool(mine), (mine,) if mine else (), parts=(part,), explanation=question.explanation)
    raise TypeError(question)


def _chosen(question: Choice, given: Sequence[str], sure: Sureness | None) -> Outcome:
    """Right when exactly the correct options were chosen."""
    ids = set(given)
    options = tuple(
        OptionOutcome(one.id, one.text, one.id in ids, one.correct, one.explanation, one.x, one.y)
        for one in question.options
    )
    correct = any(one.correct for one in options) and all(one.right for one in options)
    return Outcome(correct, tuple(one.id for one in options if one.chosen), options=options, sure=sure)


def _ordered(question: Order, given: Sequence[str], sure: Sureness | None) -> Outcome:
    """What is on its own place is right. What she left out comes last, in the order it was shown in."""
    texts = {one.id: one.text for one in question.options}
    kept = [id for id in dict.fromkeys(given) if id in texts]
    answer = [*kept, *(one.id for one in question.shuffled if one.id not in kept)] if kept else []
    options = tuple(
        OptionOutcome(mine, texts[mine], True, mine == one.id, one.explanation)
        for one, mine in zip(question.options, answer, strict=False)
    )
    parts = tuple(
        PartOutcome(one.id, one.text, texts.get(mine, ""), mine == one.id, one.text, one.explanation)
        for one, mine in zip_longest(question.options, answer, fillvalue="")
        if not isinstance(one, str)
    )
    correct = bool(parts) and all(part.right for part in parts)
    return Outcome(correct, tuple(answer), options=options, parts=parts, explanation=question.explanation, sure=sure)


def _matched(question: Match, given: Sequence[str]) -> tuple[PartOutcome, ...]:
    return tuple(
        PartOutcome(pair.id, pair.left, mine, mine == pair.right, pair.right, pair.explanation)
        for pair, mine in zip(question.pairs, _padded(given, len(question.pairs)), strict=True)
    )


def _filled(question: Gaps, given: Sequence[str]) -> tuple[PartOutcome, ...]:
    return tuple(
        PartOutcome(gap.id, gap.before, mine, _fills(gap, mine), gap.accepted[0], gap.explanation)
        for gap, mine in zip(question.gaps, _padded(given, len(question.gaps)), strict=True)
    )


def _fills(gap: Gap, given: str) -> bool:
    if same_text(given, gap.accepted) is not None:
        return True
    return bool(set(figures(given)) & {number for text in gap.accepted for number in figures(text)})


def _in_parts(question: Any, given: Sequence[str], parts: tuple[PartOutcome, ...], sure: Sureness | None) -> Outcome:
    correct = bool(parts) and all(part.right for part in parts)
    kept = tuple(part.given for part in parts) if any(part.given for part in parts) else ()
    return Outcome(correct, kept, parts=parts, explanation=question.explanation, sure=sure)


def _counted(question: Numeric, given: Sequence[str], sure: Sureness | None) -> Outcome:
    mine = given[0].strip() if given else ""
    numbers = figures(mine.removesuffix(question.unit).strip() if question.unit else mine)
    value = question.value
    right = value is not None and any(abs(number - value) <= question.tolerance for number in numbers)
    wanted = "" if value is None else f"{number_format(value)} {question.unit}".strip()
    slip = next((one for one in question.slips if set(numbers) & set(figures(one.text))), None)
    return _single(question, mine, right, wanted, None if right else slip, sure)


def _written(question: Short, given: Sequence[str], sure: Sureness | None) -> Outcome:
    mine = given[0].strip() if given else ""
    found = same_text(mine, question.accepted)
    slip = next((one for one in question.slips if same_text(mine, [one.text]) is not None), None)
    first = question.accepted[0] if question.accepted else ""
    return _single(question, mine, found is not None, found or first, None if found else slip, sure)


def _single(question: Any, mine: str, right: bool, wanted: str, slip: Slip | None, sure: Sureness | None) -> Outcome:
    part = PartOutcome("written", "", mine, right, wanted, slip.explanation if slip else "")
    chosen = (mine,) if mine else ()
    return Outcome(right, chosen, parts=(part,), explanation=question.explanation, sure=sure)


def _padded(given: Sequence[str], length: int) -> list[str]:
    return [*(one.strip() for one in given[:length]), *[""] * (length - len(given))]
