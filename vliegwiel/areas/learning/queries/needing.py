"""What people need for something that has a name, and what stands by it."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from ..models import Need


def needs_of(source: str, people: Collection[int] | None = None) -> dict[int, tuple[int, str]]:
    """{person: (activity, period)} of what is needed now for it; one is open at a time. One query."""
    rows = Need.objects.open().filter(source=source)
    if people is not None:
        rows = rows.filter(person__in=people)
    return {person: (activity, period) for person, activity, period in rows.values_list("person", "activity", "period")}


def needs_under(assignments: Collection[int]) -> "QuerySet[Need, Any]":
    """The open ones under these assignments, each with its giver."""
    rows: QuerySet[Need, Any] = Need.objects.open().filter(assignment__in=assignments)
    return rows.select_related("giver").order_by("pk")
