"""What could be better in what people read now, what most of them meet first."""

from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from vliegwiel.areas.catalogue.models import EditionHints
from vliegwiel.areas.catalogue.queries import on_the_shelf
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person

from ..models import Enrolment

STEP = 5
"""Counts of people grow so many at a time, in what is shown and in the order: no difference tells who came."""


def hinted(person: Person, *, kind: str = "") -> QuerySet[Any]:
    """Everything on the shelf in which something could be better, for the L&D lead; for others their own. `fives`: how
    many times five people began it. Narrowed to one sort of hint."""
    begun = Enrolment.objects.filter(activity=OuterRef("edition__activity")).order_by().values("activity")
    counted = begun.annotate(n=Count("person", distinct=True)).values("n")
    found = EditionHints.objects.filter(count__gt=0, edition__in=on_the_shelf().values("pk"))
    if not person.holds(Role.LND_LEAD):
        found = found.filter(edition__activity__owner=person)
    if kind:
        found = found.filter(kinds__contains=f" {kind} ")
    people = Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
    counts: QuerySet[Any] = found.annotate(people=people).annotate(fives=F("people") / Value(STEP))
    return counts.select_related("edition__activity__owner").order_by("-fives", "-count", "pk")
