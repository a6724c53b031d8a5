"""Who stands for the rules of sight, and what HR is asked about teams."""

from typing import Any

from django.db.models import QuerySet

from vliegwiel.areas.people.models import Person

from ..models import Agreement, TeamDoubt


def agreement_of(person: Person) -> Agreement | None:
    """Hers, while it stands. One query."""
    hers: Agreement | None = Agreement.objects.filter(person=person, ended_at=None).first()
    return hers


def agreed_by() -> list[str]:
    """The leaders who stand for who sees what, and work here. One query."""
    rows = Agreement.objects.filter(ended_at=None, person__in=Person.objects.here()).select_related("person")
    return [row.person.name for row in rows.order_by("at", "pk")]


def doubts_of(manager: Person) -> list[TeamDoubt]:
    """What this manager asked and waits for. One query."""
    return list(TeamDoubt.objects.open().filter(by=manager).select_related("person").order_by("pk"))


def open_doubts() -> "QuerySet[Any]":
    """What HR is asked, the oldest first."""
    rows: QuerySet[Any] = TeamDoubt.objects.open().select_related("by", "person").order_by("at", "pk")
    return rows
