"""What leaders say to everybody."""

from django.db.models import Exists, OuterRef

from vliegwiel.areas.people.models import Person

from .models import Why, WhyRead


def why_of(person: Person) -> Why | None:
    """What this leader says now. One query."""
    mine: Why | None = Why.objects.standing().filter(by=person).select_related("recording").first()
    return mine


def why_to_meet(person: Person) -> Why | None:
    """The newest why she has not read yet, of a leader who works here. One query."""
    met = WhyRead.objects.filter(why=OuterRef("pk"), person=person)
    told = Why.objects.visible_to(person).filter(~Exists(met), by__in=Person.objects.here()).exclude(by=person)
    newest: Why | None = told.select_related("by", "recording").order_by("-at", "-pk").first()
    return newest
