"""Scores: what they are made of, as they stand now and as they were kept."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit.prepared import Prepared

from ...enums import Check, Tier
from ...models import Contribution, Method, Outcome, Recompute
from .design import Checked, design
from .formulas import Score, Weights, contribution, edge_weight, outcome_of
from .paths import Path, Structure, paths

TIERS = tuple(Tier.choices)  # (LTEM tier, what was measured)
PLACES = 6  # decimals kept: what differs less is the same


@dataclass(frozen=True)
class Made:
    """A score just made, with all it was made of."""

    activity: int
    score: Score
    paths: list[Path]  # whole ones first
    checks: dict[Check, Checked]
    outcome: Outcome | None
    goal: int | None
    parts: dict[str, Any]  # what a Contribution keeps of it


def method_in_use() -> Method:
    """The newest version; the first, not saved, before anybody made one."""
    return METHOD.first() or Method(version=1)


def methods() -> list[Method]:
    """Every version, newest first. One query."""
    return list(Method.objects.select_related("by").order_by("-version"))


def weights_of(method: Method) -> Weights:
    """A version's numbers, for the formulas."""
    return Weights(
        cf=tuple(method.cf),
        line=method.line,
        design=method.design,
        outcome=method.outcome,
        gate=method.gate,
        cap=method.cap,
        tiers=tuple(method.tiers),
    )


def outcomes(activities: Collection[int]) -> dict[int, Outcome]:
    """activity -> the outcome that counts: of the highest tier, the latest. One query.

    What says nothing of an effect (who came, who took part, what they liked) and what was withdrawn is kept, and never
    counts as one.
    """
    return {one.activity_id: one for one in TELLING.ask(activities=list(activities))}  # the last of each stays


def _telling(activities: list[int]) -> QuerySet[Outcome]:
    telling = Outcome.objects.standing().filter(activity__in=activities, tier__gte=3).select_related("by")
    return telling.exclude(tier=3, useful=False).order_by("tier", "at", "pk")


def make_scores(activities: Collection[int], method: Method, above: Structure | None = None) -> dict[int, Made]:
    """activity -> its score as the facts stand now. Nine queries, or seven with what is `above` at hand."""
    weights = weights_of(method)
    ways = paths(activities, above)
    serves: dict[int, list[TargetBehaviour]] = defaultdict(list)
    for activity, each in ways.items():
        serves[activity] = [path.behaviour for path in each if path.behaviour.is_standing]
    checks, known = design(activities, serves), outcomes(activities)
    return {
        activity: _made(activity, ways.get(activity, []), checked, known.get(activity), weights)
        for activity, checked in checks.items()
    }


def contributions(activities: Collection[int] | None = None) -> dict[int, Contribution]:
    """activity -> the latest score kept of it, with its method. All for None. One query."""
    rows = _latest(Contribution.objects.all()) if activities is None else LATEST.ask(activities=list(activities))
    return {row.activity_id: row for row in rows}


def _latest(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    latest = rows.order_by().values("activity").annotate(last=Max("pk")).values("last")
    return Contribution.objects.filter(pk__in=latest).select_related("method").order_by("pk")


# Whenever anything happens to an activity, its score is made anew.
METHOD, TELLING = Prepared(lambda: Method.objects.order_by("-version")[:1]), Prepared(_telling)
LATEST = Prepared(lambda activities: _latest(Contribution.objects.filter(activity__in=activities)))


def in_scope() -> list[int]:
    """The activities that have a score: all that are not off the shelf. One query."""
    return list(Activity.objects.filter(retirement=None).order_by("pk").values_list("pk", flat=True))


def last_recompute() -> Recompute | None:
    """The last time all were made anew, running or done."""
    return Recompute.objects.select_related("by").order_by("-pk").first()


def numbers(row: Contribution) -> tuple[Any, ...]:
    """What must differ for a new row: everything but when."""
    shares = (row.value, row.low, row.high, row.line, row.design, row.outcome, row.weakest)
    return (row.method_id, row.goal_id, row.gated, row.parts, *(_rounded(share) for share in shares))


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, PLACES)


def _made(
    activity: int, ways: list[Path], checks: dict[Check, Checked], outcome: Outcome | None, weights: Weights
) -> Made:
    whole = [path for path in ways if path.whole]
    worth = None
    if outcome is not None:
        worth = outcome_of(outcome.tier, outcome.result, weights, days=outcome.days, useful=outcome.useful)
    score = contribution([path.as_numbers() for path in whole], (one.score for one in checks.values()), worth, weights)
    best = whole[score.best] if score.best is not None else None
    parts: dict[str, Any] = {
        "edges": [_kept(edge, weights) for edge in best.edges] if best else [],
        "behaviour": best.behaviour.pk if best else None,
        "priority": best.priority if best else None,
        "paths": [len(whole), len(ways)],
        "checks": {check.value: one.score for check, one in checks.items()},
        "outcome": [outcome.pk, outcome.tier, outcome.result, outcome.days] if outcome else None,
    }
    return Made(activity, score, ways, checks, outcome, best.goal.pk if best else None, parts)


def _kept(edge: Any, weights: Weights) -> dict[str, Any]:
    strength, evidence = edge.judgement.strength, edge.judgement.evidence
    return {
        "kind": edge.kind,
        "pk": edge.pk,
        "state": edge.judgement.state.value,
        "strength": strength,
        "evidence": evidence,
        "weight": round(edge_weight((strength, evidence), weights), PLACES),
    }
