"""Who comes and who was there, for who plans or gives the session; and how many would like to come."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import NAME, Person, Placement, full_name
from vliegwiel.kit import clock
from vliegwiel.kit.small_numbers import hidden

from ..enums import Missed
from ..models import Booking, Presence, Session, Wait, Wish

SMALLEST = 5  # people


@dataclass(frozen=True)
class Was:
    """What was last said of one part."""

    was_there: bool
    why: Missed
    said_by: str


@dataclass(frozen=True)
class Comer:
    """Somebody with a seat. `parts`: {part: what was said of it}."""

    booking: int
    person: int
    name: str
    by_herself: bool
    parts: dict[int, Was]


def presences(bookings: Iterable[int]) -> dict[int, dict[int, Was]]:
    """{booking: {part: what was last said}}. One query."""
    found: dict[int, dict[int, Was]] = defaultdict(dict)
    rows = Presence.objects.filter(booking__in=list(bookings)).order_by("pk")
    columns = ("booking", "part", "was_there", "why", "trainer__name", *(f"by__{one}" for one in NAME))
    for booking, part, was_there, why, trainer, *by in rows.values_list(*columns):
        found[booking][part] = Was(was_there, Missed(why), trainer or full_name(*by))
    return found


def group(session: Session | int) -> list[Comer]:
    """Who has a seat, by name, and at which parts they were. Two queries."""
    seats = Booking.objects.standing().filter(session=session)
    rows = list(
        seats.order_by("person__given_name", "person__family_name", "pk").values_list(
            "pk", "person", "by", *(f"person__{one}" for one in NAME)
        )
    )
    said = presences([row[0] for row in rows])
    return [Comer(pk, person, full_name(*name), by == person, said.get(pk, {})) for pk, person, by, *name in rows]


def marked(rows: Any) -> Any:  # a queryset with a column of its own, which the stubs lose
    """These bookings with `stayed_away`: somebody said she was not at a part, and nobody that she was at one."""
    said = Presence.objects.filter(booking=OuterRef("pk"))
    return rows.annotate(stayed_away=Exists(said.filter(was_there=False)) & ~Exists(said.filter(was_there=True)))


def seats(session: Session | int) -> tuple[list[Booking], list[Booking]]:
    """Who has a seat, by name; and who gave it back, the last first, whether late, and why when that was said; each
    with `stayed_away`. One query."""
    rows = marked(Booking.objects.filter(session=session)).select_related("person")
    all_of_them = list(rows.order_by("person__given_name", "person__family_name", "pk"))
    given_back = [(row.ended_at, row.pk, row) for row in all_of_them if row.ended_at]
    return [row for row in all_of_them if not row.ended_at], [row for _at, _pk, row in sorted(given_back, reverse=True)]


def waiting(session: Session | int) -> list[Wait]:
    """Who is on the waiting list, in order. One query."""
    return list(Wait.objects.standing().filter(session=session).select_related("person").order_by("at", "pk"))


def place_of(session: int, person: Person) -> int:
    """Her place among those who wait without a seat being kept for them: 1 is next, 0 when she does not. One query."""
    rows = Wait.objects.standing().filter(session=session, offered_at=None).order_by("at", "pk")
    return next((n for n, who in enumerate(rows.values_list("person", flat=True), 1) if who == person.pk), 0)


def wishes(person: Person, activity: Activity) -> bool:
    """Whether she wants to hear when there is a session. One query."""
    return Wish.objects.filter(person=person, activity=activity).exists()


@dataclass(frozen=True)
class Demand:
    """How many would come, by unit; groups under five are not shown, nor what can be found by subtraction."""

    total: int | None
    units: tuple[tuple[str, int], ...]
    some_hidden: bool


def demand(activity: Activity) -> Demand:
    """How many people want to hear when there is a session, of those who work here now. Two queries."""
    people = list(
        Wish.objects.filter(activity=activity, person__in=Person.objects.here()).values_list("person", flat=True)
    )
    placed: dict[int, str] = {}
    rows = Placement.objects.on(clock.today()).filter(employment__person__in=people).order_by("-pk")
    for person, unit in rows.values_list("employment__person", "unit__name"):
        placed[person] = unit
    counts = Counter(placed.get(person, "") for person in people)
    gone = hidden(counts, SMALLEST)
    shown = tuple(sorted((unit, n) for unit, n in counts.items() if unit not in gone))
    return Demand(len(people) if len(people) >= SMALLEST else None, shown, bool(gone))
