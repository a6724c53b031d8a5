"""Which items she may open now, and what each is waiting for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .prerequisites import met

OBJECTIVE = re.compile(r"cmi\.objectives\.(\d+)\.id")


@dataclass(frozen=True)
class Played:
    """What is known of an item she opened. done: as it counts for what comes after it."""

    done: bool = False
    passed: bool | None = None
    score: float | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """An item in the list. state: done, begun, open or closed."""

    item: Mapping[str, Any]
    state: str

    @property
    def opens(self) -> bool:
        return self.state != "closed"


def places(read: Mapping[str, Any], played: Mapping[str, Played]) -> list[Place]:
    """Every item that is not hidden, in order. `read`: what was kept of the manifest; `played`: by item.

    What she opened once stays open: going back is always allowed, and no rule takes her own work from her.
    """
    items: Sequence[Mapping[str, Any]] = read["items"]
    shared = _shared(items, played)
    found = []
    for n, item in enumerate(items):
        mine = played.get(item["id"])
        if mine is None:
            before = items[n - 1]["id"] if n else ""
            waits = not item["choice"] and n > 0 and before not in played
            closed = waits or not _prerequisites(item, items, played) or _ruled_out(item, played, shared)
            state = "closed" if closed else "open"
        else:
            state = "done" if mine.done else "begun"
        if not item["hidden"] or mine:
            found.append(Place(item, state))
    return found


def _prerequisites(item: Mapping[str, Any], items: Sequence[Mapping[str, Any]], played: Mapping[str, Played]) -> bool:
    known = {one["id"] for one in items}

    def status(id: str) -> str:
        if id not in known:
            return ""
        mine = played.get(id)
        if mine is None:
            return "not attempted"
        said = mine.values.get("cmi.core.lesson_status", "")
        return said if said and not (mine.done and said == "incomplete") else "completed" if mine.done else "incomplete"

    return met(item["prerequisites"], status)


def _ruled_out(
    item: Mapping[str, Any], played: Mapping[str, Played], shared: tuple[dict[str, bool], dict[str, bool]]
) -> bool:
    """Any rule of it, or of what it stands in, whose conditions hold."""
    for rule in item["rules"]:
        held = [_holds(one, item, played, shared) for one in rule["conditions"]]
        if held and (all(held) if rule["every"] else any(held)):
            return True
    return False


def _holds(
    condition: Mapping[str, Any],
    item: Mapping[str, Any],
    played: Mapping[str, Played],
    shared: tuple[dict[str, bool], dict[str, bool]],
) -> bool:
    """What is not known is not so: "not satisfied" holds only when it is known that it is not satisfied."""
    mine = played.get(item["id"])
    satisfied, completed = _known(condition["objective"], item, mine, shared)
    measure = mine.score / 100 if mine and mine.score is not None else None
    asked: dict[str, bool | None] = {
        "satisfied": satisfied,
        "objectiveStatusKnown": satisfied is not None,
        "completed": completed,
        "activityProgressKnown": completed is not None,
        "attempted": mine is not None,
        "objectiveMeasureKnown": measure is not None,
        "objectiveMeasureGreaterThan": None if measure is None else measure > condition["than"],
        "objectiveMeasureLessThan": None if measure is None else measure < condition["than"],
        "always": True,
    }
    found = asked.get(condition["asks"])
    return found is not None and found != condition["negated"]


def _known(
    objective: str, item: Mapping[str, Any], mine: Played | None, shared: tuple[dict[str, bool], dict[str, bool]]
) -> tuple[bool | None, bool | None]:
    """Whether an objective of the item is satisfied and completed, as far as is known; its own without a name."""
    for one in item["objectives"]:
        if objective and one["id"] == objective and not (one["primary"] and mine):
            return shared[0].get(one["reads"]), shared[1].get(one["reads_completion"])
    if mine is None:
        return None, None
    return mine.passed if mine.passed is not None else mine.done or None, mine.done


def _shared(
    items: Sequence[Mapping[str, Any]], played: Mapping[str, Played]
) -> tuple[dict[str, bool], dict[str, bool]]:
    """What items wrote for others to read: satisfied, completed.

    An item that says nothing of success is satisfied by being done, as SCORM 2004 has it.
    """
    satisfied: dict[str, bool] = {}
    completed: dict[str, bool] = {}
    for item in items:
        mine = played.get(item["id"])
        if mine is None:
            continue
        said = _said(mine.values)
        for one in item["objectives"]:
            if one["primary"]:
                success = mine.passed if mine.passed is not None else True if mine.done else None
                progress: bool | None = mine.done
            else:
                success, progress = said.get(one["id"], (None, None))
            if one["writes"] and success is not None:
                satisfied[one["writes"]] = success
            if one["writes_completion"] and progress is not None:
                completed[one["writes_completion"]] = progress
    return satisfied, completed


def _said(values: Mapping[str, str]) -> dict[str, tuple[bool | None, bool | None]]:
    """What the item said of its objectives, by their names."""
    found = {}
    for name, id in values.items():
        if number := OBJECTIVE.fullmatch(name):
            at = f"cmi.objectives.{number[1]}"
            success = {"passed": True, "failed": False}.get(values.get(f"{at}.success_status", ""))
            progress = {"completed": True, "incomplete": False}.get(values.get(f"{at}.completion_status", ""))
            found[id] = (success, progress)
    return found
