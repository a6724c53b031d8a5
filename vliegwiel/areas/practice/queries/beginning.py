"""What she wrote before she began, whom she wants two minutes with, and who made no plan after it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.messaging.queries import full
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..enums import TELL_PER_WEEK
from ..models import CheckIn, GroupAsk, Intention, Offer, Plan
from .calendar import calendars
from .schedule import WEEK

TWO_MINUTES: Sequence[Any] = (
    _("Waarom doe je dit, en waarom nu?"),
    _("Welk stuk van je werk raakt het het eerst?"),
    _("Wat ga je als eerste proberen, en hoe merk ik dat?"),
)
"""The card for whoever she asked: three questions, two minutes."""


def intention_of(person: Person, activity: int) -> Intention | None:
    """What she wrote before she began, with whom she wants to talk; None when she wrote nothing. One query."""
    return Intention.objects.select_related("talks_with").filter(person=person, activity=activity).first()


def offers_to_tell() -> list[Offer]:
    """At most one for each person who may be told today: not told yet, in time, no plan made meanwhile, on a day she
    works, within the caps with all her loops, and while her learning time is not full. Six queries and those of
    `messaging.full`."""
    day = clock.today()
    planned = Plan.objects.filter(person=OuterRef("person"), activity=OuterRef("activity"))
    waiting = Offer.objects.filter(~Exists(planned), told_on=None, due_on__lte=day, until__gte=day)
    first: dict[int, Offer] = {}
    for offer in waiting.exclude(person__left_on__lt=day).order_by("due_on", "pk"):
        first.setdefault(offer.person_id, offer)
    return [first[person] for person in free_today(first)]


def free_today(people: Collection[int]) -> list[int]:
    """Of these, who may be told something of a loop today: she works, nothing was told her today and less than two
    things in seven days, and her learning time is not full. In their order. Five queries and those of
    `messaging.full`."""
    day = clock.today()
    told: dict[int, set[dt.date]] = defaultdict(set)
    since = day - WEEK
    for rows, whose, when in (
        (CheckIn.objects.filter(plan__person__in=people, told_on__gt=since), "plan__person", "told_on"),
        (Plan.objects.filter(person__in=people, quiet_on__gt=since), "person", "quiet_on"),
        (Offer.objects.filter(person__in=people, told_on__gt=since), "person", "told_on"),
        (GroupAsk.objects.filter(person__in=people, told_on__gt=since), "person", "told_on"),
    ):
        for person, on in rows.values_list(whose, when):
            told[person].add(on)
    works = calendars(people)
    free = [
        person
        for person in people
        if works[person].works_on(day) and day not in told[person] and len(told[person]) < TELL_PER_WEEK
    ]
    without_time = full(free)
    return [person for person in free if person not in without_time]
