"""The thread on screen: from goal over behaviour and activity to evidence, as a map one can walk."""

from collections import Counter
from typing import Any

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import may_enter_office

from ... import permissions
from ...enums import Gap, LineState, Stage, Tier
from ..funnel import StageRow, rows_of
from .building import Branch, Root, Shown, behaviour_node, goal_node, grow, light, narrowed, shown
from .facts import Above, LinkFact, above, details, link_facts, loose_counts, loose_rows, named_so
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
    are hers. Seven queries, one more when words are sought or what is loose is unfolded, however much there is."""
    over = above(person)
    anything = bool(over.goals)
    # Of what is outside the focus nothing is shown but the goals to choose from: its links are not read.
    facts = link_facts(_within(over, ask)) if anything else []
    everything = grow(over, facts)
    focused = _focused(everything, ask)
    page = shown(narrowed(focused, ask, named_so(ask.words)), ask)
    goals, line = light(_nodes(page, person), ask.at)
    tally: Counter[LineState] = Counter()
    for root in focused:
        tally += root.tally
    overview = not (ask.goal or ask.behaviour or ask.narrows)
    return ThreadMap(
        goals=goals,
        tally=tally,
        loose=_loose(ask) if overview and may_enter_office(person) else None,
        line=line,
        choices=tuple((root.goal.pk, str(root.goal)) for root in everything),
        page=page.page,
        more=page.more,
        anything=anything,
    )


def _within(over: Above, ask: Ask) -> list[int]:
    """The behaviours of what is looked at alone, or all."""
    if ask.behaviour:
        return [ask.behaviour]
    goals = [over.behaviours.get(ask.goal, [])] if ask.goal else over.behaviours.values()
    return [one.pk for each in goals for one in each]


def _focused(roots: list[Root], ask: Ask) -> list[Root]:
    if ask.behaviour:
        for root in roots:
            one = [branch for branch in root.branches if branch.behaviour.pk == ask.behaviour]
            if one:
                return [Root(root.goal, root.kpi, root.missing, one)]
        return []
    return [root for root in roots if root.goal.pk == ask.goal] if ask.goal else roots


def _nodes(page: Shown, person: Person) -> tuple[GoalNode, ...]:
    links = details([link.pk for each in page.links.values() for link in each])
    goals = []
    for root in page.roots:
        open_ones = root.branches if root.key not in page.folded else []
        branches = tuple(
            behaviour_node(
                branch,
                page,
                tuple(
                    _activity(branch, fact, links[fact.pk], person) for fact in page.links.get(branch.behaviour.pk, ())
                ),
            )
            for branch in open_ones
        )
        goals.append(goal_node(root, page, branches))
    return tuple(goals)


def _evidence(link: Any, person: Person) -> EvidenceNode:
    """What is known of the activity's effect, as far as this reader may see it: small groups never show."""
    numbers = {Stage.INVITED.value: link.invited or 0, Stage.APPLIED.value: link.applied or 0}
    applied = next(row for row in rows_of(numbers) if row.stage == Stage.APPLIED)
    outcome = (link.parts or {}).get("outcome")
    tier = Tier(outcome[1]) if outcome else None
    missing = _missing_evidence(applied, tier)
    return EvidenceNode(
        key=f"evidence-{link.pk}",
        pk=link.pk,
        words=link.title,
        up=LineState.BROKEN if missing else LineState.WHOLE,
        missing=missing,
        slug=link.activity.slug,
        applied=applied if permissions.may_see_figures(person) else None,
        tier=tier,
        score=link.score if permissions.may_see_contribution(person) else None,
    )


def _missing_evidence(applied: StageRow, tier: Tier | None) -> tuple[Missing, ...]:
    if tier is not None or applied.n:
        return ()
    return (Missing(Gap.TOO_FEW if applied.hidden == "small" else Gap.NO_EVIDENCE),)


def _activity(branch: Branch, fact: LinkFact, link: Any, person: Person) -> ActivityNode:
    published = link.published is not None
    unpublished = () if published else (Missing(Gap.UNPUBLISHED),)
    return ActivityNode(
        key=f"link-{fact.pk}",
        pk=fact.pk,
        words=link.title,
        up=LineState.WHOLE if fact.gap is None else fact.gap.breaks,
        missing=(*branch.missing_of(fact), *unpublished),
        activity=fact.activity,
        slug=link.activity.slug,
        purpose=Purpose(fact.purpose),
        published=published,
        children=(_evidence(link, person),),
    )


def _loose(ask: Ask) -> Loose:
    if LOOSE not in ask.unfolded:
        return Loose(loose_counts())
    rows = loose_rows(ROWS + 1)
    return Loose(
        loose_counts(),
        tuple(LooseRow(row.slug, row.title, Purpose(row.purpose)) for row in rows[:ROWS]),
        more=len(rows) > ROWS,
    )
