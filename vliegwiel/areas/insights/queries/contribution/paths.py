"""From theme to activity: every path, edge by edge, with what its judges say. A constant number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.catalogue.models import Rating as LinkRating
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.models import EdgeKind, Goal, Kpi, TargetBehaviour, Theme
from vliegwiel.areas.strategy.queries import NOBODY, Judgement, Rated, judge
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared

from .formulas import PathOf

ACTIVITY = "activity"  # the kind of the edge from a behaviour; the others are EdgeKind
EdgeKey = tuple[str, int]  # (kind, id): of an activity's edge the Link's id, of others the id of what hangs from it


class Stop(StrEnum):
    """Why a path leads nowhere."""

    NOWHERE = ""  # it does not stop: the path counts
    GOAL = "goal"  # the goal is not active
    BEHAVIOUR = "behaviour"  # the behaviour is no longer asked
    KPI = "kpi"  # the goal has no measure
    EDGE = "edge"  # an edge is not agreed


@dataclass(frozen=True)
class PathEdge:
    """One edge: its key, the words above and below it, and what its judges say. `lower` is "" for the activity."""

    kind: str
    pk: int
    upper: str
    lower: str
    judgement: Judgement

    @property
    def key(self) -> EdgeKey:
        return (self.kind, self.pk)


@dataclass(frozen=True)
class Path:
    """One way from a theme (or a goal without one) to an activity, top first. `priority`: of its goal, 0..1."""

    activity: int
    link: int
    behaviour: TargetBehaviour
    goal: Goal
    kpi: Kpi | None
    theme: Theme | None
    edges: tuple[PathEdge, ...]
    stop: Stop

    @property
    def whole(self) -> bool:
        """Every edge is agreed (or lapsed), up to an active goal: it counts."""
        return self.stop == Stop.NOWHERE

    @property
    def priority(self) -> float:
        return float(self.goal.priority)

    @property
    def open_edges(self) -> tuple[PathEdge, ...]:
        """Those that do not count yet."""
        return tuple(edge for edge in self.edges if not edge.judgement.counts)

    def as_numbers(self) -> PathOf:
        """For the formulas. Only of a whole path."""
        return PathOf(
            tuple((edge.judgement.strength or 0.0, edge.judgement.evidence or 0) for edge in self.edges), self.priority
        )


@dataclass(frozen=True)
class Structure:
    """Everything above the activities, read once for many: standing or not, active or not."""

    behaviours: dict[int, TargetBehaviour]
    goals: dict[int, Goal]
    kpis: dict[int, list[Kpi]]  # of a goal, in their order
    judged: dict[tuple[str, int, int], Judgement]


def structure() -> Structure:
    """All themes, goals, KPIs, behaviours and what is said of the edges between. Four queries."""
    return Structure(
        behaviours={one.pk: one for one in TargetBehaviour.objects.order_by("pk")},
        goals={goal.pk: goal for goal in Goal.objects.select_related("theme__owner", "owner").order_by("pk")},
        kpis=_by_goal(Kpi.objects.filter(goal__isnull=False).order_by("goal", "place", "pk")),
        judged=strategy.judgements(),
    )


def _structure_of(behaviours: dict[int, TargetBehaviour]) -> Structure:
    """Of behaviours that came with their goal and theme. Two queries."""
    goals = {one.goal_id: one.goal for one in behaviours.values()}
    return Structure(behaviours, goals, _by_goal(KPIS.ask(goals=list(goals))), strategy.judgements())


def _kpis(goals: list[int]) -> QuerySet[Kpi]:
    return Kpi.objects.filter(goal__in=goals).order_by("goal", "place", "pk")


def _by_goal(kpis: Iterable[Kpi]) -> dict[int, list[Kpi]]:
    found: dict[int, list[Kpi]] = defaultdict(list)
    for kpi in kpis:
        found[kpi.goal_id or 0].append(kpi)
    return found


def link_judgements(links: Collection[int] | None = None) -> dict[int, Judgement]:
    """What judges say of the edge from behaviour to activity, by the Link's id; since its claim was made. One query."""
    said: dict[int, list[Rated]] = defaultdict(list)
    if links is not None and not links:
        return {}
    rows = _said().iterator(chunk_size=5000) if links is None else SAID.ask(links=list(links))
    for link, claimed_at, *words in rows:
        rating = Rated(*words)
        if rating.at >= claimed_at:
            said[link].append(rating)
    today = clock.today()
    return {link: judge(ratings, today) for link, ratings in said.items()}


