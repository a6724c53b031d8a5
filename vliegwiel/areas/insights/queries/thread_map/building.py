"""From facts to nodes: what fits what was asked, what is folded, and which line is lit."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.models import EdgeKind, Goal, Kpi, TargetBehaviour
from vliegwiel.kit.finding import matches

from ...enums import Gap, LineState
from .facts import Above, Kind, LinkFact
from .shapes import ORDER, ActivityNode, Ask, BehaviourNode, GoalNode, Missing, Node, worst

LAST = (Gap.DRAFT, Gap.CONTESTED, Gap.LAPSED)  # what can be wrong with the edge to an activity
GOALS = 12  # on one page
ALL_BEHAVIOURS = 24  # as many stand open together; more, and they are folded per goal
ALL_ACTIVITIES = 36  # the same, per behaviour
UNFOLDED = 8  # activities under a behaviour that is unfolded among others
ALONE = 25  # on one page, under the one behaviour that is looked at
MOST_UNFOLDED = 6  # behaviours somebody opens by hand


@dataclass
class Branch:
    """A behaviour with how many lines of each kind it has, before it is known what is shown of it. `above`: what breaks
    every line beneath it, for nothing that hangs from an edge counts before the edge does."""

    behaviour: TargetBehaviour
    edges: tuple[Missing, ...]  # wrong between it and its goal
    missing: tuple[Missing, ...]
    above: Missing | None
    kinds: Counter[Kind]
    fits: bool = True  # itself, not only something beneath it

    @property
    def key(self) -> str:
        return f"behaviour-{self.behaviour.pk}"

    @property
    def total(self) -> int:
        return self.kinds.total()

    @cached_property
    def states(self) -> dict[Gap | None, LineState]:
        """How a line stands by what is wrong with its last edge."""
        above = self.above.state if self.above else LineState.WHOLE
        return {gap: worst((gap.breaks if gap else LineState.WHOLE, above)) for gap in (*LAST, None)}

    @cached_property
    def tally(self) -> Counter[LineState]:
        if not self.kinds:
            return Counter([LineState.BROKEN])
        found: Counter[LineState] = Counter()
        for kind, n in self.kinds.items():
            found[self.states[kind.gap]] += n
        return found

    @property
    def unproven(self) -> int:
        return sum(n for kind, n in self.kinds.items() if not kind.proven)

    def worst_first(self, links: Iterable[LinkFact]) -> list[LinkFact]:
        """Those of these links that fit, the worst first."""
        mine = [link for link in links if link.kind in self.kinds]
        return sorted(mine, key=lambda link: (ORDER.index(self.states[link.kind.gap]), link.pk))

    def missing_of(self, link: LinkFact) -> tuple[Missing, ...]:
        """What is wrong with a line, from the activity up."""
        own = (Missing(link.kind.gap, ("activity", link.pk)),) if link.kind.gap else ()
        return (*own, self.above) if self.above else own


@dataclass
class Root:
    """A goal with its branches, before it is known what is shown of it."""

    goal: Goal
    kpi: Kpi | None
    missing: tuple[Missing, ...]
    branches: list[Branch]
    fits: bool = True

    @property
    def key(self) -> str:
        return f"goal-{self.goal.pk}"

    @property
    def tally(self) -> Counter[LineState]:
        found: Counter[LineState] = Counter()
        for branch in self.branches:
            found += branch.tally
        return found or Counter([LineState.BROKEN])

    @property
    def unproven(self) -> int:
        """Lines with nothing known of the effect at their end."""
        return sum(branch.unproven for branch in self.branches)


def grow(above: Above, lines: Mapping[int, Counter[Kind]]) -> list[Root]:
    """All of it, as trees. `lines`: how many of each kind hang from a behaviour."""
    roots = []
    for goal in above.goals:
        kpis = above.kpis[goal.pk]
        head = kpis[0] if kpis else None
        edges = []
        if goal.theme_id and (gap := above.edge_gap(EdgeKind.GOAL, goal.theme_id, goal.pk)):
            edges.append(Missing(gap, (EdgeKind.GOAL.value, goal.pk)))
        if head is None:
            edges.append(Missing(Gap.NO_KPI))
        elif gap := above.edge_gap(EdgeKind.KPI, goal.pk, head.pk):
            edges.append(Missing(gap, (EdgeKind.KPI.value, head.pk)))
        branches = [
            _branch(one, head, kpis, above, lines.get(one.pk) or Counter(), tuple(edges))
            for one in above.behaviours[goal.pk]
        ]
        bare = () if branches else (Missing(Gap.NO_BEHAVIOUR),)
        roots.append(Root(goal, head, (*bare, *edges), branches))
    return roots


def _branch(
    behaviour: TargetBehaviour,
    head: Kpi | None,
    kpis: list[Kpi],
    above: Above,
    kinds: Counter[Kind],
    higher: tuple[Missing, ...],
) -> Branch:
    edges = []
    moved = strategy.kpi_of(behaviour, kpis)
    if moved and head and moved.pk != head.pk:
        # It moves another measure than the goal's first: that step is its own.
        if gap := above.edge_gap(EdgeKind.KPI, behaviour.goal_id, moved.pk):
            edges.append(Missing(gap, (EdgeKind.KPI.value, moved.pk)))
        higher = tuple(one for one in higher if one.edge is None or one.edge[0] != EdgeKind.KPI)
    if moved and (gap := above.edge_gap(EdgeKind.BEHAVIOUR, moved.pk, behaviour.pk)):
        edges.append(Missing(gap, (EdgeKind.BEHAVIOUR.value, behaviour.pk)))
    own = [] if kinds else [Missing(Gap.NO_ACTIVITY)]
    kept = [] if behaviour.pk in above.driven else [Missing(Gap.NO_DRIVER)]
    return Branch(behaviour, tuple(edges), (*own, *edges, *kept), _from_above((*higher, *edges)), kinds)


def _from_above(missing: Iterable[Missing]) -> Missing | None:
    """What breaks an activity's line before it comes to the activity: the worst edge on the way, once."""
    first = min(missing, key=lambda one: ORDER.index(one.state), default=None)
    return Missing(first.gap if first.state != LineState.BROKEN else Gap.ABOVE, first.edge) if first else None


