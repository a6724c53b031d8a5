"""One edge for its judges: what is said of it, as far as this reader may know; and the lists of edges that ask."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import Exists, F, Max, Min, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.catalogue.models import Rating as LinkRating
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy import permissions as strategy_permissions
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.models import AbstractRating, EdgeKind, EdgeState, Goal, Side, StrategyLink
from vliegwiel.areas.strategy.queries import APART, NOBODY, Judgement, Rated, judge
from vliegwiel.kit import clock

from ..titles import named, titles
from .paths import ACTIVITY, Structure, structure

SOON = dt.timedelta(days=30)  # so long before it lapses, a judge is asked already
PAGE = 25

# What stands above and below an edge of each kind.
ENDS: dict[str, tuple[Any, Any]] = {
    EdgeKind.GOAL.value: (_("Thema"), _("Doel")),
    EdgeKind.KPI.value: (_("Doel"), _("Maat")),
    EdgeKind.BEHAVIOUR.value: (_("Maat"), _("Gedrag")),
    ACTIVITY: (_("Gedrag"), _("Activiteit")),
}


@dataclass(frozen=True)
class Word:
    """One side's place on the page: its last `rating`, None when it said nothing or may not be `hidden` no longer."""

    side: Side
    judges: str  # who speaks for it: a name, or "" for whoever holds the role
    rating: AbstractRating | None
    given: bool

    @property
    def hidden(self) -> bool:
        """Something was said that this reader may not see yet."""
        return self.given and self.rating is None


@dataclass(frozen=True)
class EdgeView:
    """An edge for one reader. `side`: for whom she may judge, None for who only reads. `thing`: what the verb `rate`
    takes. `words`: education first. `history`: every rating she may see, latest first."""

    kind: str
    pk: int
    upper: str
    lower: str
    owner: Person
    goal: Goal
    claim: str  # the author's sentence, for an activity
    slug: str  # of the activity
    judgement: Judgement
    side: Side | None
    words: tuple[Word, Word]
    history: tuple[AbstractRating, ...]
    thing: Link | StrategyLink

    @property
    def ends(self) -> tuple[Any, Any]:
        """What the upper and the lower end are, in a word."""
        return ENDS[self.kind]

    @property
    def own(self) -> AbstractRating | None:
        """The last word of her side."""
        return next((word.rating for word in self.words if word.side == self.side), None)


def edge_view(kind: str, pk: int, person: Person) -> EdgeView | None:
    """The edge as this person may see it; None when there is none or she may not. Until both sides spoke, a side's
    figures are for that side alone: who must judge yet is not led by who did. Five queries at most."""
    if kind == ACTIVITY:
        return _of_a_link(pk, person)
    link = strategy.edge(kind, pk, person)
    if link is None:
        return None
    goal = link.behaviour.goal if link.behaviour else link.goal
    assert goal is not None
    ratings = list(link.ratings.select_related("by").order_by("at", "pk")) if link.pk else []
    return _view(kind, pk, str(link.upper), str(link.lower), link.line_owner, goal, ratings, person, link)


def _of_a_link(pk: int, person: Person) -> EdgeView | None:
    links = Link.objects.visible_to(person).select_related("activity", "behaviour__goal__owner")
    link = links.filter(pk=pk).first()
    if link is None:
        return None
    goal = link.behaviour.goal
    ratings = list(link.ratings.filter(at__gte=link.claimed_at).select_related("by").order_by("at", "pk"))
    title = titles([link.activity_id], drafts=True)[link.activity_id]
    return _view(ACTIVITY, pk, str(link.behaviour), title, goal.owner, goal, ratings, person, link)


