"""Questions asked beside a block, for who asked, who answers and who reads along."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person

from ..models import SpotQuestion


@dataclass(frozen=True)
class Beside:
    """What stands beside a block: her own questions, and the answers everybody may read (without a name)."""

    mine: tuple[SpotQuestion, ...]
    shared: tuple[SpotQuestion, ...]


def beside(activity: int, blocks: Collection[str], person: Person) -> Beside:
    """For one screen. One query."""
    seen = Q(person=person) | (~Q(shown_as="") & Q(answered_at__isnull=False))
    rows = list(SpotQuestion.objects.filter(seen, activity=activity, block__in=blocks).order_by("pk"))
    return Beside(
        tuple(row for row in rows if row.person_id == person.pk),
        tuple(row for row in rows if row.person_id != person.pk),
    )


def to_answer(person: Person) -> QuerySet[SpotQuestion]:
    """About what she keeps, those that wait first; for the L&D lead all of them. Her own she cannot answer."""
    rows = SpotQuestion.objects.exclude(person=person).select_related("activity", "person")
    if not person.holds(Role.LND_LEAD):
        rows = rows.filter(activity__owner=person) if person.holds(Role.AUTHOR) else rows.none()
    return rows.order_by(F("answered_at").desc(nulls_first=True), "at", "pk")
