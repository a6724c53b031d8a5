"""A score for a reader: its parts, its path in words, what would raise it most, and how it came about."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vliegwiel.areas.strategy.queries import ImpactPromise

from ...enums import Check
from ...models import Contribution, Outcome
from .formulas import DELAYED_DAYS, PathOf, Weights, combined, contribution, design_of, path_score
from .paths import Path, PathEdge, Stop, paths
from .promise import promised
from .scores import weights_of

SHOWN = 24  # rows of history
MOST_RAISES = 3


@dataclass(frozen=True)
class Raise:
    """Something that would raise the score: `gain` points. One of `edge` (know one level more of it), `check` (make it
    wholly so) or neither (measure that people do it at work, and find that they do)."""

    gain: float
    edge: PathEdge | None = None
    check: Check | None = None


@dataclass(frozen=True)
class Point:
    """A kept score in a chart: x 0..100 by time, y 0..40 downward, and its range."""

    x: float
    y: float
    low: float
    high: float


@dataclass(frozen=True)
class Stretch:
    """Scores made by one version of the method: between two of these is a break."""

    version: int
    points: tuple[Point, ...]

    @property
    def line(self) -> str:
        """As SVG wants it."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)

    @property
    def band(self) -> str:
        """The range, around."""
        there = [f"{point.x},{point.high}" for point in self.points]
        back = [f"{point.x},{point.low}" for point in reversed(self.points)]
        return " ".join(there + back)


@dataclass(frozen=True)
class ContributionView:
    """`row`: the latest score, None before there is one. `best`: its path, as it stands now; `others`: those beside it,
    whole or not. `weakest`: the edge of `best` to mend first. `history`: latest first."""

    row: Contribution | None
    best: Path | None
    others: tuple[Path, ...]
    weakest: PathEdge | None
    checks: tuple[tuple[Check, float], ...]
    outcomes: tuple[Outcome, ...]
    counting: Outcome | None
    raises: tuple[Raise, ...]
    history: tuple[Contribution, ...]
    stretches: tuple[Stretch, ...]
    promise: ImpactPromise | None = None  # None: nothing is expected, it was measured or has no line

    @property
    def hushed(self) -> bool:
        """What we expect may not be said: nothing keeps the behaviour alive."""
        return self.promise is not None and not self.promise.may

    @property
    def opens(self) -> tuple[PathEdge, ...]:
        """Without a line: the edges of the path nearest to whole that must be agreed first."""
        if self.best is not None:
            return ()
        nearest = next((path for path in self.others if path.stop == Stop.EDGE), None)
        return nearest.open_edges if nearest else ()

    @property
    def broken(self) -> bool:
        """More than one version of the method made these scores."""
        return len(self.stretches) > 1


def contribution_view(activity: int) -> ContributionView:
    """All of it for one activity. Eight queries."""
    history = list(
        Contribution.objects.filter(activity=activity).select_related("method").order_by("-at", "-pk")[:SHOWN]
    )
    row = history[0] if history else None
    ways = paths([activity]).get(activity, [])
    known = list(
        Outcome.objects.filter(activity=activity).select_related("by", "withdrawal__by").order_by("-at", "-pk")
    )
    best = _best(row, ways)
    kept = {edge["pk"]: edge["weight"] for edge in row.parts["edges"]} if row else {}
    weakest = min(best.edges, key=lambda edge: kept.get(edge.pk, 1.0), default=None) if best else None
    counting = row.parts["outcome"] if row else None
    return ContributionView(
        row=row,
        best=best,
        others=tuple(path for path in ways if path is not best),
        weakest=weakest,
        checks=tuple((Check(code), score) for code, score in row.parts["checks"].items()) if row else (),
        outcomes=tuple(known),
        counting=next((one for one in known if counting and one.pk == counting[0]), None),
        raises=tuple(raises(row, best)) if row else (),
        history=tuple(history),
        stretches=tuple(_stretches(history)),
        promise=promised([row]).get(activity) if row else None,
    )


def raises(row: Contribution, best: Path | None) -> list[Raise]:
    """What would raise this score most, most first: one step at a time, everything else as it is. Pure."""
    found = [one for one in _each_raise(row, best, weights_of(row.method)) if one.gain >= 0.5]
    return sorted(found, key=lambda one: -one.gain)[:MOST_RAISES]


def _each_raise(row: Contribution, best: Path | None, weights: Weights) -> Iterator[Raise]:
    edges = [(edge["strength"], edge["evidence"]) for edge in row.parts["edges"]]
    checks, priority = row.parts["checks"], row.parts["priority"] or 0.0
    ways = [PathOf(tuple(edges), priority)] if edges else []
    steps = {(edge.kind, edge.pk): edge for edge in best.edges} if best else {}
    for at, (strength, evidence) in enumerate(edges):
        edge = steps.get((row.parts["edges"][at]["kind"], row.parts["edges"][at]["pk"]))
        if edge is not None and evidence < 4:
            better = (*edges[:at], (strength, evidence + 1), *edges[at + 1 :])
            after = contribution([PathOf(better, priority)], checks.values(), row.outcome, weights).value
            yield Raise(after - row.value, edge=edge)
    line = path_score(ways[0], weights) if ways else 0.0
    for code, score in checks.items():
        if score < 1:
            after = combined(line, design_of((checks | {code: 1.0}).values()), row.outcome, weights)[0]
            yield Raise(after - row.value, check=Check(code))
    if row.outcome is None or row.outcome < weights.tiers[6]:
        after = combined(line, row.design, weights.tiers[6], weights)[0]
        yield Raise(after - row.value)


def _best(row: Contribution | None, ways: list[Path]) -> Path | None:
    """The path whose edges the score was made of, as it stands now."""
    if row is None or not row.parts["edges"]:
        return None
    link = row.parts["edges"][-1]["pk"]
    return next((path for path in ways if path.link == link), None)


def _stretches(history: list[Contribution]) -> Iterator[Stretch]:
    rows = list(reversed(history))
    if not rows:
        return
    first, last = rows[0].at.timestamp(), rows[-1].at.timestamp()
    width = (last - first) or 1.0
    points: dict[int, list[Point]] = {}
    for row in rows:
        x = round(100 * (row.at.timestamp() - first) / width, 2)
        points.setdefault(row.method.version, []).append(
            Point(x, *(round(40 - 0.4 * value, 2) for value in (row.value, row.low, row.high)))
        )
    for version, each in points.items():
        yield Stretch(version, tuple(each))


def early(outcome: Outcome) -> bool:
    """Measured so soon that it counts half."""
    return 4 <= outcome.tier <= 6 and outcome.days is not None and outcome.days < DELAYED_DAYS


def definition_numbers(row: Contribution) -> dict[str, Any]:
    """The parts in points of the score, for a sentence each: line, design and outcome."""
    weights = weights_of(row.method)
    whole = 1.0 if row.outcome is not None else weights.line + weights.design
    return {
        "line": 100 * weights.line * row.line / whole,
        "design": 100 * weights.design * row.design / whole,
        "outcome": 100 * weights.outcome * row.outcome if row.outcome is not None else None,
        "line_share": weights.line / whole,
        "design_share": weights.design / whole,
        "outcome_share": weights.outcome if row.outcome is not None else 0.0,
    }
