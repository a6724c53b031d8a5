"""The edges above a behaviour and what their judges say."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, QuerySet, Value, When

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared

from ..models import EdgeKind, EdgeState, Goal, Kpi, Rating, StrategyLink, TargetBehaviour
from .judging import APART, Judgement, Rated, judge

EdgeEnds = tuple[str, int, int]  # kind, upper, lower
ENDS = {
    EdgeKind.GOAL: ("theme", "goal"),
    EdgeKind.KPI: ("goal", "kpi"),
    EdgeKind.BEHAVIOUR: ("kpi", "behaviour"),
}
WORDS_OF_A_RATING = ("side", "strength", "evidence", "by_id", "at", "review_by")


def rated(row: tuple[str, float, int, int, dt.datetime, dt.date]) -> Rated:
    """From the values of WORDS_OF_A_RATING, in that order."""
    return Rated(*row)


def judgements() -> dict[EdgeEnds, Judgement]:
    """Every judged edge above a behaviour: (kind, upper, lower) -> what its judges say. One query."""
    said: dict[EdgeEnds, list[Rated]] = defaultdict(list)
    for kind, theme, goal, kpi, behaviour, *words in SAID.ask():
        held = {"theme": theme, "goal": goal, "kpi": kpi, "behaviour": behaviour}
        upper, lower = ENDS[EdgeKind(kind)]
        said[(kind, held[upper] or 0, held[lower] or 0)].append(Rated(*words))
    today = clock.today()
    return {ends: judge(ratings, today) for ends, ratings in said.items()}


def _said() -> "QuerySet[Rating, Any]":
    return Rating.objects.order_by("at", "pk").values_list(
        "link__kind", "link__theme_id", "link__goal_id", "link__kpi_id", "link__behaviour_id", *WORDS_OF_A_RATING
    )


SAID = Prepared(_said)


def edge_states() -> dict[EdgeEnds, EdgeState]:
    """The same, of each no more than where it stands: for pages that read hundreds of them. One query.

    A rating is never changed, only followed: the last word of a side has the highest key.
    """
    lapsed = Case(When(review_by__lt=clock.today(), then=Value(1)), default=Value(0))
    rows = (
        Rating.objects.annotate(lapsed=lapsed)
        .order_by("pk")
        .values_list(
            *("link__kind", "link__theme_id", "link__goal_id", "link__kpi_id", "link__behaviour_id"),
            *("side", "strength", "by_id", "lapsed"),
        )
    )
    said: dict[EdgeEnds, dict[str, tuple[float, int, int]]] = defaultdict(dict)
    for kind, theme, goal, kpi, behaviour, side, strength, by, old in rows:
        ends = (theme, goal) if kind == EdgeKind.GOAL else (goal, kpi) if kind == EdgeKind.KPI else (kpi, behaviour)
        said[(kind, ends[0] or 0, ends[1] or 0)][side] = (strength, by, old)
    return {ends: _state(words) for ends, words in said.items()}


def _state(words: dict[str, tuple[float, int, int]]) -> EdgeState:
    """As `judge` says it."""
    if len(words) < 2:
        return EdgeState.DRAFT
    one, other = words.values()
    if one[1] == other[1]:
        return EdgeState.DRAFT
    if abs(one[0] - other[0]) >= APART:
        return EdgeState.CONTESTED
    return EdgeState.LAPSED if one[2] or other[2] else EdgeState.AGREED


def judgement_of(link: StrategyLink) -> Judgement:
    """What the judges of one edge say. One query, none before anybody judged it."""
    if link.pk is None:
        return Judgement()
    rows = link.ratings.order_by("at", "pk").values_list(*WORDS_OF_A_RATING)
    return judge([rated(row) for row in rows], clock.today())


def kpi_of(behaviour: TargetBehaviour, kpis: Iterable[Kpi]) -> Kpi | None:
    """Which of its goal's KPIs a behaviour moves: the one it names, else the first. `kpis` in their order."""
    found = [kpi for kpi in kpis if kpi.goal_id == behaviour.goal_id]
    named = next((kpi for kpi in found if kpi.pk == behaviour.kpi_id), None)
    return named or next(iter(found), None)


def edge(kind: str, pk: int, person: Person) -> StrategyLink | None:
    """The edge from which this goal, KPI or behaviour hangs, as far as this person may see it. Not saved when nobody
    judged it yet. None when there is no such thing, or it hangs from nothing. At most three queries."""
    fresh = _hanging(kind, pk, person)
    if fresh is None:
        return None
    upper, lower = ENDS[EdgeKind(kind)]
    ends = {upper: getattr(fresh, upper), lower: getattr(fresh, lower)}
    found = StrategyLink.objects.filter(kind=kind, **ends).first()
    if found:
        fresh.pk, fresh._state.adding = found.pk, False
    return fresh


def _hanging(kind: str, pk: int, person: Person) -> StrategyLink | None:
    if kind == EdgeKind.GOAL:
        goal = Goal.objects.visible_to(person).select_related("theme__owner", "owner").filter(pk=pk).first()
        return StrategyLink(kind=kind, theme=goal.theme, goal=goal) if goal and goal.theme else None
    if kind == EdgeKind.KPI:
        kpi = Kpi.objects.visible_to(person).select_related("goal__owner").filter(pk=pk).first()
        return StrategyLink(kind=kind, goal=kpi.goal, kpi=kpi) if kpi and kpi.goal else None
    if kind == EdgeKind.BEHAVIOUR:
        behaviours = TargetBehaviour.objects.visible_to(person).select_related("goal__owner", "owner")
        behaviour = behaviours.filter(pk=pk).first()
        kpi = (
            kpi_of(behaviour, Kpi.objects.filter(goal=behaviour.goal_id).order_by("place", "pk")) if behaviour else None
        )
        return StrategyLink(kind=kind, kpi=kpi, behaviour=behaviour) if kpi else None
    return None
