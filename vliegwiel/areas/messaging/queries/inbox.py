"""What is in somebody's inbox."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.notices import worded

from ..models import Message


@dataclass(frozen=True)
class MessageRow:
    """One message as she reads it. `url` is empty when what it was about is gone."""

    pk: int
    text: str
    url: str
    at: dt.datetime
    read: bool


def messages(person: Person) -> QuerySet[Message]:
    """Her messages, newest first, to paginate; `rows` words a page of them."""
    return Message.objects.filter(person=person).order_by("-at", "-pk")


def rows(page: Iterable[Message]) -> list[MessageRow]:
    """Messages worded in the language active now. Ones whose kind no longer exists are left out."""
    return [
        MessageRow(pk=message.pk, text=notice.text, url=notice.url, at=message.at, read=message.read_at is not None)
        for message in page
        if (notice := worded(message.kind, message.facts))
    ]


def inbox(person: Person, limit: int = 20) -> list[MessageRow]:
    """Her latest messages, newest first. One query."""
    return rows(messages(person)[:limit])


def unread(person: Person) -> int:
    """How many she has not read; through a partial index, so cheap at any size."""
    return Message.objects.filter(person=person, read_at=None).count()


def sent(people: Iterable[int], *, since: dt.datetime) -> dict[int, int]:
    """{person: how many messages reached her since then}, without those who got none. One query."""
    found = Message.objects.filter(person__in=list(people), at__gte=since).order_by()
    return dict(found.values_list("person").annotate(messages=Count("pk")))
