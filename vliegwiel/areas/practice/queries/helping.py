"""What helps when it did not work out: in which order, and what there is of it for this plan."""

from dataclasses import dataclass

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person

from ..enums import SELDOM, Commit, Obstacle, Said, Step
from ..models import Plan
from .supporters import SupporterChoice, managers
from .titles import titles

AID, AGAIN, BUDDY, CHANCE, EXPERT = "aid", "again", "buddy", "chance", "expert"
PARK, PAUSE, SMALLER, STOP = "park", "pause", "smaller", "stop"
MATE, OTHER, RESTART = "mate", "other", "restart"

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
    Obstacle.TOOLS: (AID, EXPERT, SMALLER),
    Obstacle.ALONE: (BUDDY, CHANCE),
    Obstacle.NOT_MINE: (SMALLER, EXPERT, PARK, STOP),
}
"""What helps against what, the best first."""

RARELY = (AID, MATE, SMALLER, AGAIN)
"""When it worked never or seldom: a tip, and somebody to do it with."""

NO_LONGER = (RESTART, OTHER, STOP)
"""After twelve weeks, when she does it no more: hers to choose."""

NOT_AT_THE_END = (PARK, PAUSE, SMALLER, STOP, CHANCE)
"""Nothing is asked after twelve weeks, so there is nothing to rest, to move or to make smaller; who begins again gets
these again."""


@dataclass(frozen=True)
class Aid:
    """Something to look it up in, for the same behaviour."""

    slug: str
    title: str


@dataclass(frozen=True)
class Help:
    """ways: what to show, in order. aids, others: at most two of each, to look it up in or to learn it another
    way. expert: who keeps the activity, None when nobody is there.
    beside: her supporter has been chosen already. behaviour: what a buddy would be sought for."""

    ways: tuple[str, ...]
    aids: tuple[Aid, ...] = ()
    others: tuple[Aid, ...] = ()
    expert: Person | None = None
    managers: tuple[SupporterChoice, ...] = ()
    beside: str = ""
    behaviour: int | None = None

    @property
    def behaviour_text(self) -> str:
        """Its number, to stand in an address."""
        return str(self.behaviour or "")


def help_for(
    plan: Plan,
    said: Said | Commit | None,
    obstacle: Obstacle | None,
    *,
    step: Step | None = None,
    times: int | None = None,
) -> Help:
    """What helps the maker of this plan after what she said at a step, what stood in the way if she named it, and how
    often it worked (0 to 4) if she said so. What there is nothing of, is left out. Seven queries at most."""
    ways = ways_for(said, obstacle, step=step, times=times)
    aids, others = _alike(plan, OTHER in ways) if {AID, OTHER} & set(ways) else ((), ())
    owner = plan.activity.owner
    expert = owner if EXPERT in ways and owner.is_active and owner.pk != plan.person_id else None
    leading = tuple(managers(plan.person)) if CHANCE in ways else ()
    there = {AID: bool(aids), EXPERT: expert is not None, CHANCE: bool(leading), PARK: plan.parked_at is None}
    there |= {MATE: plan.behaviour_id is not None}
    supporter = plan.supporter.name if BUDDY in ways and plan.supporter and plan.supporter.is_active else ""
    return Help(
        tuple(way for way in ways if there.get(way, True)), aids, others, expert, leading, supporter, plan.behaviour_id
    )


def ways_for(
    said: Said | Commit | None, obstacle: Obstacle | None, *, step: Step | None, times: int | None
) -> tuple[str, ...]:
    """Which ways of help to show, in order, whether or not there is anything of them. Pure."""
    ways = FOR[obstacle] if obstacle else AFTER.get(said, ()) if said else ()
    if step == Step.IMPACT:
        ways = tuple(way for way in ways if way not in NOT_AT_THE_END) if obstacle else ()
        return (*NO_LONGER, *ways) if said in (Said.NO_CHANCE, Said.NOT_USEFUL) else ways
    if times in SELDOM:
        rest = tuple(way for way in ways if way not in (BUDDY, CHANCE))
        return tuple(dict.fromkeys((*RARELY[:2], *rest) if rest else RARELY))
    return ways


def _alike(plan: Plan, wider: bool) -> tuple[tuple[Aid, ...], tuple[Aid, ...]]:
    """What there is for the same behaviour: to look it up in, and (`wider`) to learn it another way."""
    if plan.behaviour_id is None:
        return (), ()
    found = Activity.objects.visible_to(plan.person).published()
    found = found.filter(links__behaviour=plan.behaviour_id).exclude(pk=plan.activity_id)
    if not wider:
        found = found.filter(is_reference=True)
    rows = list(found.order_by("pk").distinct().values_list("pk", "slug", "is_reference"))
    aids, others = ([row for row in rows if row[2] is kind][:2] for kind in (True, False))
    called = titles(pk for pk, *_rest in (*aids, *others)) if rows else {}
    shown = [tuple(Aid(slug, str(called.get(pk, slug))) for pk, slug, _is in part) for part in (aids, others)]
    return shown[0], shown[1]
