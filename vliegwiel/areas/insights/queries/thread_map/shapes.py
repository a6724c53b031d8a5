"""What the thread on screen is made of: nodes in four columns, what is wrong with each, and what was asked of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.strategy.queries import Progress

from ...enums import Gap, LineState, Tier
from ..funnel import StageRow

ORDER = (LineState.BROKEN, LineState.CONTESTED, LineState.LAPSED, LineState.WHOLE)  # the worst first

QUIET = (Gap.DRAFT, Gap.ABOVE, Gap.LAPSED, Gap.TOO_FEW)  # nothing is wrong with the thing itself


def worst(states: Iterable[LineState]) -> LineState:
    """The worst of these; whole when there is none."""
    return min(states, key=ORDER.index, default=LineState.WHOLE)


@dataclass(frozen=True)
class Missing:
    """One thing wrong with a node. `edge`: (kind, key) of the edge two judges must look at, when that is what it is."""

    gap: Gap
    edge: tuple[str, int] | None = None

    @property
    def state(self) -> LineState:
        """How it breaks the line."""
        return self.gap.breaks


@dataclass(frozen=True, kw_only=True)
class Node:
    """One thing on the map. `key`: what the address calls it ("behaviour-4"). `up`: how the edge to what it hangs from
    stands. `lit`: it is on the line of what is looked at; `fits`: it is what was asked for, not only on the way."""

    key: str
    pk: int
    words: str
    up: LineState = LineState.WHOLE
    missing: tuple[Missing, ...] = ()
    lit: bool = False
    chosen: bool = False
    fits: bool = True

    @property
    def state(self) -> LineState:
        return worst(one.state for one in self.missing)

    @property
    def first(self) -> Gap | None:
        """The gap to say first: the worst, in the order they were found."""
        return min(self.missing, key=lambda one: ORDER.index(one.state)).gap if self.missing else None

    @property
    def glows(self) -> bool:
        """The line ends or breaks at this very thing, not only somewhere above it."""
        return any(one.gap not in QUIET for one in self.missing)


@dataclass(frozen=True, kw_only=True)
class EvidenceNode(Node):
    """What is known of an activity's effect. `applied` is hidden for small groups, and None for who sees no figures.
    `score`: 0..100 of what was demonstrated, None when nothing was or it is not for this reader."""

    slug: str
    applied: StageRow | None = None
    tier: Tier | None = None
    score: float | None = None


@dataclass(frozen=True, kw_only=True)
class ActivityNode(Node):
    """An activity under one behaviour; it stands under each behaviour it serves. `pk` is the Link's."""

    activity: int
    slug: str
    purpose: Purpose
    published: bool
    hours: int | None = None  # of the past year; None for who sees no figures, and while too few finished it
    children: tuple[EvidenceNode, ...] = ()

    @property
    def glows(self) -> bool:
        """Also while nobody agreed that it serves the behaviour: an activity without an agreed path is a loose end."""
        return super().glows or any(one.gap == Gap.DRAFT for one in self.missing)


@dataclass(frozen=True, kw_only=True)
class Group(Node):
    """A node that can be folded: `total` beneath it that fit, of which some are shown and `more` are not.
    `tally`: how the lines beneath it stand."""

    total: int = 0
    folded: bool = False
    tally: Mapping[LineState, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class BehaviourNode(Group):
    who: str  # actor and situation
    critical: bool = False
    children: tuple[ActivityNode, ...] = ()

    @property
    def more(self) -> int:
        return 0 if self.folded else self.total - len(self.children)


@dataclass(frozen=True, kw_only=True)
class GoalNode(Group):
    owner: int  # who speaks for the line, a person's key
    theme: str
    theme_pk: int | None
    theme_owner: int | None
    kpi: str
    kpi_pk: int | None
    progress: Progress
    hours: int | None = None  # of the past year, in all that hangs from it; None for who sees no figures
    children: tuple[BehaviourNode, ...] = ()

    @property
    def more(self) -> int:
        return 0 if self.folded else self.total - len(self.children)


@dataclass(frozen=True)
class Loose:
    """Activities that serve no behaviour of an active goal. `owed`: those that say they serve a goal; the law's and
    one's own growth need no line. `rows`: a page of them, once unfolded; `first`: the place of its first, from 1."""

    total: int
    owed: int
    rows: tuple["LooseRow", ...] | None = None
    first: int = 1
    more: bool = False

    @property
    def last(self) -> int:
        return self.first + len(self.rows or ()) - 1


@dataclass(frozen=True)
class LooseRow:
    slug: str
    title: str
    purpose: Purpose


@dataclass(frozen=True)
class Ask:
    """What somebody wants to see. `goal`, `behaviour`: only that one. `at`: the key of the node looked at. `unfolded`
    and `folded`: keys of groups she opened or closed herself. `page`: of goals; with `behaviour`, of its activities."""

    goal: int | None = None
    behaviour: int | None = None
    state: LineState | None = None
    purpose: Purpose | None = None
    words: str = ""
    at: str = ""
    unfolded: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()
    page: int = 1
    loose_page: int = 1  # of the activities without a line
    unproven: bool = False  # only lines with nothing known of the effect at their end

    @property
    def narrows(self) -> bool:
        """Something is left out."""
        return bool(self.state or self.unproven or self.purpose or self.words)


@dataclass(frozen=True)
class ThreadMap:
    """The map as asked. `tally`: lines by how they stand, over all that is hers to see within the focus: a line ends
    in an activity, or earlier where it breaks. `unproven`: how many of them end without evidence. `line`: from goal to
    evidence, of the node looked at."""

    goals: tuple[GoalNode, ...]
    tally: Mapping[LineState, int]
    unproven: int
    loose: Loose | None
    line: tuple[Node, ...]
    choices: tuple[tuple[int, str], ...]
    page: int
    more: bool
    anything: bool  # there is something for this person, whatever she asks

    @property
    def lines(self) -> int:
        return sum(self.tally.values())

    @property
    def chosen(self) -> Node | None:
        return next((node for node in self.line if node.chosen), None)
