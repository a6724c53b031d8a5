"""The contribution score, as arithmetic: no tables, no clock.

An edge is (strength, evidence level): strength 0, .25, .5, .75 or 1; evidence 0..4. A path is the edges from the theme
(or the goal) down to the activity, with the goal's priority 0..1. Shares are 0..1; the score and its range 0..100.

Source: the design's learning.md 1.4 and 1.5. The tiers of outcomes are those of LTEM (Thalheimer, 2018), in own words.
The values of tiers and weights are the design's own, kept in a `Method` with a version.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

Edge = tuple[float, int]

STEP = 0.25  # between two strengths, and how far honest judges may be off
DELAYED_DAYS = 7  # remembered this long after: knowing and being able to count in full
RESULTS = {"positive": 1.0, "inconclusive": 0.5, "none": 0.0}


@dataclass(frozen=True)
class Weights:
    """What one version of the method says. `cf`: how sure evidence level 0..4 makes us. `tiers`: what an outcome at
    LTEM tier 1..8 is worth. line, design, outcome: sum 1. Below `gate` of line, a score is at most `cap`."""

    cf: tuple[float, ...] = (0.30, 0.45, 0.65, 0.85, 1.0)
    line: float = 0.5
    design: float = 0.25
    outcome: float = 0.25
    gate: float = 0.15
    cap: float = 30.0
    tiers: tuple[float, ...] = (0.0, 0.0, 0.10, 0.25, 0.45, 0.60, 0.85, 1.0)


@dataclass(frozen=True)
class PathOf:
    """The edges of one path, top first, and the priority of its goal."""

    edges: tuple[Edge, ...]
    priority: float = 1.0


@dataclass(frozen=True)
class Score:
    """`value` 0..100 with its range `low`..`high`; `line`, `design` and `outcome` 0..1 (outcome None: nothing known
    yet, so the score is what we expect). `best`: which of the paths counts, None without one. `weakest`: the least edge
    weight on it, and `weakest_at` where that edge stands. `gated`: held down because the line is too thin."""

    value: float
    low: float
    high: float
    line: float
    design: float
    outcome: float | None
    best: int | None
    weakest: float | None
    weakest_at: int | None
    gated: bool

    @property
    def demonstrated(self) -> bool:
        return self.outcome is not None


def edge_weight(edge: Edge, weights: Weights) -> float:
    """Strength times how sure the evidence makes us: 0..1."""
    strength, evidence = edge
    return strength * weights.cf[evidence]


def path_score(path: PathOf, weights: Weights) -> float:
    """Priority times the geometric mean of the weights of the edges it has: 0..1. No edges: 0."""
    if not path.edges:
        return 0.0
    together = prod(edge_weight(edge, weights) for edge in path.edges)
    return path.priority * together ** (1 / len(path.edges))


def line_of(paths: Sequence[PathOf], weights: Weights) -> tuple[float, int | None]:
    """The best path's score, and which it is (the first of equals). Most, not sum: a weak path more changes nothing."""
    scores = [path_score(path, weights) for path in paths]
    best = max(range(len(scores)), key=lambda n: (scores[n], -n), default=None)
    return (0.0, None) if best is None else (scores[best], best)


def design_of(checks: Iterable[float]) -> float:
    """The mean of the design checks D1..D8, each 0, .5 or 1. None at all: 0."""
    given = list(checks)
    return sum(given) / len(given) if given else 0.0


def outcome_of(tier: int, result: str, weights: Weights, *, days: int | None = None, useful: bool = True) -> float:
    """What is known of the effect, 0..1: the tier's worth times positive 1, inconclusive .5, none 0.

    `days` after learning it was measured: at tier 4 to 6, known to be sooner than seven days counts half.
    Tier 3 counts only when people were asked what they can use (`useful`). `days` None: after seven days or more.
    """
    worth = weights.tiers[tier - 1]
    if tier == 3 and not useful:
        return 0.0
    if 4 <= tier <= 6 and days is not None and days < DELAYED_DAYS:
        worth /= 2
    return worth * RESULTS[result]


def combined(line: float, design: float, outcome: float | None, weights: Weights) -> tuple[float, bool]:
    """Score 0..100 and whether the gate held it. Without an outcome the other two share its part, as they stand."""
    if outcome is None:
        value = (weights.line * line + weights.design * design) / (weights.line + weights.design)
    else:
        value = weights.line * line + weights.design * design + weights.outcome * outcome
    value = round(100 * value, 9)  # a hundred is a hundred
    gated = line < weights.gate and value > weights.cap
    return (weights.cap if gated else value), gated


def shifted(paths: Sequence[PathOf], by: float) -> list[PathOf]:
    """The same paths had every judge been this much higher or lower, within 0..1."""
    return [
        PathOf(tuple((min(1.0, max(0.0, strength + by)), evidence) for strength, evidence in path.edges), path.priority)
        for path in paths
    ]


def contribution(
    paths: Sequence[PathOf], checks: Iterable[float], outcome: float | None, weights: Weights = Weights()
) -> Score:
    """All together: the score with its parts, its range and its weakest link."""
    design = design_of(checks)
    line, best = line_of(paths, weights)
    value, gated = combined(line, design, outcome, weights)
    low, high = (
        combined(line_of(shifted(paths, off), weights)[0], design, outcome, weights)[0] for off in (-STEP, STEP)
    )
    weakest, at = None, None
    if best is not None and paths[best].edges:
        each = [edge_weight(edge, weights) for edge in paths[best].edges]
        weakest = min(each)
        at = each.index(weakest)
    return Score(value, low, high, line, design, outcome, best, weakest, at, gated)
