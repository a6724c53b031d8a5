"""Going through SCORM 2004: from what is asked (continue, a choice, exit, ...) to what is opened.

The Overall Sequencing Process [OP.1] of ADL's book Sequencing and Navigation, 4th edition; the processes carry its
names and numbers. Each asks, and changes the tree only when it is allowed: what is refused leaves it as it was.
"""

from dataclasses import dataclass

from .flow import Flow, Not
from .rules import checked, overall_rollup, violated
from .tree import Activity

REQUESTS = (
    *("start", "resumeAll", "continue", "previous", "choice", "jump"),
    *("exit", "exitAll", "abandon", "abandonAll", "suspendAll"),
)


@dataclass(frozen=True)
class Outcome:
    """What comes of a request: what opens (None: nothing does), or that the whole has ended."""

    opens: Activity | None = None
    ended: bool = False


class Process(Flow):
    """Requests on one tree."""

    def ask(self, request: str, target: str = "") -> Outcome:
        """Overall Sequencing Process [OP.1]. Not when it may not be: the tree may have changed then, keep it not."""
        aim = self.tree.activities.get(target)
        ending, wanted = self.navigation(request, aim)
        if ending:
            wanted = self.termination(ending) or wanted
        return self.sequencing(wanted, aim)

    # Navigation Request Process [NB.2.1]

    def navigation(self, request: str, target: Activity | None) -> tuple[str, str]:
        """(the termination asked first, the sequencing asked then)."""
        current = self.tree.current
        if request == "start":
            if current:
                raise Not("NB.2.1-1")
            return "", "start"
        if request == "resumeAll":
            if current or not self.tree.suspended:
                raise Not("NB.2.1-3")
            return "", "resumeAll"
        if request in ("choice", "jump"):
            if target is None:
                raise Not("NB.2.1-11")
            if request == "choice":
                self._may_choose(target)
            elif target.parent and target not in target.parent.available:
                raise Not("NB.2.1-11")
            return "exit" if current and current.active else "", request
        if current is None or request not in REQUESTS:
            raise Not("NB.2.1-2")
        if request in ("continue", "previous"):
            above = current.parent
            if above is None or not above.node["flow"] or (request == "previous" and above.node["forward_only"]):
                raise Not("NB.2.1-4")
            return "exit" if current.active else "", request
        if request in ("exit", "abandon") and not current.active:
            raise Not("NB.2.1-12")
        return request, "exit"

    def _may_choose(self, target: Activity) -> None:
        if target.parent and not target.parent.node["choice"]:
            raise Not("NB.2.1-10")
        current = self.tree.current
        if current and target.parent is not current.parent:
            common = self.tree.common(current, target)
            for one in current.path[len(common.path) :]:
                if one.active and not one.node["choice_exit"]:
                    raise Not("NB.2.1-8")

    # Termination Request Process [TB.2.3]

    def termination(self, request: str) -> str:
        """End what is to end; the sequencing its rules ask instead of what was asked, "" when they ask nothing."""
        current = self._current()
        if request == "exit":
            if not current.active:
                raise Not("TB.2.3-2")
            self.end_attempt(current)
            self._exit_rules()
            while True:
                ending, wanted = self._post_conditions()
                if ending == "exitAll":
                    self._exit_all()
                    return wanted or "exit"
                if ending != "exitParent":
                    return "exit" if self._current().parent is None and wanted != "retry" else wanted
                above = self._current().parent
                if above is None:
                    raise Not("TB.2.3-4")
                self.tree.current = above
                self.end_attempt(above)
        if request == "exitAll":
            self._exit_all()
            return "exit"
        if request == "suspendAll":
            if current.active or current.suspended:
                overall_rollup(current)
                self.tree.suspended = current
            elif current.parent:
                self.tree.suspended = current.parent
            else:
                raise Not("TB.2.3-3")
            for one in self.tree.suspended.path:
                one.active, one.suspended = False, True
            self.tree.current = self.tree.root
            return "exit"
        left = current.path if request == "abandonAll" else [current]
        for one in left:
            one.active = False
        if request == "abandonAll":
            self.tree.current = self.tree.root
            return "exit"
        return ""

    def _exit_all(self) -> None:
        current = self._current()
        if current.active:
            self.end_attempt(current)
        self._end_below(self.tree.root)
        self.end_attempt(self.tree.root)
        self.tree.current = self.tree.root

    def _exit_rules(self) -> None:
        """Sequencing Exit Action Rules Subprocess [TB.2.1]."""
        for one in self._current().path[:-1]:
            if checked(one, "leaving", "exit"):
                self._end_below(one)
                self.end_attempt(one)
                self.tree.current = one
                return

    def _post_conditions(self) -> tuple[str, str]:
        """Sequencing Post Condition Rules Subprocess [TB.2.2]: (the termination asked, the sequencing asked)."""
        current = self._current()
        if current.suspended:
            return "", ""
        asked = checked(current, "after", "exitParent", "exitAll", "retry", "retryAll", "continue", "previous")
        if asked in ("exitParent", "exitAll"):
            return asked, ""
        return ("exitAll", "retry") if asked == "retryAll" else ("", asked)

    def _end_below(self, activity: Activity) -> None:
        """Terminate Descendent Attempts Process [UP.3]."""
        current = self.tree.current
        if current is None:
            return
        common = self.tree.common(current, activity)
        for one in reversed(current.path[len(common.path) : -1]):
            self.end_attempt(one)

    def end_attempt(self, activity: Activity) -> None:
        """End Attempt Process [UP.4]."""
        if activity.leaf:
            finish(activity)
        else:
            activity.suspended = any(one.suspended for one in activity.children)
        activity.active = False
        overall_rollup(activity)

    # Sequencing Request Process [SB.2.12]

    def sequencing(self, request: str, target: Activity | None) -> Outcome:
        """Find what opens, and open it."""
        tree = self.tree
        found: Activity | None
        if request == "exit":
            current = self._current()
            if current.active:
                raise Not("SB.2.11-2")
            if current.parent is None:
                tree.ended, tree.current = True, None
                return Outcome(ended=True)
            return Outcome()
        if not request:
            return Outcome()
        if request in ("start", "resumeAll"):
            self.draw(tree.root, "once")
            found = tree.suspended if request == "resumeAll" else tree.root
            if found is tree.root and not found.leaf:
                found = self.flow(tree.root, forward=True, inside=True)
        elif request == "jump":
            found = target
        elif request == "choice":
            found = self.choice(target)
        elif request == "retry":
            found = self._retry(self._current())
        else:
            current = self._current()
            if current.parent and not current.parent.node["flow"]:
                raise Not("SB.2.7-2")
            found = self.flow(current, forward=request == "continue", inside=False)
        if found is None:  # past the last: the whole ends
            self._end_below(tree.root)
            self.end_attempt(tree.root)
            tree.ended, tree.current = True, None
            return Outcome(ended=True)
        self._deliver(found)
        return Outcome(found)

    def _retry(self, current: Activity) -> Activity | None:
        """Retry Sequencing Request Process [SB.2.10]. What is done over begins without what it kept."""
        if current.active or current.suspended:
            raise Not("SB.2.10-2")
        for one in current.walk():
            one.fresh = True
        if current.parent is None and not current.node["keeps_shared"]:
            self.tree.shared = {}
        return current if current.leaf else self.flow(current, forward=True, inside=True)

    # Delivery Request Process [DB.1.1] and Content Delivery Environment Process [DB.2]

    def _deliver(self, target: Activity) -> None:
        if not target.leaf:
            raise Not("DB.1.1-1")
        if any(violated(one) for one in target.path):
            raise Not("DB.1.1-3")
        tree = self.tree
        if tree.current and tree.current.active:
            raise Not("DB.2-1")
        if target is not tree.suspended:
            self._clear_suspended(target)
        self._end_below(target)
        for one in target.path:
            if not one.active:
                if one.suspended:
                    one.suspended = False
                elif one.node["tracked"]:
                    self.draw(one, "onEachNewAttempt")
                    one.begin()
                one.active, one.drawn = True, False
        tree.current, tree.suspended, tree.ended = target, None, False

    def _clear_suspended(self, target: Activity) -> None:
        """Clear Suspended Activity Subprocess [DB.2.1]."""
        suspended = self.tree.suspended
        if suspended is None:
            return
        common = self.tree.common(target, suspended)
        for one in reversed(suspended.path[len(common.path) - 1 :]):
            one.suspended = not one.leaf and any(child.suspended for child in one.children)
        self.tree.suspended = None

    def _current(self) -> Activity:
        if self.tree.current is None:
            raise Not("TB.2.3-1")
        return self.tree.current


def finish(activity: Activity) -> None:
    """What an item that ends says by saying nothing: the first half of End Attempt [UP.4]."""
    if not activity.node["tracked"] or activity.suspended:
        return
    for what, itself in (("completion", "completes_itself"), ("satisfied", "satisfies_itself")):
        if not (activity.node[itself] or activity.is_measured(what) or activity.spoke(what)):
            activity.set(what, True)