def narrowed(roots: list[Root], ask: Ask) -> list[Root]:
    """What fits, with what it hangs from."""
    if not ask.narrows:
        return roots
    found = []
    for root in roots:
        says = _says(ask, str(root.goal), str(root.goal.theme or ""), str(root.kpi or ""))
        kept = [one for branch in root.branches if (one := _branch_that_fits(branch, ask, said_above=says))]
        fits = says and _fits_itself(ask, root.missing)
        if fits or kept:
            found.append(replace(root, branches=kept, fits=fits))
    return found


def _branch_that_fits(branch: Branch, ask: Ask, *, said_above: bool) -> Branch | None:
    one = branch.behaviour
    says = said_above or not ask.words or _says(ask, str(one.action), str(one.actor), str(one.situation))
    kinds = Counter(
        {
            kind: n
            for kind, n in branch.kinds.items()
            if (says or kind.titled)
            and _is(ask, branch.states[kind.gap])
            and (ask.purpose is None or kind.purpose == ask.purpose)
            and not (ask.unproven and kind.proven)
        }
    )
    fits = says and _fits_itself(ask, branch.missing)
    if not (fits or kinds):
        return None
    return Branch(one, branch.edges, branch.missing, branch.above, kinds, fits)


def _fits_itself(ask: Ask, missing: Iterable[Missing]) -> bool:
    """A goal or behaviour is for no one purpose and has no evidence of its own."""
    return ask.purpose is None and not ask.unproven and _is(ask, worst(one.state for one in missing))


def _says(ask: Ask, *texts: str) -> bool:
    return matches(ask.words, " ".join(texts))


def _is(ask: Ask, state: LineState) -> bool:
    return ask.state is None or state == ask.state


@dataclass(frozen=True)
class Shown:
    """Which goals are on the page, which groups are folded, and which links stand under each behaviour."""

    roots: list[Root]
    folded: frozenset[str]
    links: dict[int, list[LinkFact]]  # of a behaviour
    page: int
    more: bool  # of goals; of activities when one behaviour is looked at alone


Reading = Callable[[Collection[int]], Mapping[int, list[LinkFact]]]  # the links of some behaviours


def shown(roots: list[Root], ask: Ask, read: Reading, *, looked_at: int) -> Shown:
    """A page of it. Few stand open; many are folded, but for what she opened or looks at (`looked_at`: the behaviour of
    a link). Only what stands open is read."""
    if ask.behaviour:
        return _alone(roots, ask, read)
    on_the_way = _keys_to(roots, ask.at, looked_at)
    start = (ask.page - 1) * GOALS
    here = roots[start : start + GOALS]
    all_open = sum(len(root.branches) for root in here) <= ALL_BEHAVIOURS or len(here) == 1
    folded = {root.key for root in here if root.branches and not _open(root.key, ask, on_the_way, by_itself=all_open)}
    seen = [branch for root in here if root.key not in folded for branch in root.branches]
    few = sum(branch.total for branch in seen) <= ALL_ACTIVITIES
    chosen, unfolded = 0, list[Branch]()
    for branch in seen:
        wanted = branch.key in ask.unfolded and chosen < MOST_UNFOLDED
        chosen += wanted
        opened = _open(branch.key, ask, on_the_way, by_itself=True) if few else wanted or branch.key in on_the_way
        if branch.total and not opened:
            folded.add(branch.key)
        elif branch.total:
            unfolded.append(branch)
    facts = read([branch.behaviour.pk for branch in unfolded])
    links = {one.behaviour.pk: one.worst_first(facts.get(one.behaviour.pk, ())) for one in unfolded}
    if not few:
        links = {behaviour: _some(some, ask.at) for behaviour, some in links.items()}
    return Shown(here, frozenset(folded), links, ask.page, len(roots) > start + GOALS)


