"""Sessions as pages show them: two or three queries, however many there are."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.queries import title_of
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..enums import Form
from ..models import Booking, Part, Session, Teaching, Wait


@dataclass(frozen=True)
class PartRow:
    """A day part. `where` in words; `link` is empty for who has no seat."""

    pk: int
    session: int
    number: int
    title: str
    starts: dt.datetime
    ends: dt.datetime
    room: int | None
    place: str
    where: str
    link: str
    online: bool
    required: bool
    key: str
    sequence: int
    code: str

    @property
    def day(self) -> dt.date:
        return timezone.localdate(self.starts)


@dataclass(frozen=True)
class SessionRow:
    """`mine`: "" or booked, waiting, offered. `taken`: seats given and seats kept for who waits."""

    pk: int
    key: str
    activity: int
    slug: str
    title: str
    label: str
    words: str
    capacity: int
    minimum: int
    taken: int
    waiting: int
    cancelled: bool
    owner: int  # of the activity
    late_days: int
    parts: tuple[PartRow, ...]
    trainers: tuple[str, ...]
    mine: str = ""
    offer_until: dt.datetime | None = None
    teaches: bool = False  # the reader gives it

    @property
    def starts(self) -> dt.datetime:
        return self.parts[0].starts

    @property
    def ends(self) -> dt.datetime:
        return max(part.ends for part in self.parts)

    @property
    def free(self) -> int:
        return max(0, self.capacity - self.taken)

    @property
    def begun(self) -> bool:
        return self.starts <= clock.now()

    @property
    def over(self) -> bool:
        return self.ends <= clock.now()

    @property
    def form(self) -> Form:
        """In a room, online, or some of both."""
        online = [part.online for part in self.parts]
        if all(online):
            return Form.VIRTUAL
        return Form.BLENDED if any(online) else Form.CLASSROOM

    @property
    def short(self) -> bool:
        """Fewer people than the minimum."""
        return self.taken < self.minimum


def taken() -> Any:  # a queryset with columns of its own, which the stubs lose
    """Sessions with the number of seats given or kept, and of who waits without one."""
    seats = _count(Booking.objects.standing())
    kept = _count(Wait.objects.offered())
    waiting = _count(Wait.objects.standing().filter(offered_at=None))
    first = Part.objects.filter(session=OuterRef("pk")).order_by().values("session").annotate(first=Min("starts"))
    return Session.objects.annotate(
        seats=seats + kept,
        waiting=waiting,
        first=Subquery(first.values("first")[:1]),
        title=title_of("activity"),
        slug=F("activity__slug"),
        owner=F("activity__owner"),
        gone=Q(cancellation__isnull=False),
    )


def _count(rows: "QuerySet[Booking] | QuerySet[Wait]") -> Coalesce:
    counted = rows.filter(session=OuterRef("pk")).order_by().values("session").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), Value(0))


def rows(found: Any, reader: Person | None = None, *, links: bool = False) -> list[SessionRow]:
    """These sessions, in their order, as `reader` sees them. Three queries.

    `found` comes from `taken()`. links: with the links of online parts of all; without, of those she has a seat in.
    """
    if reader is not None:
        mine = {"session": OuterRef("pk"), "person": reader.pk}
        waits = Wait.objects.standing().filter(**mine)
        found = found.annotate(
            booked=Exists(Booking.objects.standing().filter(**mine)),
            queued=Exists(waits),
            offer_until=Subquery(waits.values("offer_until")[:1]),
            teaches=Exists(Teaching.objects.filter(session=OuterRef("pk"), trainer__person=reader.pk)),
        )
    return rows_among(list(found), links=links)


def rows_among(sessions: Iterable[Any], *, links: bool = False) -> list[SessionRow]:
    """The same of what was fetched with `taken()`, a page of it. Two queries."""
    sessions = list(sessions)
    parts, trainers = parts_of([one.pk for one in sessions]), trainers_of([one.pk for one in sessions])
    made = []
    for one in sessions:
        booked = bool(getattr(one, "booked", False))
        offered = getattr(one, "offer_until", None)
        there = parts[one.pk]
        made.append(
            SessionRow(
                pk=one.pk,
                key=one.key,
                activity=one.activity_id,
                slug=one.slug,
                title=one.title or "",
                label=one.label,
                words=one.words,
                capacity=one.capacity,
                minimum=one.minimum,
                taken=one.seats,
                waiting=one.waiting,
                cancelled=one.gone,
                owner=one.owner,
                late_days=one.late_days,
                parts=tuple(there if booked or links else [replace(part, link="") for part in there]),
                trainers=tuple(trainers[one.pk]),
                mine="booked" if booked else ("offered" if offered else "waiting") if getattr(one, "queued", 0) else "",
                offer_until=offered,
                teaches=bool(getattr(one, "teaches", False)),
            )
        )
    return made


def parts_of(sessions: Iterable[int]) -> dict[int, list[PartRow]]:
    """{session: its parts, in order}. One query."""
    found: dict[int, list[PartRow]] = defaultdict(list)
    for part in Part.objects.filter(session__in=list(sessions)).select_related("room").order_by("starts", "number"):
        found[part.session_id].append(row_of(part))
    return found


def row_of(part: Part) -> PartRow:
    """One part, with its link."""
    return PartRow(
        pk=part.pk,
        session=part.session_id,
        number=part.number,
        title=part.title,
        starts=part.starts,
        ends=part.ends,
        room=part.room_id,
        place=part.place,
        where=part.where,
        link=part.link,
        online=bool(part.link) and not part.where,
        required=part.required,
        key=part.key,
        sequence=part.sequence,
        code=part.code,
    )


def trainers_of(sessions: Iterable[int]) -> dict[int, list[str]]:
    """{session: the names of who give it}. One query."""
    found: dict[int, list[str]] = defaultdict(list)
    given = Teaching.objects.filter(session__in=list(sessions)).order_by("trainer__name", "pk")
    for session, name in given.values_list("session", "trainer__name"):
        found[session].append(name)
    return found


def session_row(key: str, reader: Person | None = None, *, links: bool = False) -> SessionRow | None:
    """The one at this address. Three queries."""
    found = rows(taken().filter(key=key).order_by("pk"), reader, links=links)
    return found[0] if found else None


def to_come(activity: Activity, reader: Person, *, most: int = 12) -> list[SessionRow]:
    """What one can still come to, the first first, at most `most`. Three queries; one when there is nothing."""
    return rows(taken().to_come().filter(activity=activity).order_by("first", "pk")[:most], reader)


def mine(person: Person, *, most: int = 50) -> list[SessionRow]:
    """Those she has a seat in or waits for and that are not over, the first first. Three queries."""
    seats = Booking.objects.standing().filter(person=person).values("session")
    waits = Wait.objects.standing().filter(person=person).values("session")
    running = Part.objects.filter(session=OuterRef("pk"), ends__gt=clock.now())
    found = taken().going_on().filter(Q(pk__in=seats) | Q(pk__in=waits)).filter(Exists(running))
    return rows(found.order_by("first", "pk")[:most], person)


def been(person: Person) -> Any:
    """Those she had a seat in that are over, the last first."""
    seats = Booking.objects.standing().filter(person=person).values("session")
    running = Part.objects.filter(session=OuterRef("pk"), ends__gt=clock.now())
    return taken().going_on().filter(pk__in=seats).filter(~Exists(running)).order_by("-first", "-pk")


def kept_by(person: Person, *, past: bool) -> Any:
    """Those she plans: to come and running (the first first), or over and cancelled (the last first)."""
    running = Exists(Part.objects.filter(session=OuterRef("pk"), ends__gt=clock.now()))
    found = taken().kept_by(person)
    if past:
        return found.filter(~running | Q(cancellation__isnull=False)).order_by("-first", "-pk")
    return found.filter(running, cancellation=None).order_by("first", "pk")


def taught_by(trainer: Q) -> Any:
    """Those somebody gives, until the follow-up ended, the first first. `trainer`: of a Teaching."""
    given = Teaching.objects.filter(trainer).values("session")
    return taken().going_on().filter(pk__in=given).order_by("first", "pk")


def is_open(row_ends: dt.datetime, follow_up_days: int) -> bool:
    """Whether who gave it still sees it: up to and including so many days after it ended."""
    return clock.today() <= timezone.localdate(row_ends) + dt.timedelta(days=follow_up_days)


def below_minimum() -> list[Any]:
    """To come within their days of deciding, with too few people, and nobody decided yet."""
    soon = taken().to_come().filter(go_ahead=None, minimum__gt=F("seats"), first__gt=clock.now())
    return [
        one
        for one in soon.select_related("made_by", "activity__owner").order_by("pk")
        if timezone.localdate(one.first) - dt.timedelta(days=one.decide_days) <= clock.today()
    ]


def waiting_too_long() -> list[Session]:
    """Sessions in which an offer was not answered in time. One query."""
    late = Wait.objects.offered().filter(session=OuterRef("pk"), offer_until__lte=clock.now())
    return list(Session.objects.filter(Exists(late)).order_by("pk"))
