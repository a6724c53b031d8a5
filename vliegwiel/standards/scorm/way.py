"""Her way through a package of SCORM 2004: what an item told, what may open now, and what a request comes to.

What is kept of it is JSON (`state`), which whoever keeps it need not understand.
"""

import re
from collections.abc import Mapping
from typing import Any

from .flow import Not
from .process import Outcome, Process
from .rules import overall_rollup, violated
from .tree import Activity, Tree

OBJECTIVE = re.compile(r"cmi\.objectives\.(\d+)\.id")
SUCCESS = {"passed": True, "failed": False, "unknown": None}
COMPLETION = {"completed": True, "incomplete": False, "not attempted": False, "unknown": None}


class Way:
    """`root`: the tree a manifest gave; `state`: what was kept, {} before the first time; `talks`: some file in the
    package calls a run-time."""

    def __init__(self, root: Mapping[str, Any], state: Mapping[str, Any], *, talks: bool = True) -> None:
        self.root, self.talks = root, talks
        self.tree = Tree(root, state)

    @property
    def state(self) -> dict[str, Any]:
        return self.tree.state()

    @property
    def current(self) -> str:
        """The item that is open; "" when none is."""
        return self.tree.current.id if self.tree.current and self.tree.current.leaf else ""

    @property
    def ended(self) -> str:
        """over: all of it was closed; paused: it was put aside to go on later; "" while it is under way."""
        return "" if not self.tree.ended else "paused" if self.tree.suspended else "over"

    @property
    def outcome(self) -> bool | None:
        """Whether the whole is done by its own rules. False: it was failed, whatever else is said; None: not yet."""
        passed, completed = self.tree.root.get("satisfied"), self.tree.root.get("completion")
        if passed is False:
            return False
        return True if completed or (passed and completed is None) else None

    def hear(self, item: str, values: Mapping[str, str]) -> None:
        """An item told how it stands. That it is finished ends nothing: she may come back to it until she goes on."""
        one = self.tree.activities.get(item)
        if one is None or not one.leaf or not one.node["tracked"]:
            return
        tell(one, values)
        one.suspended = values.get("cmi.exit") == "suspend"
        overall_rollup(one)

    def go(self, request: str, target: str = "") -> Outcome | None:
        """Do what is asked; None, and nothing changed, when it may not be."""
        tried = self._copy()
        try:
            outcome = Process(tried).ask(request, target)
        except Not:
            return None
        self.tree = tried
        if outcome.opens and (not self.talks or outcome.opens.node["silent"]):
            for what in ("satisfied", "completion"):  # being opened is all it can do
                outcome.opens.set(what, True)
            overall_rollup(outcome.opens)
        return outcome

    def begin(self) -> Outcome | None:
        """Open where she was, else the first there is. None when nothing in it opens."""
        if self.tree.current and self.tree.current.leaf and self.tree.current.active:
            return Outcome(self.tree.current)
        for request in ("resumeAll", "continue", "start"):
            tried = Way(self.root, self.state, talks=self.talks)
            if (found := tried.go(request)) and found.opens:
                self.tree = tried.tree
                return found
        return next((found for id in self.open() if (found := self.go("choice", id))), None)

    def anew(self) -> None:
        """All over: nothing of before counts, and what items kept is of an attempt that is done over."""
        self.tree = Tree(self.root, {})
        for one in self.tree.root.walk():
            one.fresh = True

    def is_fresh(self, item: str) -> bool:
        """Whether it begins without what it kept. Asked once: from then on it goes on."""
        one = self.tree.activities[item]
        fresh, one.fresh = one.fresh, False
        return fresh

    def may(self, request: str, target: str = "") -> bool:
        """Whether it would come to something: an item that opens, or the end."""
        try:
            outcome = Process(self._copy(), mixed=list).ask(request, target)
        except Not:
            return False
        return bool(outcome.opens or outcome.ended)

    def buttons(self) -> dict[str, bool]:
        """Whether going on and going back lead somewhere, and whether the academy's buttons for it are shown: an item
        may ask to leave them out."""
        here = self.tree.current
        hides = set(here.node["hides"]) if here else set()
        led = {name: self.may(name) for name in ("continue", "previous")}
        return led | {f"show_{name}": leads and name not in hides for name, leads in led.items()}

    def open(self) -> list[str]:
        """The items she may choose now, in order, by id."""
        process = Process(self._copy(), mixed=list)
        tree, here = process.tree, process.tree.current
        asked = [one for one in tree.root.walk() if one.leaf and self._chosen(process, one)]
        if here and here.active:
            process.end_attempt(here)
        found = []
        for one in asked:
            try:
                process.reach(one)
            except Not:
                continue
            if not any(violated(step) for step in one.path):
                found.append(one.id)
        return found

    def _chosen(self, process: Process, one: Activity) -> bool:
        try:
            process.navigation("choice", one)
        except Not:
            return False
        return True

    def known(self, item: str) -> list[dict[str, Any]]:
        """The objectives of an item, with what is known of them before it says anything."""
        one = self.tree.activities[item]
        return [
            {
                "id": aim["id"],
                "success": one.get("satisfied", aim["id"]),
                "measure": one.get("measure", aim["id"]),
                "completion": one.get("completion", aim["id"]),
                "progress": one.get("progress", aim["id"]),
            }
            for aim in one.node["objectives"]
            if aim["id"]
        ]

    def _copy(self) -> Tree:
        return Tree(self.root, self.tree.state())


def tell(one: Activity, values: Mapping[str, str]) -> None:
    """What an item set in the run-time becomes what is known of it. What it said of itself goes before what it said of
    the objective that stands for it."""
    for name, id in values.items():
        if number := OBJECTIVE.fullmatch(name):
            at = f"cmi.objectives.{number[1]}"
            itself = one.is_primary(id)
            _set(one, id, {w: v for w, v in values.items() if not (itself and w.replace(at, "cmi") in values)}, at)
    _set(one, "", values, "cmi")


def _set(one: Activity, objective: str, values: Mapping[str, str], at: str) -> None:
    if not one.aims_at(objective):
        return
    measure, progress = _number(values.get(f"{at}.score.scaled")), _number(values.get(f"{at}.progress_measure"))
    if measure is not None:
        one.set("measure", measure, objective)
    if progress is not None:
        one.set("progress", progress, objective)
    for what, status, known in (
        ("completion", values.get(f"{at}.completion_status", ""), COMPLETION),
        ("satisfied", values.get(f"{at}.success_status", ""), SUCCESS),
    ):
        if status in known and not one.is_measured(what, objective):
            one.set(what, known[status], objective)


def _number(text: str | None) -> float | None:
    try:
        found = float(text or "")
    except ValueError:
        return None
    return found if -1 <= found <= 1 else None
