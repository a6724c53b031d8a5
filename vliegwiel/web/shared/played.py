"""A package while it is played, by who learns and by who tries it out: where it begins, and which items are open."""

import re
from collections.abc import Callable, Mapping
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
from vliegwiel.standards.scorm.way import Way

from . import content

STARTED_WITH = ("session_time", "exit", "entry", "total_time", "lesson_mode", "credit", "mode", "student_id")
"""Last words of what is set anew at each start, whatever was kept."""


def names(package: Package) -> re.Pattern[str]:
    """What this kind of package may call what it sets."""
    return h5p.NAME if package.kind == PackageKind.H5P else scorm.NAME


def starting(
    package: Package, item: Mapping[str, Any], *, values: Mapping[str, str], way: Way | None = None
) -> dict[str, Any]:
    """What this kind of package gets to start an item with, where it is as `values` say."""
    if package.kind == PackageKind.H5P:
        return {"src": content.H5P, "values": h5p.kept(values), "told": h5p.told(values)}
    keep = {name: value for name, value in values.items() if _is_kept(name)}
    given = ("mastery", "threshold", "data", "time_allowed", "time_action")
    return {
        "src": content.within(item["href"]),
        "values": keep,
        "fresh": not keep,
        "objectives": way.known(item["id"]) if way else [],
        **{name: item[name] for name in given},
    }


def way_through(package: Package, state: Mapping[str, Any]) -> Way | None:
    """Her way through a package whose items open by its own rules; None where there is no such thing."""
    tree = package.read.get("tree")
    return Way(tree, state, talks=package.read["talks"]) if tree else None


def walked(way: Way, opens: str = "") -> actions.Walked:
    """What is to be kept of it."""
    fresh = bool(opens) and way.is_fresh(opens)
    return actions.Walked(way.state, way.outcome, opens, fresh, forgets=("cmi.exit", "adl.nav.request"))


def stepping(way: Way, asked: Mapping[str, Any], values: Callable[[str], Mapping[str, str]]) -> actions.Walked | None:
    """Take the step that is asked; None when it may not be. values: what an item set so far."""
    if asked.get("what") == "begin":
        if asked.get("anew"):
            way.anew()
        outcome = way.begin()
    else:
        if way.current:
            way.hear(way.current, values(way.current))
        outcome = way.go(str(asked.get("request", ""))[:20], str(asked.get("target", "")))
    if outcome is None:
        return None
    return walked(way, outcome.opens.id if outcome.opens else "")


def told(places: list[order.Place], way: Way | None) -> dict[str, Any]:
    """What its window is told of what is open now."""
    found: dict[str, Any] = {
        "places": [{"id": one.item["id"], "state": one.state, "opens": one.opens} for one in places]
    }
    if way:
        found |= {"may": way.buttons(), "ended": way.ended}
    return found


def judged(package: Package, values: Mapping[str, str], seconds: int) -> actions.Standing:
    if package.kind == PackageKind.H5P:
        return h5p.standing(values, seconds=seconds)
    return scorm.standing(values, is_2004=package.read["edition"] != "1.2", seconds=seconds)


def places(package: Package, mine: Mapping[str, PackageRun], way: Way | None = None) -> list[order.Place]:
    """The list of its items, as far as she is."""
    items = {one["id"]: one for one in package.read["items"]}
    played = {
        id: order.Played(learning.has_done(run, items[id], talks=package.read["talks"]), run.values)
        for id, run in mine.items()
        if id in items
    }
    if package.kind == PackageKind.H5P:  # one thing, and nothing to wait for
        states = {id: "done" if one.done else "begun" for id, one in played.items()}
        return [order.Place(item, states.get(id, "open")) for id, item in items.items()]
    if way is None:
        return order.places(package.read, played)
    opens = set(way.open())
    found = []
    for id, item in items.items():
        if not item["hidden"]:
            state = "open" if id in opens else "closed"
            if id in played:
                state = "done" if played[id].done else "begun"
            found.append(order.Place(item, state, shut=id not in opens and id != way.current))
    return found


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
