"""Finding the way in SCORM 2004: what comes before or after an activity, and whether a chosen one can be reached.

Part of going through it (process.py); names and numbers are those of the pseudo-code in ADL's book.
"""

import random
from collections.abc import Callable

from .rules import checked, violated
from .tree import Activity, Tree

Mixed = Callable[[list[Activity]], list[Activity]]


class Not(Exception):
    """It is not allowed; `code` is the exception of the pseudo-code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _mixed(activities: list[Activity]) -> list[Activity]:
    return random.sample(activities, len(activities))


class Flow:
    """Ways through one tree. `mixed`: how children are put in another order."""

    def __init__(self, tree: Tree, *, mixed: Mixed = _mixed) -> None:
        self.tree, self.mixed = tree, mixed

    # Flow Subprocess [SB.2.3]

    def flow(self, activity: Activity, *, forward: bool, inside: bool) -> Activity | None:
        """The activity it comes to; None past the end. Not when the way is closed."""
        found, forward = self._step(activity, forward, inside, False)
        return found and self._passes(found, forward, False)

    def _step(self, at: Activity, forward: bool, inside: bool, turned: bool) -> tuple[Activity | None, bool]:
        """Flow Tree Traversal Subprocess [SB.2.1]: the next, and in which direction it goes on."""
        around = at.parent.available if at.parent else []
        reverses = False
        if turned and around and at is around[-1]:
            forward, at, reverses = False, around[0], True
        if at.leaf or not inside:
            if at.parent is None:
                if forward:
                    return None, forward
                raise Not("SB.2.1-3")
            if not forward and not reverses and at.parent.node["forward_only"]:
                raise Not("SB.2.1-4")
            place = around.index(at) + (1 if forward else -1) if at in around else -1
            if 0 <= place < len(around):
                return around[place], forward
            return self._step(at.parent, forward, False, False)
        self.draw(at, "onEachNewAttempt")
        if not at.available:
            raise Not("SB.2.1-2")
        if forward or at.node["forward_only"]:
            return at.available[0], True
        return at.available[-1], False

    def _passes(self, at: Activity, forward: bool, turned: bool) -> Activity | None:
        """Flow Activity Traversal Subprocess [SB.2.2]: this one, or the first that can open beyond it."""
        if at.parent and not at.parent.node["flow"]:
            raise Not("SB.2.2-1")
        if checked(at, "before", "skip"):
            found, on = self._step(at, forward, False, turned)
            if found is None:
                return None
            return self._passes(found, on, False) if turned and not on else self._passes(found, forward, turned)
        if violated(at):
            raise Not("SB.2.2-2")
        if at.leaf:
            return at
        found, on = self._step(at, forward, True, False)
        if found is None:
            return None
        return self._passes(found, True, True) if not forward and on else self._passes(found, forward, False)

    # Choice Sequencing Request Process [SB.2.9]

    def choice(self, target: Activity | None) -> Activity | None:
        if target is None:
            raise Not("SB.2.9-1")
        self.reach(target)
        if target.leaf:
            return target
        try:
            found = self.flow(target, forward=True, inside=True)
        except Not:
            found = None
        if found is None:
            raise Not("SB.2.9-9")
        return found

    def reach(self, target: Activity) -> None:
        """Not when the way to it is closed."""
        tree = self.tree
        for one in target.path:
            if one.parent and one not in one.parent.available:
                raise Not("SB.2.9-2")
            if checked(one, "before", "hiddenFromChoice"):
                raise Not("SB.2.9-3")
        if target.parent and not target.parent.node["choice"]:
            raise Not("SB.2.9-4")
        current = tree.current
        if current is target:
            return
        if current and current.parent and current.parent is target.parent:
            around = current.parent.available
            here, there = around.index(current), around.index(target)
            between = around[here:there] if here < there else around[there + 1 : here + 1]
            for one in between:
                self._traverses(one, forward=here < there)
            return
        common = tree.common(current, target) if current else tree.root
        below = target.path[len(common.path) - 1 : -1]
        if current is None or current is common:
            self._goes_down(below, common)
            return
        if target is common:
            for one in reversed(current.path[len(common.path) :]):
                if not one.node["choice_exit"]:
                    raise Not("SB.2.9-7")
            return
        bound: Activity | None = None
        for one in reversed(current.path[len(common.path) :]):
            if not one.node["choice_exit"]:
                raise Not("SB.2.9-7")
            if bound is None and one is not current and one.node["constrains"]:
                bound = one
        if bound:
            beside = self._beside(bound, forward=target.number > bound.number)
            if not (beside.contains(target) or target is bound):
                raise Not("SB.2.9-8")
        self._goes_down(below, common, forward=target.number > current.number)

    def _goes_down(self, path: list[Activity], common: Activity, *, forward: bool = True) -> None:
        for one in path:
            if forward:
                self._traverses(one, forward=True)
            if not one.active and one is not common and one.node["prevents"]:
                raise Not("SB.2.9-6")

    def _traverses(self, activity: Activity, *, forward: bool) -> None:
        """Choice Activity Traversal Subprocess [SB.2.4]."""
        if forward and checked(activity, "before", "stopForwardTraversal"):
            raise Not("SB.2.4-1")
        if not forward and activity.parent and activity.parent.node["forward_only"]:
            raise Not("SB.2.4-2")

    def _beside(self, activity: Activity, *, forward: bool) -> Activity:
        """Choice Flow Subprocess [SB.2.9.1]: what stands next to it, or next to what it stands in; else itself."""
        at = activity
        while at.parent:
            around = at.parent.available
            place = around.index(at) + (1 if forward else -1)
            if 0 <= place < len(around):
                return around[place]
            at = at.parent
        return activity

    def draw(self, activity: Activity, moment: str) -> None:
        """Select Children Process [SR.1] and Randomize Children Process [SR.2]."""
        if moment == "once":
            for one in activity.walk():
                if not one.drawn and not one.tries:
                    self._drawn(one, moment)
        elif not (activity.active or activity.suspended or activity.drawn):
            self._drawn(activity, moment)
            activity.drawn = True

    def _drawn(self, activity: Activity, moment: str) -> None:
        when, count = activity.node["select"]
        if when == moment and count is not None and count < len(activity.children):
            chosen = self.mixed(activity.children)[:count]
            activity.available = [one for one in activity.children if one in chosen]
        if activity.node["reorder"] == moment:
            activity.available = self.mixed(activity.available)
