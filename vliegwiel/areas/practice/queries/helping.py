"""What helps when it did not work out: in which order, and what there is of it for this plan."""

from dataclasses import dataclass

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person

from ..enums import Commit, Obstacle, Said
from ..models import Plan
from .supporters import SupporterChoice, managers
from .titles import titles

AID, AGAIN, BUDDY, CHANCE, EXPERT = "aid", "again", "buddy", "chance", "expert"
PARK, PAUSE, SMALLER, STOP = "park", "pause", "smaller", "stop"

AFTER = {
    Said.NO_CHANCE: (CHANCE, SMALLER, AGAIN, PARK, STOP),
    Said.NOT_USEFUL: (SMALLER, AGAIN, EXPERT, PARK, STOP),
    Commit.NOT_NOW: (SMALLER, STOP),
}
FOR = {
    Obstacle.NO_SITUATION: (CHANCE, SMALLER, PARK),
    Obstacle.FORGOT: (SMALLER, BUDDY),
    Obstacle.NO_TIME: (SMALLER, PAUSE, CHANCE),
    Obstacle.OTHER_FIRST: (PAUSE, CHANCE, PARK),
    Obstacle.DIFFICULT: (AID, BUDDY, EXPERT, AGAIN),
    Obstacle.TOOLS: (AID, EXPERT, CHANCE),
    Obstacle.ALONE: (BUDDY, CHANCE),
    Obstacle.NOT_MINE: (SMALLER, EXPERT, PARK, STOP),
}
"""What helps against what, the best first."""


@dataclass(frozen=True)
class Aid:
    """Something to look it up in, for the same behaviour."""

    slug: str
    title: str


@dataclass(frozen=True)
class Help:
    """ways: what to show, in order. aids: at most two. expert: who keeps the activity, None when nobody is there.
    beside: her supporter has been chosen already."""

    ways: tuple[str, ...]
    aids: tuple[Aid, ...] = ()
    expert: Person | None = None
    managers: tuple[SupporterChoice, ...] = ()
    beside: str = ""


def help_for(plan: Plan, said: Said | Commit | None, obstacle: Obstacle | None) -> Help:
    """What helps the maker of this plan after what she said, and what stood in the way if she named it. What there is
    nothing of, is left out. Seven queries at most."""
    ways = FOR[obstacle] if obstacle else AFTER.get(said, ()) if said else ()
    aids = _aids(plan) if AID in ways else ()
    owner = plan.activity.owner
    expert = owner if EXPERT in ways and owner.is_active and owner.pk != plan.person_id else None
    leading = tuple(managers(plan.person)) if CHANCE in ways else ()
    there = {AID: bool(aids), EXPERT: expert is not None, CHANCE: bool(leading), PARK: plan.parked_at is None}
    supporter = plan.supporter.name if BUDDY in ways and plan.supporter and plan.supporter.is_active else ""
    return Help(tuple(way for way in ways if there.get(way, True)), aids, expert, leading, supporter)


def _aids(plan: Plan) -> tuple[Aid, ...]:
    if plan.behaviour_id is None:
        return ()
    found = Activity.objects.visible_to(plan.person).published()
    found = found.filter(is_reference=True, links__behaviour=plan.behaviour_id).exclude(pk=plan.activity_id)
    rows = list(found.order_by("pk").distinct().values_list("pk", "slug")[:2])
    called = titles(pk for pk, _slug in rows) if rows else {}
    return tuple(Aid(slug, str(called.get(pk, slug))) for pk, slug in rows)
