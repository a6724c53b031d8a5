"""A question made regular: exactly the fields of its kind, ids that are its own, numbers within bounds."""

from collections.abc import Mapping
from typing import Any

from vliegwiel.areas.assessment.enums import QuestionKind
from vliegwiel.areas.assessment.queries import kind_of

from .fields import LONGEST, MOST_ROWS, clean_rows, line, text


def clean_question(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a question: its kind, its prompt and what that kind asks for."""
    kind = kind_of(data)
    cleaned: dict[str, Any] = {"prompt": text(data, "prompt"), "kind": kind.value}
    if data.get("sure"):
        cleaned["sure"] = True
    if data.get("returns") in ("yes", "no"):
        cleaned["returns"] = data["returns"]
    if kind.has_options:
        cleaned["options"] = clean_rows(data, "options", _hotspot if kind == QuestionKind.HOTSPOT else _option)
    if kind == QuestionKind.HOTSPOT or data.get("media"):
        cleaned |= {"media": line(data, "media"), "alt": line(data, "alt")}
    match kind:
        case QuestionKind.ORDER | QuestionKind.OPEN:
            cleaned["explanation"] = text(data, "explanation")
        case QuestionKind.MATCH:
            cleaned |= {"pairs": clean_rows(data, "pairs", _pair), "extras": _lines(data, "extras")}
        case QuestionKind.GAPS:
            explanations = list(data.get("explanations") or [])[: 2 * MOST_ROWS]
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


def _slips(data: Mapping[str, Any]) -> list[dict[str, str]]:
    given = list(data.get("slips") or [])[:MOST_ROWS]
    return [{"text": line(slip, "text"), "explanation": text(slip, "explanation")} for slip in given]


def _lines(data: Mapping[str, Any], name: str) -> list[str]:
    """Texts, one to a line or in a list; empty ones and doubles go."""
    given = data.get(name) or []
    written = given.split("\n") if isinstance(given, str) else given
    texts = [" ".join(str(one).replace("\x00", "").split())[: LONGEST["line"]] for one in written]
    return list(dict.fromkeys(filter(None, texts)))[: 2 * MOST_ROWS]


def _percent(given: Any) -> float:
    """0..100 with one decimal; the middle when it is no number."""
    try:
        return round(min(max(float(str(given).replace(",", ".")), 0.0), 100.0), 1)
    except ValueError:
        return 50.0
