"""Hours to learn in by cao or contract: what is agreed, what is left, and what they went to."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Case, Count, DecimalField, F, Q, QuerySet, Sum, When

from vliegwiel.areas.learning.queries import titles
from vliegwiel.areas.live.models import Booking, Part
from vliegwiel.areas.people.models import Person, Placement
from vliegwiel.kit import clock
from vliegwiel.kit.words import as_words

from ..enums import HourKind
from ..models import HourEntry, HourRight, HourScheme, StudyRequest

NOTHING = Decimal("0.0")
TENTH = Decimal("0.1")
SIGNED = Case(
    When(entries__kind=HourKind.GRANT, then=F("entries__hours")),
    When(entries__kind=HourKind.CORRECT, then=F("entries__hours")),
    default=-F("entries__hours"),
    output_field=DecimalField(max_digits=7, decimal_places=1),
)


@dataclass(frozen=True)
class HoursLeft:
    """Hers of one year: how many hours are free, and until which day."""

    right: int
    name: str
    source: str
    year: int
    until: dt.date
    free: Decimal


def _usable(person: int, year: int) -> "QuerySet[Any, Any]":
    rows = HourRight.objects.filter(person=person, year__lte=year, year__gte=year - F("scheme__carry"))
    return rows.annotate(free=Sum(SIGNED)).select_related("scheme").order_by("year", "pk")


def hours_left(person: Person, year: int | None = None) -> list[HoursLeft]:
    """What she may still agree on this year (or another), the oldest first, for that runs out first. One query."""
    return [
        HoursLeft(
            row.pk,
            row.scheme.name,
            row.scheme.source,
            row.year,
            dt.date(row.year + row.scheme.carry, 12, 31),
            row.free or NOTHING,
        )
        for row in _usable(person.pk, year or clock.today().year)
    ]


def free_hours(person: Person, year: int | None = None) -> Decimal:
    """All of it together. One query."""
    return sum((max(one.free, NOTHING) for one in hours_left(person, year)), NOTHING)


def book_of(person: Person) -> "QuerySet[HourEntry]":
    """Every line about her, the last first."""
    rows: QuerySet[HourEntry] = HourEntry.objects.filter(right__person=person)
    return rows.select_related("right__scheme", "by").order_by("-pk")


def held_hours(*, request: StudyRequest | None = None, booking: Booking | None = None) -> dict[int, Decimal]:
    """{right: hours set apart and not used} for a request or a seat, the first first. One query."""
    rows = HourEntry.objects.filter(request=request) if request else HourEntry.objects.filter(booking=booking)
    found: dict[int, Decimal] = defaultdict(lambda: NOTHING)
    for right, hours in rows.filter(kind=HourKind.RESERVE).order_by("pk").values_list("right", "hours"):
        found[right] += hours
    return {right: hours for right, hours in found.items() if hours > 0}


def agreed_hours(*, request: StudyRequest) -> Decimal:
    """Set apart or used for a request. One query."""
    rows = HourEntry.objects.filter(request=request, kind__in=(HourKind.RESERVE, HourKind.USE))
    return rows.aggregate(sum=Sum("hours"))["sum"] or NOTHING


@dataclass(frozen=True)
class Payable:
    """A seat of hers that is still to come. hours: as long as its parts are planned; agreed: already set apart."""

    booking: int
    title: str
    starts: dt.datetime
    hours: Decimal
    agreed: Decimal


def planned_hours(bookings: Iterable[Booking]) -> dict[int, tuple[dt.datetime, dt.datetime, Decimal]]:
    """{session: (begins, ends, hours)} as planned, in tenths. One query."""
    rows = Part.objects.filter(session__in={one.session_id for one in bookings}).order_by("starts")
    found: dict[int, tuple[dt.datetime, dt.datetime, Decimal]] = {}
    for session, starts, ends in rows.values_list("session", "starts", "ends"):
        long = Decimal((ends - starts).total_seconds()) / 3600
        begins, last, hours = found.get(session, (starts, ends, NOTHING))
        found[session] = min(begins, starts), max(last, ends), hours + long
    return {one: (a, b, hours.quantize(TENTH, ROUND_HALF_UP)) for one, (a, b, hours) in found.items()}


def payable(person: Person) -> list[Payable]:
    """Her seats to come, the first first. Four queries."""
    seats = list(
        Booking.objects.standing()
        .filter(person=person, session__cancellation=None)
        .select_related("session")
        .order_by("pk")
    )
    planned = planned_hours(seats)
    seats = [one for one in seats if one.session_id in planned and planned[one.session_id][0] > clock.now()]
    rows = HourEntry.objects.filter(booking__in=seats, kind=HourKind.RESERVE).order_by().values("booking")
    agreed = dict(rows.annotate(sum=Sum("hours")).values_list("booking", "sum"))
    called = titles({one.session.activity_id for one in seats})
    found = []
    for one in seats:
        begins, _ends, hours = planned[one.session_id]
        title = str(as_words(called.get(one.session.activity_id, {})))
        found.append(Payable(one.pk, title, begins, hours, agreed.get(one.pk, NOTHING)))
    return sorted(found, key=lambda one: (one.starts, one.booking))


def entitled(scheme: HourScheme, full_time: Decimal) -> dict[int, Decimal]:
    """{person: hours} of who is placed where the scheme says today; with two placements the hours of both count, up to
    full time. One query."""
    day = clock.today()
    placed = Placement.objects.on(day).filter(employment__person__in=Person.objects.here(day))
    if scheme.unit is not None:
        placed = placed.filter(unit__path__startswith=scheme.unit.path)
    if scheme.position_id:
        placed = placed.filter(position=scheme.position_id)
    worked: dict[int, Decimal] = defaultdict(Decimal)
    for person, hours in placed.order_by("pk").values_list("employment__person", "weekly_hours"):
        worked[person] += hours
    if not scheme.scaled:
        return dict.fromkeys(worked, scheme.hours)
    share = {person: min(hours / full_time, Decimal(1)) for person, hours in worked.items()}
    return {person: (scheme.hours * part).quantize(TENTH, ROUND_HALF_UP) for person, part in share.items()}


@dataclass(frozen=True)
class SchemeRow:
    """One agreement in one year: how many people, and the hours given, set apart and used."""

    scheme: HourScheme
    people: int
    given: Decimal
    agreed: Decimal
    used: Decimal


def scheme_rows(year: int) -> list[SchemeRow]:
    """Those that hold in that year. Three queries."""
    schemes = HourScheme.objects.filter(first_year__lte=year).filter(Q(last_year=None) | Q(last_year__gte=year))
    shown = list(schemes.select_related("unit", "position").order_by("name", "pk"))
    rights = HourRight.objects.filter(scheme__in=shown, year=year).order_by()
    people = dict(rights.values_list("scheme").annotate(n=Count("pk")))
    sums: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for scheme, kind, total in (
        HourEntry.objects.filter(right__scheme__in=shown, right__year=year)
        .order_by()
        .values_list("right__scheme", "kind")
        .annotate(sum=Sum("hours"))
    ):
        sums[scheme][kind] = total
    return [
        SchemeRow(
            one,
            people.get(one.pk, 0),
            sums[one.pk].get(HourKind.GRANT, NOTHING) + sums[one.pk].get(HourKind.CORRECT, NOTHING),
            sums[one.pk].get(HourKind.RESERVE, NOTHING),
            sums[one.pk].get(HourKind.USE, NOTHING),
        )
        for one in shown
    ]


def seats_to_settle() -> list[Booking]:
    """Seats for which hours are set apart: given back, called off, or over. Two queries."""
    held = HourEntry.objects.filter(kind=HourKind.RESERVE, booking__isnull=False).order_by().values("booking")
    open_ones = held.annotate(sum=Sum("hours")).filter(sum__gt=0).values("booking")
    return list(Booking.objects.filter(pk__in=open_ones).select_related("session__cancellation", "person"))
