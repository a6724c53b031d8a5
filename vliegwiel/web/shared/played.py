"""A package while it is played, by who learns and by who tries it out: where it begins, and which items are open."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.conf import settings

from vliegwiel.areas.catalogue.enums import PackageKind
from vliegwiel.areas.catalogue.models import Package
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.models import PackageRun
from vliegwiel.standards.h5p import runtime as h5p
from vliegwiel.standards.scorm import order
from vliegwiel.standards.scorm import runtime as scorm

from . import content

STARTED_WITH = ("session_time", "exit", "entry", "total_time", "lesson_mode", "credit", "mode", "student_id")
"""Last words of what is set anew at each start, whatever was kept."""


def names(package: Package) -> re.Pattern[str]:
    """What this kind of package may call what it sets."""
    return h5p.NAME if package.kind == PackageKind.H5P else scorm.NAME


def starting(package: Package, item: Mapping[str, Any], *, values: Mapping[str, str]) -> dict[str, Any]:
    """What this kind of package gets to start an item with, where it is as `values` say."""
    if package.kind == PackageKind.H5P:
        return {"src": content.H5P, "values": h5p.kept(values), "told": h5p.told(values)}
    keep = {name: value for name, value in values.items() if _is_kept(name)}
    given = ("mastery", "threshold", "data", "time_allowed", "time_action", "objectives")
    return {
        "src": content.within(item["href"]),
        "values": keep,
        "fresh": not keep,
        **{name: item[name] for name in given},
    }


def judged(package: Package, values: Mapping[str, str], seconds: int) -> actions.Standing:
    if package.kind == PackageKind.H5P:
        return h5p.standing(values, seconds=seconds)
    return scorm.standing(values, is_2004=package.read["edition"] != "1.2", seconds=seconds)


def places(package: Package, mine: dict[str, PackageRun]) -> list[order.Place]:
    items = {one["id"]: one for one in package.read["items"]}
    played = {
        id: order.Played(
            learning.has_done(run, items[id], talks=package.read["talks"]), run.is_passed, run.score, run.values
        )
        for id, run in mine.items()
        if id in items
    }
    if package.kind == PackageKind.H5P:  # one thing, and nothing to wait for
        states = {id: "done" if one.done else "begun" for id, one in played.items()}
        return [order.Place(item, states.get(id, "open")) for id, item in items.items()]
    return order.places(package.read, played)


def here(places: list[order.Place], mine: dict[str, PackageRun]) -> str:
    """Where she was last, unless that is done and something is left to do."""
    last = max(mine.values(), key=lambda run: run.seen_at).item if mine else ""
    states = {place.item["id"]: place.state for place in places}
    if states.get(last) == "begun":
        return last
    left = next((id for id, state in states.items() if state in ("begun", "open")), "")
    return left or last or next(iter(states), "")


def _is_kept(name: str) -> bool:
    return not name.startswith("adl.nav.") and name.rpartition(".")[2] not in STARTED_WITH


def alias(person) -> str:
    """Who she is to a package: always the same, and nobody outside can tell who."""
    return sha256(f"{settings.SECRET_KEY}:package:{person.pk}".encode()).hexdigest()[:16]
