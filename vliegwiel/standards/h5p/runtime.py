"""What H5P content told while it was used, as facts we know: done, passed, how well, how long."""

import re
from collections.abc import Mapping

from vliegwiel.areas.learning.actions import Standing

NAME = re.compile(r"h5p\.(?:done|passed|score\.(?:raw|max|scaled)|data\.[\w-]{1,64}\.[\w-]{1,64}|event\.\d{1,4})")
STATE = re.compile(r"h5p\.data\.")
EVENT = re.compile(r"h5p\.event\.")


def standing(values: Mapping[str, str], *, seconds: int = 0) -> Standing:
    """How she stands by what was told of the whole: a score is 0..100, None where there is none to earn.

    Answered or completed is done, whatever the score: the author may ask for one.
    """
    passed = {"true": True, "false": False}.get(values.get("h5p.passed", ""))
    return Standing(done=values.get("h5p.done") == "true", passed=passed, score=score(values), seconds=seconds)


def score(values: Mapping[str, str]) -> float | None:
    """0..100: the scaled score, else the raw one of its maximum."""
    scaled, raw, most = (_number(values.get(f"h5p.score.{end}", "")) for end in ("scaled", "raw", "max"))
    if scaled is None and raw is not None and most:
        scaled = raw / most
    return None if scaled is None else min(max(round(scaled * 100, 2), 0.0), 100.0)


def kept(values: Mapping[str, str]) -> dict[str, str]:
    """What it needs to go on where she was: the data it asked to be kept."""
    return {name: value for name, value in values.items() if STATE.match(name)}


def told(values: Mapping[str, str]) -> int:
    """How many events are kept."""
    return sum(1 for name in values if EVENT.match(name))


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if found == found and abs(found) != float("inf") else None
