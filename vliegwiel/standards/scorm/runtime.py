"""What a package said while it was played, as facts we know: done, passed, how well, how long."""

import re
from collections.abc import Mapping

from vliegwiel.areas.learning.actions import Standing

NAME = re.compile(r"(?:cmi|adl)(?:\.[A-Za-z0-9_]+)+")
DONE = {"passed", "completed"}


def standing(values: Mapping[str, str], *, is_2004: bool, seconds: int = 0) -> Standing:
    """How she stands by the run-time data: a score is 0..100, None where the package gives none.

    Failing is not being done, whatever else is said: SCORM 2004 calls an item that was failed completed.
    """
    if is_2004:
        success, completion = values.get("cmi.success_status", ""), values.get("cmi.completion_status", "")
    else:
        success = completion = values.get("cmi.core.lesson_status", "")
    passed = {"passed": True, "failed": False}.get(success)
    done = passed is True or (passed is None and completion in DONE)
    return Standing(done=done, passed=passed, score=score(values, is_2004=is_2004), seconds=seconds)


def score(values: Mapping[str, str], *, is_2004: bool) -> float | None:
    """0..100: the scaled score, else the raw one between its own ends, else the raw one as it is."""
    at = "cmi.score" if is_2004 else "cmi.core.score"
    scaled, raw, low, high = (_number(values.get(f"{at}.{end}", "")) for end in ("scaled", "raw", "min", "max"))
    if scaled is not None:
        found = scaled * 100
    elif raw is None:
        return None
    elif high is not None and high > (low or 0):
        found = (raw - (low or 0)) / (high - (low or 0)) * 100
    else:
        found = raw
    return min(max(round(found, 2), 0.0), 100.0)


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if found == found and abs(found) != float("inf") else None
