"""What leaders say to everybody."""

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet

from vliegwiel.areas.people.models import Employment, Person
from vliegwiel.kit import clock

from ..models import Why, WhyRead


def why_of(person: Person) -> Why | None:
    """What this leader says now. One query."""
    mine: Why | None = Why.objects.standing().filter(by=person).select_related("recording").first()
    return mine


def unmet(person: int, day: dt.date) -> QuerySet[Why]:
    """What she has not read yet, of leaders who work here that day, newest first. For within another query too."""
    met = WhyRead.objects.filter(why=OuterRef("pk"), person=person)
    # Asked of each why's teller: among all who work here would read ten thousand people for every page.
    here = Employment.objects.on(day).filter(person=OuterRef("by"))
    told = Why.objects.standing().filter(~Exists(met), Exists(here)).exclude(by=person)
    rows: QuerySet[Why] = told.order_by("-at", "-pk")
    return rows


def why_to_meet(person: Person) -> Why | None:
    """The newest why she has not read yet, of a leader who works here. One query."""
    newest: Why | None = unmet(person.pk, clock.today()).select_related("by", "recording").first()
    return newest


def standing_why() -> Why | None:
    """The newest why of a leader who works here, read or not. One query."""
    here = Employment.objects.on().filter(person=OuterRef("by"))
    told = Why.objects.standing().filter(Exists(here)).select_related("by", "recording")
    newest: Why | None = told.order_by("-at", "-pk").first()
    return newest
