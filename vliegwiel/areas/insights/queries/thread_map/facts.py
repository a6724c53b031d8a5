"""What the map reads: goals, behaviours, every line's state, and what is known of the activities shown."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
    Window,
)

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity, Edition, Link
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import may_enter_office
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.models import EdgeState, Goal, Kpi, KpiReading, RequiredDriver, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.finding import find

from ...enums import Gap, Stage
from ...models import Appraisal, Cell, Contribution, Line
from ..titles import named

OF_EDGE = {EdgeState.DRAFT: Gap.DRAFT, EdgeState.CONTESTED: Gap.CONTESTED, EdgeState.LAPSED: Gap.LAPSED}


class Kind(NamedTuple):
    """How a line can be, as far as its last edge goes: what its two judges make of it (None: they agree), what its
    activity is for, whether anything is known of the effect, and whether the words sought are in its title."""

    gap: Gap | None
    purpose: str
    proven: bool
    titled: bool


class LinkFact(NamedTuple):
    """One link: its keys, how it is, and what is known of its activity."""

    pk: int
    activity: int
    kind: Kind
    known: Any


@dataclass(frozen=True)
class Counted:
    """behaviour -> how many lines of each kind it has, and the minutes of a year beneath it, an activity's once for
    each goal; and the behaviour of the link looked at, 0 for none."""

    kinds: Mapping[int, Counter[Kind]] = field(default_factory=dict)
    minutes: Mapping[int, int] = field(default_factory=dict)
    looked_at: int = 0


@dataclass(frozen=True)
class Above:
    """Everything above the activities that this person may see, each in its order."""

    goals: list[Goal]
    kpis: Mapping[int, list[Kpi]]
    behaviours: Mapping[int, list[TargetBehaviour]]  # of a goal
    driven: frozenset[int]  # behaviours that something keeps alive
    judged: Mapping[tuple[str, int, int], EdgeState]

    def edge_gap(self, kind: str, upper: int, lower: int) -> Gap | None:
        """What is wrong with an edge above a behaviour."""
        return OF_EDGE.get(self.judged.get((kind, upper, lower), EdgeState.DRAFT))


def above(person: Person, *, texts: bool) -> Above:
    """Active goals, their KPIs and standing behaviours: all for who may enter the office, else those of a goal or
    behaviour that is hers. Four queries. Behaviours come without their texts unless these are sought in: reading three
    hundred of them takes longer than everything else."""
    latest = KpiReading.objects.filter(kpi__goal=OuterRef("pk"), kpi__place=0).order_by("-on")
    goals = Goal.objects.active().select_related("theme").order_by("-priority", "due", "pk")
    goals = goals.annotate(last_value=Subquery(latest.values("value")[:1]), last_on=Subquery(latest.values("on")[:1]))
    drivers = RequiredDriver.objects.filter(behaviour=OuterRef("pk"), stopped_at=None)
    behaviours = TargetBehaviour.objects.active().annotate(driven=Exists(drivers)).order_by("-critical", "pk")
    behaviours = behaviours.only(*KEYS, *TEXTS) if texts else behaviours.only(*KEYS)
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
    return Above(shown, kpis, under, frozenset(driven), strategy.edge_states() if shown else {})


KEYS, TEXTS = ("goal", "kpi", "critical"), ("actor", "situation", "action")


def told(behaviours: Iterable[TargetBehaviour]) -> dict[int, TargetBehaviour]:
    """key -> the behaviour with its texts. One query, none when there are none or they have them already."""
    some = {one.pk: one for one in behaviours}
    if not some or "action" not in next(iter(some.values())).get_deferred_fields():
        return some
    return TargetBehaviour.objects.only(*KEYS, *TEXTS).in_bulk(some)


def line_counts(behaviours: Collection[int] | None, words: str = "", *, at: int = 0) -> Counted:
    """The lines of these behaviours, or all. One query of what is kept, however many lines there are."""
    kept = Line.objects.all() if behaviours is None else Line.objects.filter(behaviour__in=behaviours)
    keys = ("behaviour_id", "gap", "purpose", "proven", *(("titled",) if words.strip() else ()))
    rows = (
        _said(kept, words)
        .order_by()
        .values_list(*keys)
        .annotate(
            n=Count("*"),
            old=Sum(Case(When(lapses_on__lt=clock.today(), then=1), default=0)),
            took=Sum("minutes"),
            here=Max(Case(When(link=at, then=1), default=0)),
        )
    )
    kinds: dict[int, Counter[Kind]] = defaultdict(Counter)
    minutes: Counter[int] = Counter()
    looked_at = 0
    for behaviour, gap, purpose, proven, *titled, n, old, took, here in rows:  # grouped as the index is
        for lapses, some in ((0, n - old), (1, old)):
            if some:
                kinds[behaviour][_kind(gap, lapses, purpose, proven, titled[0] if titled else 1)] += some
        minutes[behaviour] += took
        looked_at = behaviour if here else looked_at
    return Counted(kinds, minutes, looked_at)


def link_facts(behaviours: Collection[int], words: str = "") -> dict[int, list[LinkFact]]:
    """behaviour -> its links to activities that are not off the shelf, each with `known`: the activity's `slug`,
    `title` and `published`, how many were `invited` and `applied`, the `score` and `parts` of its latest contribution,
    and in a year its `learners` and the `took` minutes. One query, none for none."""
    found: dict[int, list[LinkFact]] = defaultdict(list)
    if not behaviours:
        return found
    cells = Cell.objects.filter(activity=OuterRef("activity"), unit=None)
    latest = Contribution.objects.filter(activity=OuterRef("activity")).order_by("-pk")
    year = Appraisal.objects.filter(activity=OuterRef("activity"))
    rows = named(_said(Line.objects.filter(behaviour__in=behaviours), words)).annotate(
        slug=F("activity__slug"),
        invited=Subquery(cells.filter(stage=Stage.INVITED).values("people")[:1]),
        applied=Subquery(cells.filter(stage=Stage.APPLIED).values("people")[:1]),
        score=Subquery(latest.values("value")[:1]),
        parts=Subquery(latest.values("parts")[:1]),
        learners=Subquery(year.values("learners")[:1]),
        took=Subquery(year.values("minutes")[:1]),
    )
    for row in rows.order_by("pk"):
        kind = _kind(row.gap, row.lapsed, row.purpose, row.proven, row.titled)
        found[row.behaviour_id].append(LinkFact(row.pk, row.activity_id, kind, row))
    return found


def _said(kept: QuerySet[Line], words: str) -> QuerySet[Line]:
    """With what the day and the words sought make of each."""
    lapsed = Case(When(lapses_on__lt=clock.today(), then=Value(1)), default=Value(0), output_field=IntegerField())
    titled: Any = Value(1)
    if words.strip():
        named = Q(activity__in=find(Edition.objects.order_by(), words, "title").values("activity_id"))
        titled = Case(When(named, then=Value(1)), default=Value(0), output_field=IntegerField())
    found: QuerySet[Line] = kept.annotate(lapsed=lapsed, titled=titled)
    return found


def _kind(gap: str, lapsed: int, purpose: str, proven: bool, titled: int) -> Kind:
    return Kind(Gap(gap) if gap else Gap.LAPSED if lapsed else None, purpose, bool(proven), bool(titled))


def loose_activities() -> QuerySet[Activity]:
    """On the shelf or being made, and linked to no standing behaviour of an active goal."""
    serving = Link.objects.filter(behaviour__in=TargetBehaviour.objects.active())
    return Activity.objects.filter(retirement=None).exclude(pk__in=serving.values("activity"))


def loose_counts() -> tuple[int, int]:
    """How many of them there are, and how many of those say they serve a goal. One query."""
    rows = dict(loose_activities().order_by().values_list("purpose").annotate(n=Count("pk")))
    return sum(rows.values()), rows.get(Purpose.STRATEGIC.value, 0)


def loose_rows(start: int, most: int) -> list[Any]:
    """Some of them with their `title`, those that say they serve a goal first; and on each how many there are (`all`)
    and how many `owed` a line. One query."""
    found = named(loose_activities(), activity="pk", slug="slug").annotate(
        all=Window(Count("pk")), owed=Window(Count("pk", filter=Q(purpose=Purpose.STRATEGIC)))
    )
    return list(found.order_by("-purpose", "pk")[start : start + most])
