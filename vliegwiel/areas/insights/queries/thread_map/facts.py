"""What the map reads: goals, behaviours, every line's state, and what is known of the activities shown."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity, Edition, Link
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import may_enter_office
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.models import EdgeState, Goal, Kpi, KpiReading, RequiredDriver, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.finding import find

from ...enums import Gap, Stage
from ...models import Cell, Contribution
from ..titles import named

OF_EDGE = {EdgeState.DRAFT: Gap.DRAFT, EdgeState.CONTESTED: Gap.CONTESTED, EdgeState.LAPSED: Gap.LAPSED}


class LinkFact(NamedTuple):
    """One link: its keys, what its activity is for, and what its two judges make of it (None: they agree)."""

    pk: int
    activity: int
    behaviour: int
    purpose: str
    gap: Gap | None


@dataclass(frozen=True)
class Above:
    """Everything above the activities that this person may see, each in its order."""

    goals: list[Goal]
    kpis: Mapping[int, list[Kpi]]
    behaviours: Mapping[int, list[TargetBehaviour]]  # of a goal
    driven: frozenset[int]  # behaviours that something keeps alive
    judged: Mapping[tuple[str, int, int], strategy.Judgement]

    def edge_gap(self, kind: str, upper: int, lower: int) -> Gap | None:
        """What is wrong with an edge above a behaviour."""
        return OF_EDGE.get(self.judged.get((kind, upper, lower), strategy.NOBODY).state)


def above(person: Person) -> Above:
    """Active goals, their KPIs and standing behaviours: all for who may enter the office, else those of a goal or
    behaviour that is hers. Four queries."""
    latest = KpiReading.objects.filter(kpi__goal=OuterRef("pk"), kpi__place=0).order_by("-on")
    goals = Goal.objects.active().select_related("theme").order_by("-priority", "due", "pk")
    goals = goals.annotate(last_value=Subquery(latest.values("value")[:1]), last_on=Subquery(latest.values("on")[:1]))
    drivers = RequiredDriver.objects.filter(behaviour=OuterRef("pk"), stopped_at=None)
    behaviours = (
        TargetBehaviour.objects.active()
        .defer("standard", "observers")
        .annotate(driven=Exists(drivers))
        .order_by("-critical", "pk")
    )
    if not may_enter_office(person):
        hers = TargetBehaviour.objects.standing().filter(goal=OuterRef("pk"), owner=person)
        goals = goals.filter(Q(owner=person) | Exists(hers))
        behaviours = behaviours.filter(Q(owner=person) | Q(goal__owner=person))
    shown = list(goals)
    keys = [goal.pk for goal in shown]
    kpis: dict[int, list[Kpi]] = {key: [] for key in keys}
    for kpi in Kpi.objects.filter(goal__in=keys).order_by("goal", "place", "pk"):
        kpis[kpi.goal_id or 0].append(kpi)
    under: dict[int, list[TargetBehaviour]] = {key: [] for key in keys}
    driven = set()
    for behaviour in behaviours.filter(goal__in=keys):
        under[behaviour.goal_id].append(behaviour)
        driven |= {behaviour.pk} if behaviour.driven else set()
    return Above(shown, kpis, under, frozenset(driven), strategy.judgements() if shown else {})


def link_facts(behaviours: Collection[int]) -> list[LinkFact]:
    """Every link of these behaviours to an activity that is not off the shelf. One query.

    Says of each what `judge` would: a rating is never changed, only followed, so that the last of each side is the one
    with the highest key. Whether it was said since the claim and whether it lapsed the database says, for there may be
    twelve thousand edges, and a number is read faster than a date.
    """
    rows = (
        Link.objects.filter(behaviour__in=behaviours, activity__retirement=None)
        .annotate(since=_when(ratings__at__gte=F("claimed_at")), lapsed=_when(ratings__review_by__lt=clock.today()))
        .order_by("pk", "ratings__pk")
        .values_list(
            *("pk", "activity_id", "behaviour_id", "activity__purpose"),
            *("ratings__side", "ratings__strength", "ratings__by_id", "lapsed", "since"),
        )
    )
    found: list[LinkFact] = []
    at, said = 0, dict[str, Word]()  # rows of one link follow each other
    for link, activity, behaviour, purpose, side, strength, by, lapsed, since in rows.iterator(chunk_size=5000):
        if link != at:
            at, said = link, {}
            found.append(LinkFact(link, activity, behaviour, purpose, Gap.DRAFT))
        if since:
            said[side] = (strength, by, lapsed)
            if len(said) == 2:
                found[-1] = LinkFact(link, activity, behaviour, purpose, _gap(*said.values()))
    return found


def _when(**condition: Any) -> Case:
    """ "1" or "": text is taken as the database gives it, where a number is converted row by row."""
    return Case(When(**condition, then=Value("1")), default=Value(""), output_field=CharField())


Word = tuple[float, int, str]  # strength, by whom, and "1" when it lapsed


def _gap(one: Word, other: Word) -> Gap | None:
    """What is wrong with an edge of which these are the last words of both sides."""
    if one[1] == other[1]:
        return Gap.DRAFT
    if abs(one[0] - other[0]) >= strategy.APART:
        return Gap.CONTESTED
    return Gap.LAPSED if one[2] or other[2] else None


def named_so(words: str) -> set[int]:
    """Activities with these words in their title. One query, none without words."""
    if not words.strip():
        return set()
    editions = find(Edition.objects.order_by(), words, "title")
    return set(editions.values_list("activity_id", flat=True))


def details(links: Collection[int]) -> dict[int, Any]:
    """Link -> the Link with its activity, `title` and `published`, how many were `invited` and `applied`, and the
    `score` and `parts` of its latest contribution. One query, none for none."""
    if not links:
        return {}
    cells = Cell.objects.filter(activity=OuterRef("activity"), unit=None)
    latest = Contribution.objects.filter(activity=OuterRef("activity")).order_by("-pk")
    rows = named(Link.objects.filter(pk__in=links)).annotate(
        invited=Subquery(cells.filter(stage=Stage.INVITED).values("people")[:1]),
        applied=Subquery(cells.filter(stage=Stage.APPLIED).values("people")[:1]),
        score=Subquery(latest.values("value")[:1]),
        parts=Subquery(latest.values("parts")[:1]),
    )
    return {link.pk: link for link in rows.select_related("activity")}


def loose_activities() -> QuerySet[Activity]:
    """On the shelf or being made, and linked to no standing behaviour of an active goal."""
    serving = Link.objects.filter(activity=OuterRef("pk"), behaviour__in=TargetBehaviour.objects.active())
    return Activity.objects.filter(~Exists(serving), retirement=None)


def loose_counts() -> dict[Purpose, int]:
    """How many of them there are, by purpose. One query."""
    rows = loose_activities().order_by().values_list("purpose").annotate(n=Count("pk"))
    return {Purpose(purpose): n for purpose, n in rows}


def loose_rows(most: int) -> list[Any]:
    """The first of them with their `title`, those that say they serve a goal first. One query."""
    return list(named(loose_activities(), activity="pk", slug="slug").order_by("-purpose", "pk")[:most])
