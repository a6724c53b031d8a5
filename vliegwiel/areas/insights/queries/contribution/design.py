"""The design checks D1..D8: what follows from the activity itself, and what the L&D side said instead.

What is derived is a proposal. It looks at the newest edition (before there is one, at the draft), at whether follow-up
is switched on, and at the behaviours it is linked to. Each check is 0, .5 or 1 (learning.md 1.5):

D1 a practice block says what to do and what to bring back: 1; says only what to do: .5.
D2 two questions of which every answer is explained: 1; one: .5.
D3 follow-up is on: .5, for after three days people are asked what they did with it, not what they remember.
D4 follow-up is on: 1, for after finishing everybody is asked for an if-then plan.
D5 follow-up is on: .5, for a colleague of one's own choice is asked to look; the manager only by choice.
D6 the chance of a linked behaviour comes twice a month or more: 1; once: .5.
D7 follow-up is on: 1, for it asks after two and six weeks.
D8 a linked behaviour can be seen by others and says when it is good enough: 1; one of both: .5.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet

from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Activity, Draft, Edition
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit.prepared import Prepared

from ...enums import Check
from ...models import DesignCheck

Blocks = list[dict[str, Any]]


@dataclass(frozen=True)
class Checked:
    """One design check: `score` 0, .5 or 1 as it counts, what would be `derived`; when set by hand, by whom and why."""

    check: Check
    score: float
    derived: float
    note: str = ""
    by: str = ""
    by_hand: bool = False


def derive(blocks: Blocks, follow_up: bool, behaviours: Iterable[TargetBehaviour]) -> dict[Check, float]:
    """The proposal for D1..D8, as the module says. Pure."""
    serves = list(behaviours)
    chances = max((one.chances_a_month for one in serves), default=0)
    explained = sum(_explained(block) for block in blocks)
    return {
        Check.REAL_TASK: max((_practised(block) for block in blocks), default=0.0),
        Check.DECISIONS: min(explained, 2) / 2,
        Check.RETRIEVAL: 0.5 if follow_up else 0.0,
        Check.PLAN: 1.0 if follow_up else 0.0,
        Check.MANAGER: 0.5 if follow_up else 0.0,
        Check.CHANCE: min(chances, 2) / 2,
        Check.FOLLOW_UP: 1.0 if follow_up else 0.0,
        Check.BEHAVIOUR: max((one.observable / 2 + bool(one.standard) / 2 for one in serves), default=0.0),
    }


def design(
    activities: Collection[int], behaviours: dict[int, list[TargetBehaviour]]
) -> dict[int, dict[Check, Checked]]:
    """activity -> D1..D8. `behaviours`: those it is linked to. Four queries, however many."""
    written = _blocks(activities)
    set_by_hand: dict[tuple[int, str], DesignCheck] = {}
    for row in BY_HAND.ask(activities=list(activities)):
        set_by_hand[(row.activity_id, row.check_code)] = row
    found: dict[int, dict[Check, Checked]] = {}
    for activity, follow_up in FOLLOW_UPS.ask(activities=list(activities)):
        derived = derive(written.get(activity, []), follow_up, behaviours.get(activity, ()))
        found[activity] = {
            check: _checked(check, score, set_by_hand.get((activity, check.value))) for check, score in derived.items()
        }
    return found


def _checked(check: Check, derived: float, row: DesignCheck | None) -> Checked:
    if row is None or row.score is None:
        return Checked(check, derived, derived)
    return Checked(check, row.score, derived, row.note, row.by.name, by_hand=True)


def _blocks(activities: Collection[int]) -> dict[int, Blocks]:
    """What each is made of: its newest edition, else its first draft."""
    found: dict[int, Blocks] = defaultdict(list)
    found.update(NEWEST.ask(activities=list(activities)))
    if unpublished := [activity for activity in activities if activity not in found]:
        found.update(FIRST.ask(activities=unpublished))
    return found


def _by_hand(activities: list[int]) -> QuerySet[DesignCheck]:
    return DesignCheck.objects.filter(activity__in=activities).select_related("by").order_by("at", "pk")


def _follow_ups(activities: list[int]) -> "QuerySet[Activity, tuple[int, bool]]":
    return Activity.objects.filter(pk__in=activities).order_by("pk").values_list("pk", "follow_up")


def _newest(activities: list[int]) -> "QuerySet[Edition, tuple[int, Blocks]]":
    newest = Edition.objects.filter(activity__in=activities).order_by().values("activity").annotate(last=Max("pk"))
    editions = Edition.objects.filter(pk__in=newest.values("last")).order_by("pk")
    return editions.values_list("activity_id", "blocks")


def _first(activities: list[int]) -> "QuerySet[Draft, tuple[int, Blocks]]":
    return Draft.objects.filter(activity__in=activities).order_by("-pk").values_list("activity_id", "blocks")


# Whenever anything happens to an activity, its score is made anew.
BY_HAND, FOLLOW_UPS, NEWEST, FIRST = Prepared(_by_hand), Prepared(_follow_ups), Prepared(_newest), Prepared(_first)


def _practised(block: dict[str, Any]) -> float:
    if block["type"] != Kind.PRACTICE or not block["data"].get("task", "").strip():
        return 0.0
    return 1.0 if block["data"].get("bring_back", "").strip() else 0.5


def _explained(block: dict[str, Any]) -> bool:
    options = block["data"].get("options", []) if block["type"] == Kind.QUESTION else []
    return len(options) > 1 and all(option.get("explanation", "").strip() for option in options)


def design_of_one(activity: int) -> dict[Check, Checked]:
    """D1..D8 of one activity. Five queries."""
    serves = TargetBehaviour.objects.standing().filter(links__activity=activity).order_by("pk")
    return design([activity], {activity: list(serves)})[activity]
