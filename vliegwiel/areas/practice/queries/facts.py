"""How many came how far, for those who count groups. Ids only: no words, no notes, and never for a page about people.

Definitions (learning.md 2.5): *tried* is what she says; *applied* needs the eyes of another, because what people say
about themselves alone overstates what changed.
"""

from collections import Counter
from collections.abc import Collection
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.queries.lines import leaders_of_many

from ..enums import SMALLEST_GROUP, Said, Support
from ..models import CheckIn, Plan, SupportAct

Pairs = QuerySet[Any, Any]  # rows are dicts {activity, person}


def planned() -> Pairs:
    """Rows {activity, person} (ids, each once): who made a plan, whether or not it was stopped later."""
    return Plan.objects.order_by().values("activity", "person").distinct()


def tried() -> Pairs:
    """Rows {activity, person}: who said at some check-in that she tried or did it."""
    return _said(Said.TRIED, Said.DID_IT)


def applied_self() -> Pairs:
    """Rows {activity, person}: who said she did it. Weaker than applied: nobody else saw it."""
    return _said(Said.DID_IT)


def applied() -> Pairs:
    """Rows {activity, person}: who said she did it, at a check-in another person confirmed."""
    seen = SupportAct.objects.filter(check_in=OuterRef("pk"), kind=Support.CONFIRMED).exclude(
        by=OuterRef("plan__person")
    )
    return _said(Said.DID_IT, seen=seen)


def _said(*words: Said, seen: QuerySet[SupportAct] | None = None) -> Pairs:
    answers = CheckIn.objects.filter(said__in=words)
    if seen is not None:
        answers = answers.filter(Exists(seen))
    pairs = answers.order_by().values(activity=F("plan__activity"), person=F("plan__person"))
    return pairs.distinct()


def leaders_missing_chances(activity: int) -> set[int]:
    """Who leads five or more people today that each said "no chance" to this activity at least twice. Ids of leaders,
    never of the people. Three queries."""
    answers = CheckIn.objects.filter(plan__activity=activity, said=Said.NO_CHANCE).order_by()
    twice = answers.values_list("plan__person").annotate(times=Count("pk")).filter(times__gte=2)
    people = [person for person, _times in twice]
    if len(people) < SMALLEST_GROUP:
        return set()
    leading = Counter(leader.person for led in leaders_of_many(people).values() for leader in {*led})
    return {leader for leader, n in leading.items() if n >= SMALLEST_GROUP}


def missed_opportunities(people: "QuerySet[Person] | Collection[int]") -> dict[int, int]:
    """{activity: how many of `people` said "no chance" at least twice}. Below five nothing is said, so that nobody
    can be picked out. One query.
    """
    answers = CheckIn.objects.filter(plan__person__in=people, said=Said.NO_CHANCE).order_by()
    pairs = answers.values_list("plan__activity", "plan__person").annotate(times=Count("pk")).filter(times__gte=2)
    people_of = Counter(activity for activity, _person, _times in pairs)
    return {activity: n for activity, n in people_of.items() if n >= SMALLEST_GROUP}
