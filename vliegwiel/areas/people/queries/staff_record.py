"""Everything on record that a staff file is compared with: seven queries, however many people."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from ..enums import Line
from ..models import Employment, Person, Placement, ReportingLine, Unit
from .merging import merged_numbers

Span = tuple[dt.date, dt.date | None]


@dataclass(slots=True)
class Place:
    pk: int
    unit: int
    position: str
    hours: Decimal
    pattern: str
    starts: dt.date
    ends: dt.date | None


@dataclass(slots=True)
class Contract:
    """An employment with the place of the day: else the first to come, else the last."""

    pk: int
    starts: dt.date
    ends: dt.date | None
    place: Place | None = None
    first_place: Place | None = None


@dataclass(slots=True)
class Known:
    """`lines`: solid ones of the day and later, as (pk, manager, starts, ends). `led_until`: the last ended one."""

    pk: int
    number: str
    email: str
    given_name: str
    name_prefix: str
    family_name: str
    language: str
    contracts: list[Contract] = field(default_factory=list)
    lines: list[tuple[int, int, dt.date, dt.date | None]] = field(default_factory=list)

    led_until: tuple[int, dt.date] | None = None

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given_name, self.name_prefix, self.family_name) if part)

    def works_on(self, day: dt.date) -> bool:
        return any(one.starts <= day and (one.ends is None or one.ends >= day) for one in self.contracts)


@dataclass(slots=True)
class OnRecord:
    people: dict[int, Known]
    by_number: dict[str, int]
    by_email: dict[str, int]
    units: dict[int, Unit]
    merged: dict[str, tuple[str, str]] = field(default_factory=dict)  # numbers that go on under another


def on_record(day: dt.date) -> OnRecord:
    """All people with contracts and lines as they are on `day`, and all units."""
    people = {
        pk: Known(pk, number or "", email or "", given, prefix, family, language)
        for pk, number, email, given, prefix, family, language in Person.objects.order_by("pk").values_list(
            "pk", "number", "email", "given_name", "name_prefix", "family_name", "language"
        )
    }
    contracts: dict[int, Contract] = {}
    for pk, person, starts, ends in Employment.objects.order_by("starts", "pk").values_list(
        "pk", "person", "starts", "ends"
    ):
        contracts[pk] = Contract(pk, starts, ends)
        people[person].contracts.append(contracts[pk])
    placed = Placement.objects.order_by("starts", "pk").values_list(
        "employment", "pk", "unit", "position__name", "weekly_hours", "pattern", "starts", "ends"
    )
    for employment, *values in placed:
        contract, place = contracts[employment], Place(*values)  # type: ignore[arg-type]  # -- in the order asked above
        contract.first_place = contract.first_place or place
        if contract.place is None or place.starts <= day:
            contract.place = place
    lines = ReportingLine.objects.filter(kind=Line.SOLID).order_by("starts", "pk")
    for person, pk, manager, starts, ends in lines.values_list("person", "pk", "manager", "starts", "ends"):
        if ends is None or ends >= day:
            people[person].lines.append((pk, manager, starts, ends))
        else:
            people[person].led_until = manager, ends
    return OnRecord(
        people,
        {one.number: pk for pk, one in people.items() if one.number},
        {one.email: pk for pk, one in people.items() if one.email},
        {unit.pk: unit for unit in Unit.objects.select_related("parent").order_by("pk")},
        merged_numbers(),
    )


def names_of(record: OnRecord) -> dict[str, list[int]]:
    """Full name without capitals -> who bear it."""
    found: dict[str, list[int]] = defaultdict(list)
    for pk, one in record.people.items():
        found[one.name.casefold()].append(pk)
    return found
