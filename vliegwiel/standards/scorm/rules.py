"""Rules of SCORM 2004: what holds of an activity, and what becomes of an activity by its children.

The processes carry the names and numbers of the pseudo-code in ADL's book Sequencing and Navigation, 4th edition.
"""

import operator
from collections.abc import Iterable, Mapping
from typing import Any

from .tree import Activity, plain

Known = bool | None


def checked(activity: Activity, kind: str, *actions: str) -> str:
    """Sequencing Rules Check Process [UP.2]: the first of these actions its rules ask; "" when none."""
    for rule in activity.node[kind]:
        if rule["action"] in actions and _all(rule["conditions"], activity, every=rule["every"]):
            return str(rule["action"])
    return ""


def violated(activity: Activity) -> bool:
    """Check Activity Process [UP.5]: it is disabled, or all its attempts were used."""
    return bool(checked(activity, "before", "disabled")) or (
        not (activity.active or activity.suspended) and bool(activity.node["tracked"]) and _exceeded(activity)
    )


def _exceeded(activity: Activity) -> bool:
    """Limit Conditions Check Process [UP.1], of attempts."""
    limit = activity.node["limit"]
    return limit is not None and activity.tries >= limit


def _all(conditions: Iterable[Mapping[str, Any]], activity: Activity, *, every: bool) -> Known:
    """Sequencing Rule Check Subprocess [UP.2.1]; True only when all, or one of them, hold."""
    return combined([_holds(one, activity) for one in conditions], every=every)


def combined(found: list[Known], *, every: bool) -> Known:
    """And, or or, of three values."""
    if not found:
        return None
    decides = not every
    if decides in found:
        return decides
    return None if None in found else every


def _holds(condition: Mapping[str, Any], activity: Activity, *, counting: bool = False) -> Known:
    found = _asked(condition, activity, counting)
    return not found if condition["negated"] and found is not None else found


def _asked(condition: Mapping[str, Any], activity: Activity, counting: bool) -> Known:
    asks, aim = condition["asks"], condition["objective"]
    if asks in ("satisfied", "completed"):
        return _known(activity.get("completion" if asks == "completed" else asks, aim, counting=counting))
    if asks in ("objectiveStatusKnown", "activityProgressKnown", "objectiveMeasureKnown"):
        return activity.get(KNOWN[asks], aim, counting=counting) is not None
    if asks in COMPARED:
        measure = activity.get("measure", aim, counting=counting)
        return None if measure is None else COMPARED[asks](measure, condition["than"])
    if asks == "attempted":
        return activity.tries > 0
    if asks == "attemptLimitExceeded":
        return _exceeded(activity)
    # Limits of time are told to the package and not kept here: they are never over.
    return asks == "always"


def _known(value: Any) -> Known:
    return None if value is None else bool(value)


KNOWN = {"objectiveStatusKnown": "satisfied", "activityProgressKnown": "completion", "objectiveMeasureKnown": "measure"}
COMPARED = {"objectiveMeasureGreaterThan": operator.gt, "objectiveMeasureLessThan": operator.lt}


def overall_rollup(activity: Activity) -> None:
    """Overall Rollup Process [RB.1.5]: from here up, and wherever something shared is read that may have changed."""
    tree = activity.tree
    _up(activity)
    for _again in range(len(tree.activities)):
        changed, tree.changed = tree.changed, set()
        if not changed:
            return
        for one in reversed(list(tree.root.walk())):
            if one.parent and any(
                plain(s["target"]) in changed and s["reads"] for a in one.aims.values() for s in a["shared"]
            ):
                _up(one.parent)


def _up(activity: Activity) -> None:
    for one in reversed(activity.path):
        if one.children and one.node["tracked"]:
            _measures(one)
            _objective(one)
            _progress(one)


def _measures(activity: Activity) -> None:
    """Measure Rollup Process [RB.1.1], of scores and of progress."""
    for what, weighs in (("measure", "weight"), ("progress", "progress_weight")):
        weighed = total = 0.0
        known = False
        for one in activity.children:
            if one.node["tracked"]:
                weighed += one.node[weighs]
                value = one.get(what, counting=True)
                if value is not None:
                    total, known = total + value * one.node[weighs], True
        if known and weighed > 0:
            activity.set(what, total / weighed)
        elif activity.spoke(what):
            activity.set(what, None)


def _objective(activity: Activity) -> None:
    """Objective Rollup Process [RB.1.2]: by the measure [a], or by rules [b]; by these where it has none [c]."""
    aim = activity.aims[""]
    if aim["by_measure"]:
        measure = activity.get("measure")
        if measure is not None and (activity.node["if_active"] or not activity.active):
            activity.set("satisfied", measure >= aim["least"])
        return
    known = _rule("notSatisfied", "objectiveStatusKnown"), _rule("satisfied", "satisfied")
    _by_rules(activity, "satisfied", ("notSatisfied", "satisfied"), known)


def _progress(activity: Activity) -> None:
    """Activity Progress Rollup Process [RB.1.3]: the same of completion."""
    if activity.node["threshold"] is not None:
        return  # it is complete by its progress, whatever its rules say
    known = _rule("incomplete", "activityProgressKnown"), _rule("completed", "completed")
    _by_rules(activity, "completion", ("incomplete", "completed"), known)


def _rule(action: str, asks: str) -> dict[str, Any]:
    condition = {"asks": asks, "objective": "", "negated": False, "than": 0.0}
    return {"action": action, "of": "all", "count": 0, "percent": 0.0, "every": False, "conditions": [condition]}


def _by_rules(
    activity: Activity, what: str, actions: tuple[str, str], assumed: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    """First what says no, then what says yes: so yes wins."""
    said = [rule for rule in activity.node["counting"] if rule["action"] in actions] or list(assumed)
    found: Known = None
    for action, value in zip(actions, (False, True), strict=True):
        if any(_counted(activity, rule) for rule in said if rule["action"] == action):
            found = value
    if found is not None:
        activity.set(what, found)


def _counted(activity: Activity, rule: Mapping[str, Any]) -> bool:
    """Rollup Rule Check Subprocess [RB.1.4]."""
    bag = [
        combined([_holds(one, child, counting=True) for one in rule["conditions"]], every=rule["every"])
        for child in activity.available
        if child.node["tracked"] and _included(child, rule["action"])
    ]
    held = bag.count(True)
    return {
        "all": held == len(bag),
        "any": held > 0,
        "none": held == 0 and None not in bag,
        "atLeastCount": held >= rule["count"],
        "atLeastPercent": bool(bag) and held / len(bag) >= rule["percent"],
    }.get(rule["of"], False)


def _included(child: Activity, action: str) -> bool:
    """Check Child for Rollup Subprocess [RB.1.4.2]."""
    if not child.node["rolls_satisfied" if action in ("satisfied", "notSatisfied") else "rolls_completed"]:
        return False
    asked = dict(map(tuple, child.node["required"])).get(action[0].upper() + action[1:], "always")
    if asked == "ifNotSuspended":
        return child.tries > 0 and not child.suspended
    if asked == "ifAttempted":
        return child.tries > 0
    if asked == "ifNotSkipped":
        return not checked(child, "before", "skip")
    return True