def _alone(roots: list[Root], ask: Ask, read: Reading) -> Shown:
    start = (ask.page - 1) * ALONE
    facts = read([branch.behaviour.pk for root in roots for branch in root.branches])
    every = {
        one.behaviour.pk: one.worst_first(facts.get(one.behaviour.pk, ())) for root in roots for one in root.branches
    }
    more = any(len(links) > start + ALONE for links in every.values())
    here = {behaviour: links[start : start + ALONE] for behaviour, links in every.items()}
    return Shown(roots, frozenset(), here, ask.page, more)


def _open(key: str, ask: Ask, on_the_way: set[str], *, by_itself: bool) -> bool:
    if key in on_the_way or key in ask.unfolded:
        return True
    return by_itself and key not in ask.folded


def _some(links: list[LinkFact], at: str) -> list[LinkFact]:
    """The first few, and the one she looks at."""
    looked_at = link_of(at)
    return [link for n, link in enumerate(links) if n < UNFOLDED or link.pk == looked_at]


def link_of(key: str) -> int:
    """The Link that an activity or its evidence is called after; 0 for anything else."""
    kind, _sep, pk = key.partition("-")
    return int(pk) if kind in ("link", "evidence") and pk.isdecimal() and len(pk) < 10 else 0


def _keys_to(roots: list[Root], at: str, looked_at: int) -> set[str]:
    """The keys of what stands above the node looked at."""
    for root in roots:
        for branch in root.branches:
            if branch.key == at:
                return {root.key}
            if branch.behaviour.pk == looked_at:
                return {root.key, branch.key}
    return set()


def light(nodes: tuple[Any, ...], at: str) -> tuple[tuple[Any, ...], tuple[Node, ...]]:
    """The nodes with the line of the one looked at lit, to both sides, and that line from goal to evidence. An activity
    is lit wherever it stands."""
    if not at:
        return nodes, ()
    line = _line(nodes, at)
    if not line:
        return nodes, ()
    same = {one.activity for one in line if isinstance(one, ActivityNode)}
    lit = tuple(_lit(node, at, same)[0] for node in nodes)
    return lit, _line(lit, at)


def _line(nodes: Iterable[Any], at: str) -> tuple[Node, ...]:
    for node in nodes:
        if node.key == at:
            return (node,)
        if found := _line(getattr(node, "children", ()), at):
            return (node, *found)
    return ()


def _lit(node: Any, at: str, same: set[int]) -> tuple[Any, bool]:
    """The node as it is lit, and whether its parent is on the line."""
    here = node.key == at or (isinstance(node, ActivityNode) and node.activity in same)
    if here:
        return replace(_all_lit(node), chosen=node.key == at, lit=True), True
    pairs = [_lit(child, at, same) for child in getattr(node, "children", ())]
    on = any(below for _child, below in pairs)
    if on:
        node = replace(node, children=tuple(child for child, _below in pairs))
    return replace(node, lit=on), on


def _all_lit(node: Any) -> Any:
    children = tuple(_all_lit(child) for child in getattr(node, "children", ()))
    return replace(node, lit=True, children=children) if children else replace(node, lit=True)


def goal_node(root: Root, page: Shown, children: tuple[BehaviourNode, ...], hours: int | None) -> GoalNode:
    """A goal with the behaviours shown beneath it."""
    goal: Any = root.goal
    return GoalNode(
        key=root.key,
        pk=goal.pk,
        words=str(goal),
        missing=root.missing,
        fits=root.fits,
        total=len(root.branches),
        folded=root.key in page.folded,
        tally=root.tally,
        hours=hours,
        owner=goal.owner_id,
        theme=str(goal.theme or ""),
        theme_pk=goal.theme_id,
        theme_owner=goal.theme.owner_id if goal.theme else None,
        kpi=str(root.kpi or ""),
        kpi_pk=root.kpi.pk if root.kpi else None,
        progress=strategy.so_far(root.kpi, goal.last_value, goal.last_on),
        children=children,
    )


def behaviour_node(
    branch: Branch, one: TargetBehaviour, page: Shown, children: tuple[ActivityNode, ...]
) -> BehaviourNode:
    """A behaviour, with its texts, and the activities shown beneath it."""
    return BehaviourNode(
        key=branch.key,
        pk=one.pk,
        words=str(one),
        up=worst(edge.state for edge in branch.edges),
        missing=branch.missing,
        fits=branch.fits,
        total=branch.total,
        folded=branch.key in page.folded,
        tally=branch.tally,
        who=f"{one.actor}, {one.situation}",
        critical=one.critical,
        children=children,
    )