def _said() -> "QuerySet[LinkRating, Any]":
    rows = LinkRating.objects.order_by("at", "pk")
    return rows.values_list("link_id", "link__claimed_at", *strategy.WORDS_OF_A_RATING)


def _linked(activities: list[int]) -> QuerySet[Link]:
    links = Link.objects.filter(activity__in=activities).order_by("activity", "pk")
    return links.select_related("behaviour__goal__theme")


# Whenever anything happens to an activity, its score is made anew.
KPIS, LINKED = Prepared(_kpis), Prepared(_linked)
SAID = Prepared(lambda links: _said().filter(link__in=links))


def paths(activities: Collection[int] | None, above: Structure | None = None) -> dict[int, list[Path]]:
    """activity -> its paths, whole or not, the whole ones first. All activities for None. Four queries (six for all),
    or two with what is `above` them at hand."""
    if above is None and activities is not None:
        found_links = LINKED.ask(activities=list(activities))
        if not found_links:
            return {}
        rows = [(link.pk, link.activity_id, link.behaviour_id) for link in found_links]
        above = _structure_of({link.behaviour_id: link.behaviour for link in found_links})
    else:
        links = Link.objects.order_by("activity", "pk")
        if activities is not None:
            links = links.filter(activity__in=activities)
        rows = list(links.values_list("pk", "activity_id", "behaviour_id"))
        above = above or structure()
    said = link_judgements([link for link, _activity, _behaviour in rows] if activities is not None else None)
    uppers = {pk: _up_to(behaviour, above) for pk, behaviour in above.behaviours.items()}
    found: dict[int, list[Path]] = defaultdict(list)
    for link, activity, behaviour in rows:
        if behaviour in uppers:
            found[activity].append(_path(link, activity, uppers[behaviour], said.get(link, NOBODY)))
    for each in found.values():
        each.sort(key=lambda path: (not path.whole, len(path.open_edges)))
    return dict(found)


def edge_state(activities: Collection[int] | None = None) -> dict[EdgeKey, Judgement]:
    """Every edge that some activity hangs from, by its key: for maps and lists. Four queries, six for all."""
    return {edge.key: edge.judgement for each in paths(activities).values() for path in each for edge in path.edges}


@dataclass(frozen=True)
class _Upper:
    """The part of a path that ends at a behaviour."""

    behaviour: TargetBehaviour
    goal: Goal
    kpi: Kpi | None
    theme: Theme | None
    edges: tuple[PathEdge, ...]
    stop: Stop


def _up_to(behaviour: TargetBehaviour, above: Structure) -> _Upper:
    goal = above.goals[behaviour.goal_id]
    theme = goal.theme
    kpi = strategy.kpi_of(behaviour, above.kpis.get(goal.pk, ()))
    edges = []
    if theme is not None:
        edges.append(_edge(EdgeKind.GOAL, theme, goal, above))
    if kpi is not None:
        edges += [_edge(EdgeKind.KPI, goal, kpi, above), _edge(EdgeKind.BEHAVIOUR, kpi, behaviour, above)]
    if not goal.is_active:
        stop = Stop.GOAL
    elif not behaviour.is_standing:
        stop = Stop.BEHAVIOUR
    elif kpi is None:
        stop = Stop.KPI
    else:
        stop = _stop_of(edges)
    return _Upper(behaviour, goal, kpi, theme, tuple(edges), stop)


def _edge(kind: EdgeKind, upper: Theme | Goal | Kpi, lower: Goal | Kpi | TargetBehaviour, above: Structure) -> PathEdge:
    judgement = above.judged.get((kind.value, upper.pk, lower.pk), NOBODY)
    return PathEdge(kind.value, lower.pk, str(upper), str(lower), judgement)


def _stop_of(edges: Iterable[PathEdge]) -> Stop:
    return Stop.NOWHERE if all(edge.judgement.counts for edge in edges) else Stop.EDGE


def _path(link: int, activity: int, upper: _Upper, judgement: Judgement) -> Path:
    last = PathEdge(ACTIVITY, link, str(upper.behaviour), "", judgement)
    edges = (*upper.edges, last)
    stop = upper.stop or _stop_of(edges)
    return Path(activity, link, upper.behaviour, upper.goal, upper.kpi, upper.theme, edges, stop)
