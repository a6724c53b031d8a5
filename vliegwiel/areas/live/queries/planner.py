"""What is planned in some days, beside each other: sessions, rooms and trainers, and what does not go together."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from vliegwiel.areas.learning.queries import Closed, closed_between, title_of
from vliegwiel.kit import clock, ics

from ..models import Booking, Part, Room, Teaching, Wait, place_in_words
from .calendars import uid_of

DAY = dt.timedelta(days=1)
MOST = 400  # parts of one view; a month of a large academy has some hundred


class _Part(NamedTuple):
    """A part as it is read: a month has hundreds, and whole parts, rooms and sessions take longer than finding them."""

    pk: int
    session: int
    key: str
    number: int
    title: str
    label: str
    what: str | None
    starts: dt.datetime
    ends: dt.datetime
    room: int | None
    room_name: str | None
    room_place: str | None
    place: str
    link: str
    capacity: int
    minimum: int
    seats: int
    kept: int

    @property
    def where(self) -> str:
        return place_in_words(self.room_name, self.room_place) if self.room else self.place


COLUMNS = (
    *("pk", "session", "session__key", "number", "title", "session__label", "what", "starts", "ends"),
    *("room", "room__name", "room__place", "place", "link", "session__capacity", "session__minimum", "seats", "kept"),
)


@dataclass(frozen=True)
class Planned:
    """A part on the board. `wrong`: what does not go together, in the words of the page ("room", "trainer", "full",
    "few", "closed", "nobody")."""

    pk: int
    session: str
    number: int
    title: str
    label: str
    starts: dt.datetime
    ends: dt.datetime
    room: int | None
    where: str
    online: bool
    trainers: tuple[str, ...]
    taken: int
    capacity: int
    wrong: tuple[str, ...] = ()


@dataclass
class BoardDay:
    on: dt.date
    rows: list[Planned] = field(default_factory=list)
    closed: tuple[Closed, ...] = ()

    @property
    def news(self) -> tuple[Closed, ...]:
        """What is told of it on this day: weeks close on a Monday."""
        return self.closed if self.on.weekday() == 0 else ()

    @property
    def shut(self) -> bool:
        """Closed for everybody."""
        return any(not one.unit for one in self.closed)


@dataclass(frozen=True)
class Board:
    days: tuple[BoardDay, ...]
    more: bool  # there is more than fits one view


def board(starts: dt.date, ends: dt.date, *, room: int = 0, trainer: int = 0, only_wrong: bool = False) -> Board:
    """What is planned from the first day up to and including the last, in order. Three queries, however many.

    room, trainer: only of that one. only_wrong: only what does not go together.
    """
    begins, until = (timezone.make_aware(dt.datetime.combine(day, dt.time())) for day in (starts, ends + DAY))
    seats = Booking.objects.standing().filter(session=OuterRef("session")).order_by().values("session")
    kept = Wait.objects.offered().filter(session=OuterRef("session")).order_by().values("session")
    rows = Part.objects.standing().filter(starts__lt=until, ends__gt=begins)
    rows = rows.annotate(
        what=title_of("session__activity"),
        seats=Coalesce(Subquery(seats.annotate(n=Count("pk")).values("n")), Value(0)),
        kept=Coalesce(Subquery(kept.annotate(n=Count("pk")).values("n")), Value(0)),
    )
    if room:
        rows = rows.filter(room=room)
    if trainer:
        rows = rows.filter(session__in=Teaching.objects.filter(trainer=trainer).values("session"))
    found = [_Part(*row) for row in rows.order_by("starts", "ends", "pk").values_list(*COLUMNS)[: MOST + 1]]
    more, found = len(found) > MOST, found[:MOST]
    gives: dict[int, list[tuple[int, str]]] = defaultdict(list)
    told = Teaching.objects.filter(session__in={part.session for part in found}).order_by("trainer__name", "pk")
    for session, pk, name in told.values_list("session", "trainer", "trainer__name"):
        gives[session].append((pk, name))
    closed = closed_between(starts, ends)
    twice = _twice(found, gives)
    days = {starts + n * DAY: BoardDay(starts + n * DAY) for n in range((ends - starts).days + 1)}
    for day in days.values():
        day.closed = tuple(one for one in closed if one.holds(day.on))
    now = clock.now()
    for part in found:
        on = max(timezone.localdate(part.starts), starts)
        wrong = [*twice[part.pk]]
        ahead = part.starts > now
        wrong += ["nobody"] if ahead and not gives[part.session] else []
        wrong += ["few"] if ahead and part.seats + part.kept < part.minimum else []
        wrong += ["closed"] if days[on].shut else []
        if only_wrong and not wrong:
            continue
        days[on].rows.append(
            Planned(
                pk=part.pk,
                session=part.key,
                number=part.number,
                title=part.what or "",
                label=part.title or part.label,
                starts=part.starts,
                ends=part.ends,
                room=part.room,
                where=part.where,
                online=bool(part.link) and not part.where,
                trainers=tuple(name for _pk, name in gives[part.session]),
                taken=part.seats + part.kept,
                capacity=part.capacity,
                wrong=tuple(wrong),
            )
        )
    return Board(tuple(days.values()), more)


def _twice(parts: Sequence[_Part], gives: dict[int, list[tuple[int, str]]]) -> dict[int, list[str]]:
    """{part: what is asked of it and of another at the same time}: a room, a trainer. Planning refuses both; two
    sessions planned before a room was split, or taken over from elsewhere, may stand so all the same."""
    found: dict[int, list[str]] = defaultdict(list)
    used: dict[tuple[str, int], list[_Part]] = defaultdict(list)
    for part in parts:
        if part.room:
            used["room", part.room].append(part)
        for trainer, _name in gives[part.session]:
            used["trainer", trainer].append(part)
    for (what, _pk), rows in used.items():
        for before, after in pairwise(sorted(rows, key=lambda one: one.starts)):
            if after.starts < before.ends:
                for one in (before, after):
                    if what not in found[one.pk]:
                        found[one.pk].append(what)
    return found


def room_file(room: Room) -> bytes:
    """What is planned in a room, from a month ago on, as a calendar: what it is and when, nobody's name. One query."""
    since = clock.now() - 31 * DAY
    rows = Part.objects.standing().filter(room=room, ends__gte=since).annotate(what=title_of("session__activity"))
    return ics.calendar(
        [
            ics.Entry(
                uid=f"room-{uid_of(part.key)}",
                sequence=part.sequence,
                starts=part.starts,
                ends=part.ends,
                title=part.what or "",
                stamp=clock.now(),
                where=part.where,
            )
            for part in rows.select_related("room").order_by("starts", "pk")[:2000]
        ],
        name=room.name,
    )


def trainers_to_choose(starts: dt.date) -> list[tuple[int, str]]:
    """(key, name) of who gives something from that day on. One query."""
    begins = timezone.make_aware(dt.datetime.combine(starts, dt.time()))
    busy = Q(session__parts__ends__gte=begins, session__cancellation=None)
    rows = Teaching.objects.filter(busy).order_by("trainer__name", "trainer")
    return list(rows.values_list("trainer", "trainer__name").distinct())
