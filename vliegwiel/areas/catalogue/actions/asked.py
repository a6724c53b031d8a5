"""A question made regular: exactly the fields of its kind, ids that are its own, numbers within bounds."""

from collections.abc import Callable, Mapping
from string import ascii_lowercase
from typing import Any

from vliegwiel.areas.assessment.enums import QuestionKind
from vliegwiel.areas.assessment.queries import kind_of

from .fields import LONGEST, line, text

MOST_OPTIONS = 12


def clean_question(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a question: its kind, its prompt and what that kind asks for."""
    kind = kind_of(data)
    cleaned: dict[str, Any] = {"prompt": text(data, "prompt"), "kind": kind.value}
    if data.get("sure"):
        cleaned["sure"] = True
    if kind.has_options:
        cleaned["options"] = _rows(data, "options", _hotspot if kind == QuestionKind.HOTSPOT else _option)
    match kind:
        case QuestionKind.HOTSPOT:
            cleaned |= {"media": line(data, "media"), "alt": line(data, "alt")}
        case QuestionKind.ORDER:
            cleaned["explanation"] = text(data, "explanation")
        case QuestionKind.MATCH:
            cleaned |= {"pairs": _rows(data, "pairs", _pair), "extras": _lines(data, "extras")}
        case QuestionKind.GAPS:
            explanations = list(data.get("explanations") or [])[: 2 * MOST_OPTIONS]
            cleaned |= {
                "text": text(data, "text"),
                "explanations": [text({"one": explanation}, "one") for explanation in explanations],
            }
        case QuestionKind.NUMERIC:
            cleaned |= {name: line(data, name)[:40] for name in ("value", "tolerance", "unit")}
            cleaned |= {"explanation": text(data, "explanation"), "slips": _slips(data)}
        case QuestionKind.SHORT:
            cleaned |= {"accepted": _lines(data, "accepted"), "slips": _slips(data)}
            cleaned["explanation"] = text(data, "explanation")
    return cleaned


def _option(given: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "text": line(given, "text"),
        "correct": bool(given.get("correct")),
        "explanation": text(given, "explanation"),
    }


def _hotspot(given: Mapping[str, Any]) -> dict[str, Any]:
    return {**_option(given), "x": _percent(given.get("x")), "y": _percent(given.get("y"))}


def _pair(given: Mapping[str, Any]) -> dict[str, Any]:
    return {"left": line(given, "left"), "right": line(given, "right"), "explanation": text(given, "explanation")}


def _rows(
    data: Mapping[str, Any], name: str, clean: Callable[[Mapping[str, Any]], dict[str, Any]]
) -> list[dict[str, Any]]:
    """Each row with an id of its own; one it already had stays."""
    rows: list[dict[str, Any]] = []
    for given in list(data.get(name) or [])[:MOST_OPTIONS]:
        taken = {row["id"] for row in rows}
        id = line(given, "id")[:8]
        if not id or id in taken:
            id = next(letter for letter in ascii_lowercase if letter not in taken)
        rows.append({"id": id, **clean(given)})
    return rows


def _slips(data: Mapping[str, Any]) -> list[dict[str, str]]:
    given = list(data.get("slips") or [])[:MOST_OPTIONS]
    return [{"text": line(slip, "text"), "explanation": text(slip, "explanation")} for slip in given]


def _lines(data: Mapping[str, Any], name: str) -> list[str]:
    """Texts, one to a line or in a list; empty ones and doubles go."""
    given = data.get(name) or []
    written = given.split("\n") if isinstance(given, str) else given
    texts = [" ".join(str(one).replace("\x00", "").split())[: LONGEST["line"]] for one in written]
    return list(dict.fromkeys(filter(None, texts)))[: 2 * MOST_OPTIONS]


def _percent(given: Any) -> float:
    """0..100 with one decimal; the middle when it is no number."""
    try:
        return round(min(max(float(str(given).replace(",", ".")), 0.0), 100.0), 1)
    except ValueError:
        return 50.0
