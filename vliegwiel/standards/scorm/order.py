"""Which items of SCORM 1.2 she may open now: the list everybody sees, whatever the standard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .prerequisites import met


@dataclass(frozen=True)
class Played:
    """What is known of an item she opened. done: as it counts for what comes after it."""

    done: bool = False
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """An item in the list. state: done, begun, open or closed; what is done or begun may be shut by a rule."""

    item: Mapping[str, Any]
    state: str
    shut: bool = False

    @property
    def opens(self) -> bool:
        return self.state != "closed" and not self.shut


def places(read: Mapping[str, Any], played: Mapping[str, Played]) -> list[Place]:
    """Every item that is not hidden, in order. `read`: what was kept of the manifest; `played`: by item.

    What she opened once stays open: going back is always allowed, and no rule takes her own work from her.
    """
    items: Sequence[Mapping[str, Any]] = read["items"]
    found = []
    for item in items:
        mine = played.get(item["id"])
        if mine is None:
            state = "open" if _prerequisites(item, items, played) else "closed"
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