def _view(
    kind: str,
    pk: int,
    upper: str,
    lower: str,
    owner: Person,
    goal: Goal,
    ratings: list[Any],
    person: Person,
    thing: Link | StrategyLink,
) -> EdgeView | None:
    if not strategy_permissions.may_see_judgements(person, owner.pk):
        return None
    side = strategy_permissions.side_of(person, owner.pk)
    last = {rating.side: rating for rating in ratings}
    seen = set(Side) if len(last) == len(Side) else {side}
    words = tuple(
        Word(one, owner.name if one == Side.LINE else "", last.get(one) if one in seen else None, one in last)
        for one in (Side.EDUCATION, Side.LINE)
    )
    return EdgeView(
        kind=kind,
        pk=pk,
        upper=upper,
        lower=lower,
        owner=owner,
        goal=goal,
        claim=thing.rationale if isinstance(thing, Link) else "",
        slug=thing.activity.slug if isinstance(thing, Link) else "",
        judgement=judge([_rated(rating) for rating in ratings], clock.today()),
        side=side,
        words=(words[0], words[1]),
        history=tuple(rating for rating in reversed(ratings) if rating.side in seen),
        thing=thing,
    )


def _rated(rating: Any) -> Rated:
    return Rated(rating.side, rating.strength, rating.evidence, rating.by_id, rating.at, rating.review_by)


@dataclass(frozen=True)
class EdgeRow:
    """An edge in a list: its words, where it stands, and since when or until when."""

    kind: str
    pk: int
    upper: str
    lower: str
    state: EdgeState
    contested_since: dt.datetime | None
    review_by: dt.date | None
    owner: str

    @property
    def ends(self) -> tuple[Any, Any]:
        """What the upper and the lower end are, in a word."""
        return ENDS[self.kind]


@dataclass(frozen=True)
class EdgeRows:
    """A page of edges. `more`: there is a next one. Nothing is counted."""

    rows: tuple[EdgeRow, ...]
    page: int
    more: bool


LISTS = ("waiting", "contested", "lapsed")


def edge_rows(person: Person, which: str, *, page: int = 1, size: int = PAGE) -> EdgeRows:
    """Edges of active goals that wait for this person's word, are contested, or lapsed (or do within thirty days):
    those above behaviours first, then those to activities. Her own for an owner, all for
    who sees all. Eight queries at most.
    """
    sees_all = strategy_permissions.may_see_judgements(person, 0)
    above = _above(person, which, sees_all)
    start, links = max(0, page - 1) * size, _links(person, which, sees_all)
    rows = list(islice(above, start, start + size + 1))
    if len(rows) <= size:
        first = max(0, start - len(above))
        rows += _link_rows(links[first : first + size + 1 - len(rows)])
    return EdgeRows(tuple(rows[:size]), max(1, page), len(rows) > size)


def _above(person: Person, which: str, sees_all: bool) -> list[EdgeRow]:
    everything = structure()
    owners = {pk: (goal.owner_id, goal.owner.name) for pk, goal in everything.goals.items()}
    found = []
    for kind, upper, lower, owner, name in _edges_above(everything, owners):
        side = strategy_permissions.side_of(person, owner)
        if not sees_all and owner != person.pk:
            continue
        judgement = everything.judged.get((kind, upper.pk, lower.pk), NOBODY)
        if _asks(judgement, which, side):
            row = EdgeRow(
                kind,
                lower.pk,
                str(upper),
                str(lower),
                judgement.state,
                judgement.contested_since,
                judgement.review_by,
                name,
            )
            found.append(row)
    return found


def _edges_above(above: Structure, owners: dict[int, tuple[int, str]]) -> Iterable[tuple[str, Any, Any, int, str]]:
    """Those that can be part of a path: a KPI that no behaviour moves (a guardrail) needs no judges."""
    moves = []
    for behaviour in above.behaviours.values():
        goal = above.goals[behaviour.goal_id]
        kpi = strategy.kpi_of(behaviour, above.kpis.get(goal.pk, ()))
        if kpi is not None and goal.is_active and behaviour.is_standing:
            moves.append((kpi, behaviour))
    moved = {kpi.pk for kpi, _behaviour in moves}
    for goal in above.goals.values():
        if not goal.is_active:
            continue
        if goal.theme is not None:
            yield EdgeKind.GOAL.value, goal.theme, goal, goal.theme.owner_id, goal.theme.owner.name
        for measure in above.kpis.get(goal.pk, ()):
            if measure.pk in moved:
                yield EdgeKind.KPI.value, goal, measure, *owners[goal.pk]
    for kpi, behaviour in moves:
        yield EdgeKind.BEHAVIOUR.value, kpi, behaviour, *owners[behaviour.goal_id]


