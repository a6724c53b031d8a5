"""What somebody filled in under a question, as `assessment` wants it: a list of words, whatever its kind."""

from collections.abc import Mapping

from django.http import QueryDict

from vliegwiel.areas.assessment.queries import Choice, Gaps, Match, Order, Question


def answered(question: Question, posted: QueryDict) -> list[str]:
    """Empty when she said "weet ik nog niet", or filled in nothing."""
    if "unsure" in posted:
        return []
    match question:
        case Choice():
            return posted.getlist("chosen")
        case Order():
            return _in_order(question, posted)
        case Match():
            given = [posted.get(f"pair-{pair.id}", "") for pair in question.pairs]
        case Gaps():
            given = [posted.get(f"gap-{n}", "") for n in range(1, len(question.gaps) + 1)]
        case _written:
            given = [posted.get("written", "")]
    return given if any(one.strip() for one in given) else []


def sureness(posted: Mapping[str, str]) -> int | None:
    """1..3 as she said, None when she did not."""
    said = posted.get("sure", "")
    return int(said) if said in ("1", "2", "3") else None


def _in_order(question: Order, posted: QueryDict) -> list[str]:
    """By the number she gave each; what has the same number keeps the order it was shown in."""
    places = {
        option.id: int(place)
        for option in question.shuffled
        if (place := posted.get(f"place-{option.id}", "")).isdigit() and len(place) < 4
    }
    return sorted(places, key=lambda id: places[id])
