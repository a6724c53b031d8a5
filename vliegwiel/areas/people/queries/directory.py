"""Finding people in a list of ten thousand."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from vliegwiel.kit import clock
from vliegwiel.kit.finding import find
from vliegwiel.kit.prepared import Prepared

from ..enums import Line
from ..models import Person, Placement, ReportingLine, Unit

STATES = ("here", "left", "all", "alone")


@dataclass(frozen=True)
class PersonRow:
    pk: int
    number: str
    name: str
    email: str
    position: str
    unit: str
    weekly_hours: Decimal | None
    pattern: str
    manager: str
    joined_on: dt.date
    left_on: dt.date | None
    here: bool


def matching(
    asker: Person, *, search: str = "", unit: Unit | None = None, state: str = "here", day: dt.date | None = None
) -> QuerySet[Person]:
    """People the asker may see, by family name.

    `search`: words that must all occur in name, number or e-mail. `unit`: with all below it. `state`: here, left,
    all, or alone (works here, but nobody leads her).
    """
    day = day or clock.today()
    found = Person.objects.visible_to(asker)
    if search:
        number, email = Coalesce("number", Value("")), Coalesce("email", Value(""))
        found = find(found, search, "given_name", "name_prefix", "family_name", number, email)
    if unit:
        found = found.in_unit(unit, day)
    if state in ("here", "alone"):
        found = found.filter(Q(left_on=None) | Q(left_on__gte=day))
    if state == "left":
        found = found.filter(left_on__lt=day)
    if state == "alone":
        led = ReportingLine.objects.on(day).filter(person=OuterRef("pk"), kind=Line.SOLID)
        found = found.exclude(Exists(led))
    return found.by_name()


def rows_of(people: Iterable[Person], day: dt.date | None = None) -> list[PersonRow]:
    """What a list shows of each, in the order given: two more queries, however many people."""
    day = day or clock.today()
    people = list(people)
    ids = [person.pk for person in people]
    places: dict[int, Placement] = {}
    for place in PLACES.ask(people=ids):
        held = places.get(place.employment.person_id)
        # The one of that day; for who left the last, for who still has to begin the first.
        if held is None or place.starts <= day:
            places[place.employment.person_id] = place
    managers = {line.person_id: line.manager.name for line in MANAGED.ask(people=ids, day=day)}
    return [_row(person, places.get(person.pk), managers.get(person.pk, ""), day) for person in people]


def _places(people: Collection[int]) -> QuerySet[Placement]:
    places = Placement.objects.filter(employment__person__in=people).select_related("unit", "position", "employment")
    shown = ("starts", "weekly_hours", "pattern", "unit__name", "position__name", "employment__person")
    return places.only(*shown).order_by("starts")


def _managed(people: Collection[int], day: dt.date) -> QuerySet[ReportingLine]:
    lines = ReportingLine.objects.on(day).filter(person__in=people, kind=Line.SOLID).select_related("manager")
    return lines.only("person", "manager__given_name", "manager__name_prefix", "manager__family_name")


PLACES, MANAGED = Prepared(_places), Prepared(_managed)


def _row(person: Person, place: Placement | None, manager: str, day: dt.date) -> PersonRow:
    return PersonRow(
        person.pk,
        person.number or "",
        person.name,
        person.email or "",
        place.position.name if place else "",
        place.unit.name if place else "",
        place.weekly_hours if place else None,
        place.pattern if place else "",
        manager,
        person.joined_on,
        person.left_on,
        person.left_on is None or person.left_on >= day,
    )
