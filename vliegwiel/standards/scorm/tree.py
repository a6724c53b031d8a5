"""The activity tree of SCORM 2004: what is known of each activity, and of what they share.

Made of what the manifest said (shape.Node, as JSON) and of what was kept of somebody (`state`, JSON too). A status is
True, False, or None where it is not known, so that conditions have the three values of the book.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

PRIMARY = ""
BY = {"satisfied": "measure", "completion": "progress"}
Track = dict[str, Any]  # satisfied, measure, completion, progress: what is known of them


@lru_cache(4096)
def plain(id: str) -> str:
    """A name of an objective as it is compared: makers differ in spaces, and in how they write them."""
    return " ".join(unquote(id).split())


class Activity:
    """One activity, where it stands, and what happened to it so far."""

    def __init__(self, tree: "Tree", node: Mapping[str, Any], parent: "Activity | None", number: int) -> None:
        self.tree, self.node, self.parent, self.number = tree, node, parent, number
        self.id: str = node["id"]
        self.children: list[Activity] = []
        self.available: list[Activity] = []  # in the order and the choice of this attempt
        self.tries = 0
        self.active = self.suspended = False
        self.stale_objective = self.stale_progress = False  # from before the current attempt on what it stands in
        self.drawn = False  # its children were selected or put in order for the attempt to come
        self.fresh = False  # what it kept is of an attempt that is to be done over
        self.tracks: dict[str, Track] = {}
        self.aims = {(PRIMARY if aim["primary"] else plain(aim["id"])): aim for aim in node["objectives"]}
        self.aims.setdefault(PRIMARY, {"id": "", "by_measure": False, "least": 1.0, "shared": []})

    @property
    def leaf(self) -> bool:
        return not self.children

    @property
    def path(self) -> list["Activity"]:
        """From the root to here."""
        return [*(self.parent.path if self.parent else ()), self]

    def contains(self, other: "Activity") -> bool:
        return self in other.path

    def walk(self) -> Iterator["Activity"]:
        """Itself and all below it, parents before children."""
        yield self
        for one in self.children:
            yield from one.walk()

    def aims_at(self, named: str) -> bool:
        """Whether it has an objective of this name."""
        return self._aim(named) in self.aims

    def _aim(self, named: str) -> str:
        named = plain(named)
        return PRIMARY if not named or named == plain(self.aims[PRIMARY]["id"]) else named

    def is_primary(self, named: str) -> bool:
        return self._aim(named) == PRIMARY

    def is_measured(self, what: str, objective: str = "") -> bool:
        """Whether its measure, or its progress, decides it and nothing it says does."""
        return self._least(self.aims[self._aim(objective)], what) is not None

    def get(self, what: str, objective: str = "", *, counting: bool = False) -> Any:
        """satisfied, measure, completion or progress of one of its objectives; None when that is not known.

        counting: as what it stands in counts it, for which an earlier attempt is over.
        """
        key = self._aim(objective)
        aim = self.aims.get(key)
        if aim is None or not self.node["tracked"]:
            return None
        if what in BY and (least := self._least(aim, what)) is not None:
            measured = self.get(BY[what], objective, counting=counting)
            waits = not self.leaf and self.active and not self.node["if_active"] and what == "satisfied"
            return None if measured is None or waits else measured >= least
        if reads := [one["target"] for one in aim["shared"] if what in one["reads"]]:
            found = (self.tree.shared.get(plain(target), {}).get(what) for target in reads)
            read = next((value for value in found if value is not None), None)
            # Who reads whether something is satisfied does not go by its own; of progress it does while nobody wrote.
            if read is not None or what in ("satisfied", "measure"):
                return read
        stale = self.stale_objective if what in ("satisfied", "measure") else self.stale_progress
        return None if counting and stale else self.tracks.get(key, {}).get(what)

    def _least(self, aim: Mapping[str, Any], what: str) -> Any:
        """From which measure it is satisfied, or from which progress complete; None when those do not decide."""
        if what == "completion":
            return self.node["threshold"] if aim is self.aims[PRIMARY] else None
        return aim["least"] if aim["by_measure"] else None

    def spoke(self, what: str) -> bool:
        """Whether anything was said of it in this attempt, be it that it is not known."""
        return what in self.tracks.get(PRIMARY, {})

    def set(self, what: str, value: Any, objective: str = "") -> None:
        """Keep it here, and where it is to be written for others."""
        key = self._aim(objective)
        aim = self.aims.get(key)
        if aim is None:
            return
        self._freshen(what)
        self.tracks.setdefault(key, {})[what] = value
        self._write(aim, what, value)
        for status, measured in BY.items():
            if what == measured and value is not None and (least := self._least(aim, status)) is not None:
                self._write(aim, status, value >= least)

    def _freshen(self, what: str) -> None:
        """What is set counts for this attempt; what was set in an earlier one, of the same kind, goes."""
        kind = ("satisfied", "measure") if what in ("satisfied", "measure") else ("completion", "progress")
        stale = "stale_objective" if "measure" in kind else "stale_progress"
        if getattr(self, stale):
            setattr(self, stale, False)
            for track in self.tracks.values():
                for name in kind:
                    track.pop(name, None)

    def _write(self, aim: Mapping[str, Any], what: str, value: Any) -> None:
        for one in aim["shared"]:
            if what in one["writes"] and value is not None:
                target = plain(one["target"])
                shared = self.tree.shared.setdefault(target, {})
                if shared.get(what) != value:
                    shared[what] = value
                    self.tree.changed.add(target)

    def begin(self) -> None:
        """A new attempt: what was known of the last one counts no longer, here and for what stands in it."""
        self.tries += 1
        self.tracks = {}
        self.stale_objective = self.stale_progress = False
        for one in self.children:
            one.stale_objective = one.stale_objective or bool(self.node["current_objective"])
            one.stale_progress = one.stale_progress or bool(self.node["current_progress"])

    def kept(self) -> dict[str, Any]:
        """What is to be remembered of it; nothing where nothing happened."""
        found = {
            "tries": self.tries,
            "tracks": self.tracks,
            **{name: True for name in FLAGS if getattr(self, name)},
        }
        if self.available != self.children:
            found["available"] = [one.id for one in self.available]
        return {name: value for name, value in found.items() if value}


FLAGS = ("active", "suspended", "stale_objective", "stale_progress", "drawn", "fresh")


class Tree:
    """All activities, which of them is current, and what they share."""

    def __init__(self, root: Mapping[str, Any], state: Mapping[str, Any]) -> None:
        self.shared: dict[str, Track] = {target: dict(one) for target, one in state.get("shared", {}).items()}
        self.changed: set[str] = set()  # what is shared and changed since everything was counted
        self.activities: dict[str, Activity] = {}
        self.root = self._made(root, None)
        self.current = self.activities.get(state.get("current", ""))
        self.suspended = self.activities.get(state.get("suspended", ""))
        self.ended = bool(state.get("ended"))
        for id, kept in state.get("activities", {}).items():
            if one := self.activities.get(id):
                one.tries, one.tracks = (
                    int(kept.get("tries", 0)),
                    {k: dict(v) for k, v in kept.get("tracks", {}).items()},
                )
                for name in FLAGS:
                    setattr(one, name, bool(kept.get(name)))
                if "available" in kept:
                    known = {child.id: child for child in one.children}
                    one.available = [known[child] for child in kept["available"] if child in known]

    def _made(self, node: Mapping[str, Any], parent: Activity | None) -> Activity:
        made = Activity(self, node, parent, len(self.activities))
        self.activities[made.id] = made
        made.children = [self._made(one, made) for one in node["children"]]
        made.available = list(made.children)
        return made

    def state(self) -> dict[str, Any]:
        """All that is to be remembered, as JSON."""
        return {
            "current": self.current.id if self.current else "",
            "suspended": self.suspended.id if self.suspended else "",
            "ended": self.ended,
            "shared": self.shared,
            "activities": {id: kept for id, one in self.activities.items() if (kept := one.kept())},
        }

    def common(self, one: Activity, other: Activity) -> Activity:
        """What they both stand in, or one of them when the other stands in it."""
        return [step for step in one.path if step in other.path][-1]
