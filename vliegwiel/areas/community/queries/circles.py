"""What a circle reads of itself: who is in it, whose turn it is, what was agreed and how that went."""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from vliegwiel.areas.people.models import ActingManager, Person, ReportingLine, leading_as
from vliegwiel.areas.people.queries.calendar import Calendar, calendars
from vliegwiel.kit import clock

from ..enums import Kind
from ..models import Answer, Circle, KitVersion, Meeting, Outcome, Seat, TryOut
from .rituals import Ritual, Step, step_of
from .shipped import SHIPPED

PEERS = (4, 7)  # how many hold peer coaching together
MOST = 10  # people in a circle; a larger team is split
TOGETHER_FROM = 3  # so many must have written before anybody reads what was written apart
MOST_TRY_OUTS = 5  # looked back on at once


def split(n: int, most: int = MOST) -> list[int]:
    """The sizes of as few groups of at most `most` as n people fit in, the same or one apart, larger ones first."""
    groups = -(-n // most)
    return [n // groups + (place < n % groups) for place in range(groups)] if n else []


def rituals() -> list[Ritual]:
    """All one can hold: those that come along, the debrief first, then those of the organisation. One query."""
    newest = KitVersion.objects.filter(kit=OuterRef("kit"), number__gt=OuterRef("number"))
    rows = KitVersion.objects.filter(~Exists(newest), kit__retired_at=None).select_related("kit").order_by("kit")
    return [*SHIPPED, *(ritual_of(row) for row in rows)]


def ritual_of(row: KitVersion) -> Ritual:
    """A version of a kit as a ritual. No query when its kit is there."""
    steps = tuple(step_of(one) for one in row.steps)
    return Ritual(row.kit.key, row.title, row.purpose, steps, version=row.number, own=True)


def ritual_called(key: str) -> Ritual | None:
    """The ritual as it is held now; None for one that is not there any more. At most one query."""
    return next((one for one in rituals() if one.key == key), None)


def circles_of(person: Person) -> QuerySet[Circle]:
    """Those she has a seat in or keeps."""
    found: QuerySet[Circle] = Circle.objects.visible_to(person).select_related("keeper").order_by("name", "pk")
    return found


def team_circles(manager: Person) -> QuerySet[Circle]:
    """The circles of her team, and of the team of whom she stands in for; with how many `people` sit in each."""
    keepers = leading_as(manager.pk, clock.today())
    hers = Circle.objects.filter(keeper__in=keepers, kind=Kind.TEAM).annotate(people=Count("seats"))
    found: QuerySet[Circle] = hers.order_by("name", "pk")
    return found


def seats_of(circle: Circle) -> list[Seat]:
    """Who works here and has a seat, by name. One query."""
    rows = circle.seats.select_related("person").order_by("person__family_name", "person__given_name", "pk")
    return [seat for seat in rows if seat.person.is_active]


def turns(
    seats: Iterable[Seat], calendars: "dict[int, Calendar]", day: dt.date, *, keeper: int | None = None
) -> list[Seat]:
    """In which order they lead: who led longest ago first, who came last behind them. Left out: who would rather not,
    who does not work that day by her own pattern, and `keeper`, who leads the team and so does not lead this too.

    Pure. Days away are not asked: they are hers.
    """
    may = [
        seat
        for seat in seats
        if not seat.skips
        and seat.person_id != keeper
        and (seat.person_id not in calendars or calendars[seat.person_id].works_on(day))
    ]
    return sorted(may, key=lambda seat: (seat.led_at or seat.since, seat.pk))


def turn_order(circle: Circle, seats: Sequence[Seat] | None = None) -> list[Seat]:
    """The turns of a circle today; on a day on which none of them works by the book, of all the same. Whoever leads the
    team today does not lead this, standing in or not. Three queries, two when the seats are there."""
    seats = seats_of(circle) if seats is None else seats
    keeper = circle.keeper_id if circle.kind == Kind.TEAM else None
    if keeper:
        acting = set(ActingManager.objects.on().filter(manager=keeper).values_list("stand_in", flat=True))
        seats = [seat for seat in seats if seat.person_id not in acting]
    days = calendars(seat.person_id for seat in seats)
    return turns(seats, days, clock.today(), keeper=keeper) or turns(seats, {}, clock.today(), keeper=keeper)


def leads_another(people: Iterable[int]) -> bool:
    """Whether one of these leads another of them today, by any line. One query."""
    people = list(people)
    return ReportingLine.objects.on(clock.today()).filter(person__in=people, manager__in=people).exists()


def seatless(manager: Person) -> QuerySet[Person]:
    """Whom she leads, in her own place or another's, and who has no seat in a circle of that team."""
    keepers = leading_as(manager.pk, clock.today())
    seats = Seat.objects.filter(person=OuterRef("pk"), circle__keeper__in=keepers, circle__kind=Kind.TEAM)
    found: QuerySet[Person] = Person.objects.led_by(manager).here().filter(~Exists(seats))
    return found


def team_of(keeper: Person) -> QuerySet[Person]:
    """Whom she leads herself: not whom she stands in to lead."""
    lines = ReportingLine.objects.on().filter(manager=keeper)
    found: QuerySet[Person] = Person.objects.here().filter(pk__in=lines.values("person")).exclude(pk=keeper.pk)
    return found


def teams_led(manager: Person) -> list[Person]:
    """Whose teams she leads today: her own, and of whom she stands in for. One query."""
    return list(Person.objects.get_queryset().filter(pk__in=leading_as(manager.pk, clock.today())).order_by("pk"))


def open_meeting(circle: Circle) -> Meeting | None:
    """What goes on now. One query."""
    found: Meeting | None = circle.meetings.filter(ended_at=None).select_related("facilitator").first()
    return found


def held(circle: Circle) -> QuerySet[Meeting]:
    """What was held, the latest first."""
    return circle.meetings.filter(ended_at__isnull=False)


def agreed(circle: Circle) -> QuerySet[TryOut]:
    """What the circle is trying and has not looked back on yet, oldest first."""
    found: QuerySet[TryOut] = TryOut.objects.filter(meeting__circle=circle, gone_at=None)
    return found.select_related("behaviour").order_by("at", "pk")


def waiting(circle: Circle) -> QuerySet[TryOut]:
    """Of meetings that were ended: what is looked back on the next time."""
    return agreed(circle).filter(went="", meeting__ended_at__isnull=False)


@dataclass(frozen=True)
class Said:
    """A line that stands, or one that was just taken away and can come back."""

    row: Outcome
    gone: bool


@dataclass(frozen=True)
class Asked:
    """A step of a meeting as its page shows it. `mine`: what she wrote apart; `told`: what all did, when it is time."""

    number: int
    step: Step
    current: bool
    lines: list[Said]
    mine: str
    told: list[str]


def steps_of(meeting: Meeting) -> list[Step]:
    """Its steps, as they were when it began. No query."""
    return [step_of(one) for one in meeting.steps]


def is_told(meeting: Meeting) -> bool:
    """Whether what was written apart is read together by now: the day after the last day, all at once, so that nobody
    can see who wrote by looking twice. No query."""
    return meeting.until is not None and clock.today() > meeting.until


def asked(meeting: Meeting, person: Person) -> list[Asked]:
    """All steps of a meeting with what stands under them. Two queries."""
    lines: dict[int, list[Said]] = defaultdict(list)
    for row in meeting.outcomes.order_by("at", "pk"):
        lines[row.step].append(Said(row, row.gone_at is not None))
    mine: dict[int, str] = {}
    texts: dict[int, list[str]] = defaultdict(list)
    writers = set()
    if meeting.until is not None:
        for number, who, text in (
            Answer.objects.filter(meeting=meeting).order_by("pk").values_list("step", "person", "text")
        ):
            writers.add(who)
            texts[number].append(text)
            if who == person.pk:
                mine[number] = text
    told = is_told(meeting) and len(writers) >= TOGETHER_FROM
    dice = random.Random(meeting.key)  # the same order at every look, and not the order in which they were written
    for all_of_it in texts.values():
        all_of_it.sort()
        dice.shuffle(all_of_it)
    return [
        Asked(
            number,
            step,
            number == meeting.step and meeting.is_open,
            lines[number],
            mine.get(number, ""),
            # At one question fewer may have written than on the whole card: then that question stays closed.
            texts[number] if told and len(texts[number]) >= TOGETHER_FROM else [],
        )
        for number, step in enumerate(steps_of(meeting))
    ]


def to_look_back_on(meeting: Meeting) -> list[TryOut]:
    """What was agreed before and waits, or was told in this very meeting and may be changed. One query."""
    before = agreed(meeting.circle).exclude(meeting=meeting)
    found = before.filter(Q(went="", meeting__ended_at__isnull=False) | Q(told_in=meeting))
    return list(found[:MOST_TRY_OUTS])
