"""The thread on screen: from goal over behaviour and activity to evidence, as a map one can walk."""

from collections import Counter
from collections.abc import Mapping
from functools import partial

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import may_enter_office

from ... import permissions
from ...enums import Gap, LineState, Stage, Tier
from ..funnel import StageRow, rows_of
from ..units import smallest_group
from .building import Branch, Root, Shown, behaviour_node, goal_node, grow, light, link_of, narrowed, shown
from .facts import Above, Counted, LinkFact, above, line_counts, link_facts, loose_counts, loose_rows, told
from .shapes import (
    ActivityNode,
    Ask,
    BehaviourNode,
    EvidenceNode,
    GoalNode,
    Loose,
    LooseRow,
    Missing,
    Node,
    ThreadMap,
)

LOOSE = "loose"  # the key of the group of activities without a line
ROWS = 24

__all__ = [
    "LOOSE",
    "ActivityNode",
    "Ask",
    "BehaviourNode",
    "EvidenceNode",
    "GoalNode",
    "Loose",
    "Missing",
    "Node",
    "ThreadMap",
    "thread_map",
]


def thread_map(person: Person, ask: Ask) -> ThreadMap:
    """The map as this person may see it: everything for who may enter the office, else the goals and behaviours that
    are hers. Nine queries at most, however much there is."""
    over = above(person, texts=bool(ask.words.strip()))
    anything = bool(over.goals)
    # Of what is outside the focus nothing is shown but the goals to choose from: its lines are not counted.
    lines = line_counts(_within(over, ask), ask.words, at=link_of(ask.at)) if anything else Counted()
    everything = grow(over, lines.kinds)
    focused = _focused(everything, ask)
    page = shown(narrowed(focused, ask), ask, partial(link_facts, words=ask.words), looked_at=lines.looked_at)
    goals, line = light(_nodes(page, person, lines.minutes), ask.at)
    tally: Counter[LineState] = Counter()
    for root in focused:
        tally += root.tally
    overview = not (ask.goal or ask.behaviour or ask.narrows)
    return ThreadMap(
        goals=goals,
        tally=tally,
        unproven=sum(root.unproven for root in focused),
        loose=_loose(ask) if overview and may_enter_office(person) else None,
        line=line,
        choices=tuple((root.goal.pk, str(root.goal)) for root in everything),
        page=page.page,
        more=page.more,
        anything=anything,
    )


def _within(over: Above, ask: Ask) -> list[int] | None:
    """The behaviours of what is looked at alone; None for all."""
    if ask.behaviour:
        return [ask.behaviour]
    return [one.pk for one in over.behaviours.get(ask.goal, [])] if ask.goal else None


def _focused(roots: list[Root], ask: Ask) -> list[Root]:
    if ask.behaviour:
        for root in roots:
            one = [branch for branch in root.branches if branch.behaviour.pk == ask.behaviour]
            if one:
                return [Root(root.goal, root.kpi, root.missing, one)]
        return []
    return [root for root in roots if root.goal.pk == ask.goal] if ask.goal else roots


def _nodes(page: Shown, person: Person, minutes: Mapping[int, int]) -> tuple[GoalNode, ...]:
    words = told(branch.behaviour for root in page.roots if root.key not in page.folded for branch in root.branches)
    goals = []
    for root in page.roots:
        open_ones = root.branches if root.key not in page.folded else []
        branches = tuple(
            behaviour_node(
                branch,
                words[branch.behaviour.pk],
                page,
                tuple(_activity(branch, fact, person) for fact in page.links.get(branch.behaviour.pk, ())),
            )
            for branch in open_ones
        )
        took = sum(minutes.get(branch.behaviour.pk, 0) for branch in root.branches)
        goals.append(goal_node(root, page, branches, round(took / 60) if permissions.may_see_figures(person) else None))
    return tuple(goals)


def _evidence(fact: LinkFact, person: Person) -> EvidenceNode:
    """What is known of the activity's effect, as far as this reader may see it: small groups never show, and what is
    only expected is no evidence."""
    known = fact.known
    numbers = {Stage.INVITED.value: known.invited or 0, Stage.APPLIED.value: known.applied or 0}
    applied = next(row for row in rows_of(numbers) if row.stage == Stage.APPLIED)
    outcome = (known.parts or {}).get("outcome")
    tier = Tier(outcome[1]) if outcome else None
    missing = _missing_evidence(applied, tier)
    return EvidenceNode(
        key=f"evidence-{fact.pk}",
        pk=fact.pk,
        words=known.title,
        up=LineState.BROKEN if missing else LineState.WHOLE,
        missing=missing,
        slug=known.slug,
        applied=applied if permissions.may_see_figures(person) else None,
        tier=tier,
        score=known.score if tier is not None and permissions.may_see_contribution(person) else None,
    )


def _missing_evidence(applied: StageRow, tier: Tier | None) -> tuple[Missing, ...]:
    if tier is not None or applied.n:
        return ()
    return (Missing(Gap.TOO_FEW if applied.hidden == "small" else Gap.NO_EVIDENCE),)


def _activity(branch: Branch, fact: LinkFact, person: Person) -> ActivityNode:
    known, gap = fact.known, fact.kind.gap
    published = known.published is not None
    unpublished = () if published else (Missing(Gap.UNPUBLISHED),)
    may_count = permissions.may_see_figures(person) and (known.learners or 0) >= smallest_group()
    return ActivityNode(
        key=f"link-{fact.pk}",
        pk=fact.pk,
        words=known.title,
        up=LineState.WHOLE if gap is None else gap.breaks,
        missing=(*branch.missing_of(fact), *unpublished),
        activity=fact.activity,
        slug=known.slug,
        purpose=Purpose(fact.kind.purpose),
        published=published,
        hours=round(known.took / 60) if may_count else None,
        children=(_evidence(fact, person),),
    )


def _loose(ask: Ask) -> Loose:
    if LOOSE not in ask.unfolded:
        return Loose(*loose_counts())
    start = (ask.loose_page - 1) * ROWS
    rows = loose_rows(start, ROWS + 1)
    total, owed = (rows[0].all, rows[0].owed) if rows else loose_counts()
    return Loose(
        total,
        owed,
        tuple(LooseRow(row.slug, row.title, Purpose(row.purpose)) for row in rows[:ROWS]),
        first=start + 1,
        more=len(rows) > ROWS,
    )