def _asks(judgement: Judgement, which: str, side: Side | None) -> bool:
    if which == "waiting":
        return side is not None and judgement.waits_for(side)
    if which == "contested":
        return judgement.state == EdgeState.CONTESTED
    return judgement.counts and judgement.review_by is not None and judgement.review_by <= clock.today() + SOON


def _links(person: Person, which: str, sees_all: bool) -> QuerySet[Link]:
    """Links that ask, by their key. What two judges said is weighed for those alone that could ask: a small part."""
    links = Link.objects.filter(
        activity__retirement=None, behaviour__retired_at=None, behaviour__goal__state=Goal.State.ACTIVE
    )
    if not sees_all:
        links = links.filter(behaviour__goal__owner=person)
    judged = _judgements(_candidates(which))
    if which != "waiting":
        return links.filter(pk__in=[link for link, one in judged.items() if _asks(one, which, None)]).order_by("pk")
    owners = links.filter(pk__in=judged).values_list("pk", "behaviour__goal__owner")
    asking = [pk for pk, owner in owners if _asks(judged[pk], which, strategy_permissions.side_of(person, owner))]
    unsaid = Q(behaviour__goal__owner=person) & ~_said(Side.LINE)
    if strategy_permissions.side_of(person, 0) == Side.EDUCATION:
        unsaid |= ~Q(behaviour__goal__owner=person) & ~_said(Side.EDUCATION)
    return links.filter(unsaid | Q(pk__in=asking)).order_by("pk")


def _said(side: Side) -> Q:
    """That side spoke of the claim as it stands."""
    return Q(Exists(LinkRating.objects.filter(link=OuterRef("pk"), side=side, at__gte=OuterRef("claimed_at"))))


def _candidates(which: str) -> QuerySet[LinkRating, int]:
    """Links of which any two words, not only the last, are far apart, or any word lapses by then: few, found without
    asking every link for its last words. Who waits, waits for one of the two, or for what was never said."""
    words = LinkRating.objects.order_by().values("link")
    apart = words.annotate(low=Min("strength"), high=Max("strength"), until=Min("review_by"))
    far, until = Q(high__gte=F("low") + APART), clock.today() + (SOON if which == "lapsed" else dt.timedelta(days=-1))
    asks = {"contested": far, "lapsed": Q(until__lte=until), "waiting": far | Q(until__lte=until)}[which]
    return apart.filter(asks).values_list("link", flat=True)


def _judgements(links: QuerySet[LinkRating, int] | list[int]) -> dict[int, Judgement]:
    """link -> what its judges say together of the claim as it stands. One query."""
    said = LinkRating.objects.filter(link__in=links, at__gte=F("link__claimed_at")).order_by("at", "pk")
    words: dict[int, list[Rated]] = {}
    for link, *values in said.values_list("link_id", *strategy.WORDS_OF_A_RATING):
        words.setdefault(link, []).append(Rated(*values))
    return {link: judge(each, clock.today()) for link, each in words.items()}


def _link_rows(links: QuerySet[Link]) -> list[EdgeRow]:
    rows: list[Any] = list(named(links).select_related("behaviour__goal__owner"))
    judged = _judgements([row.pk for row in rows])
    found = []
    for row in rows:
        judgement = judged.get(row.pk, NOBODY)
        found.append(
            EdgeRow(
                ACTIVITY,
                row.pk,
                str(row.behaviour),
                row.title,
                judgement.state,
                judgement.contested_since,
                judgement.review_by,
                row.behaviour.goal.owner.name,
            )
        )
    return found
