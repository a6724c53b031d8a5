"""What people looked for and did not find, as far as enough of them did."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, Min, QuerySet

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import small_numbers
from vliegwiel.kit.paging import Leaf

from .. import permissions
from ..enums import MissKind
from ..models import MissDismissal, SearchMiss


@dataclass(frozen=True)
class MissRow:
    """`people`: at least so many different people in one month, in steps of the smallest group, so that no difference
    between two moments tells who was looking. `since`: the first month it was seen in."""

    pk: int
    words: str
    kind: MissKind
    people: int
    since: dt.date


def least_people() -> int:
    """The smallest group anything may be said of; less than five is taken as five."""
    return small_numbers.smallest_group()


def shown_misses(person: Person) -> QuerySet[SearchMiss]:
    """What enough people looked for and nobody put away, for authors and the L&D lead."""
    if not permissions.may_see_misses(person):
        return SearchMiss.objects.none()
    away = MissDismissal.objects.order_by().values("term")
    return SearchMiss.objects.filter(people__gte=least_people()).exclude(term__in=away)


def misses(person: Person, *, page: int = 1, size: int = 25) -> Leaf[MissRow]:
    """A page of terms with how they missed, most people first. One query."""
    least = least_people()
    found = (
        shown_misses(person)
        .values("term", "kind")
        .annotate(miss=Max("pk"), said=Min("words"), most=Max("people"), since=Min("first_day"))
        .order_by("-most", "term", "kind")[(page - 1) * size : page * size + 1]
    )
    rows = [
        MissRow(one["miss"], one["said"], MissKind(one["kind"]), one["most"] // least * least, one["since"])
        for one in found
    ]
    return Leaf(rows[:size], page, len(rows) > size)


def dismissed_misses(person: Person) -> QuerySet[MissDismissal]:
    """What was put away, last first, for authors and the L&D lead."""
    if not permissions.may_see_misses(person):
        return MissDismissal.objects.none()
    return MissDismissal.objects.order_by("-at", "-pk")
