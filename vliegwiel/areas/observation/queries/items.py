"""What is asked about an activity, whom she may ask, and when."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from vliegwiel.areas.catalogue.enums import Skill
from vliegwiel.areas.catalogue.models import Activity, Link
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import queries as practice
from vliegwiel.areas.practice.enums import Relation
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.areas.strategy.queries import is_agreed
from vliegwiel.kit import clock

from ..enums import CHECKLISTS, MOST_ITEMS, OBSERVERS, Moment, Source
from ..models import BehaviourCheck, FilledList, ObserverAsk


def items(activity: Activity) -> list[TargetBehaviour]:
    """The behaviours asked about around this activity: what can be seen, at most three, what makes the difference
    first, then what its owner confirmed. One query."""
    links = Link.objects.filter(activity=activity, behaviour__observable=True, behaviour__retired_at=None)
    ordered = links.order_by("-behaviour__critical", F("confirmation").asc(nulls_last=True), "pk")
    return [link.behaviour for link in ordered.select_related("behaviour")[:MOST_ITEMS]]


def others_may_look() -> bool:
    """Whether the works council agreed that others say what they saw. One query."""
    return is_agreed(OBSERVERS)


def lists_are_used() -> bool:
    """Whether the works council agreed to checklists on the floor. One query."""
    return is_agreed(CHECKLISTS)


def is_finished(person: Person, activity: int) -> bool:
    """She finished it at some time: from then on a real measure beforehand cannot be had any more."""
    return Completion.objects.standing().filter(person=person, activity=activity).exists()


def asks_now(check: BehaviourCheck, *, finished: bool, day: dt.date | None = None) -> Moment | None:
    """Which moment can be answered now; None: something is still to come, or it was stopped."""
    day = day or clock.today()
    if check.stopped_at:
        return None
    if check.again_on and check.again_on <= day:
        return Moment.AGAIN
    if check.due_on and check.due_on <= day:
        return Moment.POST
    return None if finished or check.due_on else Moment.PRE


def shown_on(check: BehaviourCheck, moment: Moment) -> dt.date | None:
    """The first day on which somebody saw her do all of a checklist for this behaviour, since this moment asks and
    before the next one does; None: nobody did. One query."""
    first, last = (check.due_on, check.again_on) if moment == Moment.POST else (check.again_on, None)
    if first is None:
        return None
    whole = FilledList.objects.standing().filter(person=check.person_id, is_whole=True, on__gte=first)
    whole = whole.filter(version__checklist__behaviour=check.behaviour_id)
    whole = whole.filter(on__lt=last) if last else whole
    return whole.order_by("on").values_list("on", flat=True).first()


@dataclass(frozen=True)
class Choice:
    """Somebody she may ask to look, and as what."""

    pk: int
    name: str
    source: Source
    relation: str


def may_say(check: BehaviourCheck) -> set[str]:
    """Which others may say what they saw: those its behaviour names, of an open skill. Where there is one right way
    nobody is asked (learning design 2.4): what must be shown is signed for, line by line."""
    return set(check.behaviour.observers) if check.activity.kind_of_skill == Skill.OPEN else set()


def choices(check: BehaviourCheck, asks: Iterable[ObserverAsk]) -> list[Choice]:
    """Whom she may ask: who leads her and colleagues of her unit, as far as the behaviour says that they may see it.
    Not who was asked already or refused: `asks`, those of this moment. Three queries at most."""
    allowed = may_say(check)
    if not allowed & {Source.MANAGER, Source.PEER}:
        return []
    asked = {ask.observer_id for ask in asks if ask.ended_at is None}
    found = []
    for one in practice.supporters(check.person):
        source = Source.PEER if one.relation == Relation.COLLEAGUE else Source.MANAGER
        if source in allowed and one.pk not in asked:
            found.append(Choice(one.pk, one.name, source, str(one.relation.label)))
    return found
