"""Time that is really there: what is asked of people's weeks beside what those weeks have."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Concat, Length
from django.utils import timezone

from vliegwiel.areas.catalogue.enums import Shape
from vliegwiel.areas.catalogue.models import Activity, Retirement
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.messaging.queries import sent
from vliegwiel.areas.people.models import Organisation, Person, Placement
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared
from vliegwiel.kit.small_numbers import hidden

from ..models import Assignment, Enrolment, TimeBudget
from .editions import latest_editions, lengths_of, pick
from .mine import Asked

WEEKS = 4
WEEK = dt.timedelta(days=7)
MESSAGE_MINUTES = 2  # what reading and minding one message costs, in the formula of load_index
FULL = 1.0  # above this somebody's learning time is full: nothing is asked that nobody else asks
ESCALATE = 1.5  # above this whoever leads the academy chooses what goes
MOST_ACTIVE = 3  # activities somebody is at, at one time
ACTIVE_DAYS = 28  # what she did not touch for so long she is not at
GROUP = 5  # fewer people are never shown as a group
Placed = tuple[Any, ...]  # a row of `placements`
TENS = 10  # percent: shares of a group are said in tens, so that two groups tell little of one person


@dataclass(frozen=True)
class WeekLoad:
    """One week of one person, in whole minutes: `asked` rounded up, `available` rounded down."""

    monday: dt.date
    asked: int
    available: int

    @property
    def full(self) -> bool:
        return self.asked > self.available


@dataclass(frozen=True)
class PersonAsks:
    """What giving an activity would do to one person's weeks. `had`: asked of her already, so it adds nothing."""

    person: Person
    had: bool
    before: tuple[WeekLoad, ...]
    after: tuple[WeekLoad, ...]
    index: float | None = None  # her overload index as it is, see `load_index`
    active: int = 0  # how many activities she is at

    @property
    def no_room(self) -> bool:
        """She is asked enough as it is: the one thing whoever asks may know of her weeks."""
        return (self.index or 0) > FULL or self.active >= MOST_ACTIVE

    @property
    def full(self) -> bool:
        """A week in which this activity takes part would hold more than it has room for."""
        return any(after.full for before, after in zip(self.before, self.after, strict=True) if after != before)


@dataclass(frozen=True)
class Asks:
    """What giving an activity asks of a group. `minutes` is for one person."""

    minutes: int
    people: tuple[PersonAsks, ...]

    @property
    def new(self) -> tuple[PersonAsks, ...]:
        return tuple(row for row in self.people if not row.had)

    @property
    def full(self) -> tuple[PersonAsks, ...]:
        return tuple(row for row in self.new if row.full)

    @property
    def total(self) -> int:
        """Minutes of all who would get it together."""
        return self.minutes * len(self.new)

    @property
    def weeks(self) -> tuple[WeekLoad, ...]:
        """The group's weeks together, with this activity in them."""
        return tuple(
            WeekLoad(week[0].monday, sum(one.asked for one in week), sum(one.available for one in week))
            for week in zip(*(row.after for row in self.people), strict=True)
        )


@dataclass(frozen=True)
class GroupWeek:
    """A week of a group together: how much of its learning time is asked, in tens of percent."""

    monday: dt.date
    percent: int

    @property
    def full(self) -> bool:
        return self.percent > 100


def group_weeks(loads: Iterable[tuple[WeekLoad, ...]]) -> tuple[GroupWeek, ...]:
    """The weeks of a group, from those of its people; empty when the group is too small to be shown. Weeks in which
    nobody has learning time are left out.

    Hidden as everywhere (`kit.small_numbers.hidden`), and rounded to tens: whoever sees two groups that differ by one
    cannot tell that one's minutes.
    """
    loads = list(loads)
    if hidden({"group": len(loads)}, GROUP):
        return ()
    weeks = [
        (week[0].monday, sum(one.asked for one in week), sum(one.available for one in week))
        for week in zip(*loads, strict=True)
    ]
    return tuple(GroupWeek(monday, TENS * round(100 / TENS * asked / room)) for monday, asked, room in weeks if room)


def load(
    people: Person | Iterable[Person], weeks: int = WEEKS, *, organisation: Organisation | None = None
) -> dict[int, tuple[WeekLoad, ...]]:
    """{person: this week and the following ones}. Four queries, however many people; `organisation` saves one.

    Asked: the whole minutes of every open assignment (what somebody already did of it is hers to know), spread
    evenly over the weeks from this one up to and including the one it is due in; what is past its date weighs on
    this week, what has no date on the coming four. Available: the organisation's weekly minutes times contract hours
    divided by full-time hours, of the placement that week; nothing for weeks outside an employment. Leave and public
    holidays are not known here.
    """
    people = [people] if isinstance(people, Person) else list(people)
    mondays = _mondays(weeks)
    asked = _asked(people, mondays)
    available = _available(people, mondays, organisation)
    return {person.pk: _weeks(mondays, asked[person.pk], available[person.pk]) for person in people}


def my_week(
    person: Person, asked: Iterable[Asked], organisation: Organisation, placed: Sequence[Placed] | None = None
) -> WeekLoad:
    """This week of one person, from what was already fetched (`mine.asked`). As `load` counts it. One query; none with
    `placed`: the rows of `placements` of her until next Monday."""
    mondays = _mondays(1)
    minutes = sum(_spread(row.minutes, row.due, mondays, row.weeks, row.given_at)[0] for row in asked)
    return _weeks(mondays, [minutes], _available([person], mondays, organisation, placed)[person.pk])[0]


def room_left(
    person: Person, organisation: Organisation, *, placed: Sequence[Placed], messages: int
) -> tuple[float | None, float]:
    """Her overload index (None without learning time) and the minutes of the coming four weeks that nobody asked, from
    what is known already (`placements` of her for four weeks, messages of 28 days). Two queries."""
    mondays = _mondays(WEEKS)
    asked = sum(_asked([person], mondays)[person.pk])
    budget = sum(_available([person], mondays, organisation, placed)[person.pk])
    return overload(asked, messages, budget), max(0.0, budget - asked)


def load_index(people: Person | Iterable[Person]) -> dict[int, float | None]:
    """{person: overload index}; above 1 her learning time for four weeks is full. None without learning time.

    OLI = (assigned minutes in the next 28 days + 2 * messages of the last 28 days) / budget of 28 days, the budget
    being four weeks of weekly minutes scaled to contract hours (120 at the default of 30 a week and full time).
    Source: the product's own rule, docs design "overload index"; (110, 6, 120) gives 1.02, (180, 10, 120) 1.67.
    """
    people = [people] if isinstance(people, Person) else list(people)
    mondays = _mondays(WEEKS)
    asked = _asked(people, mondays)
    available = _available(people, mondays)
    messages = sent([person.pk for person in people], since=clock.now() - dt.timedelta(days=28))
    return {
        person.pk: overload(sum(asked[person.pk]), messages.get(person.pk, 0), sum(available[person.pk]))
        for person in people
    }


def without_room(people: Person | Iterable[Person], *, for_activity: int = 0) -> set[int]:
    """Of whom this may not be asked when no law or cao asks it: her learning time is full, or she is at three other
    activities already. Six queries, however many people."""
    people = [people] if isinstance(people, Person) else list(people)
    if not people:
        return set()
    busy = active_of([person.pk for person in people], but=for_activity)
    full = {person for person, index in load_index(people).items() if (index or 0) > FULL}
    return full | {person for person, n in busy.items() if n >= MOST_ACTIVE}


def active_of(people: Collection[int], *, but: int = 0) -> dict[int, int]:
    """{person: how many activities she is at}: begun, not finished, touched in the last four weeks; of a programme its
    parts count, and not the programme. One query."""
    at_it = _at_it(_recent()).filter(person__in=list(people)).exclude(activity=but).order_by()
    return dict(at_it.values_list("person").annotate(n=Count("pk")))


def _at_it(since: dt.datetime) -> QuerySet[Enrolment]:
    rows: QuerySet[Enrolment] = Enrolment.objects.open().filter(seen_at__gte=since)
    return rows.exclude(activity__shape=Shape.PROGRAMME)


def _recent() -> dt.datetime:
    return clock.now() - dt.timedelta(days=ACTIVE_DAYS)


def overload(minutes: float, messages: int, budget: float) -> float | None:
    """The formula of `load_index`; None when there is no budget."""
    return (minutes + MESSAGE_MINUTES * messages) / budget if budget else None


def what_it_asks(
    people: Iterable[Person],
    activity: Activity,
    due: dt.date | None = None,
    *,
    organisation: Organisation | None = None,
) -> Asks:
    """What giving this activity, due then, would do to the coming four weeks of each. Six queries for any number;
    `organisation` saves one.

    Whoever was asked it already keeps her weeks as they are. Whether somebody did it by herself is hers to know, so
    it does not show here.
    """
    people = list(people)
    mondays = _mondays(WEEKS)
    editions = latest_editions([activity.pk]).get(activity.pk, {})
    asked = _asked(people, mondays)
    available = _available(people, mondays, organisation)
    stands = {
        row[0]: row[1:] for row in STANDS.ask(people=[one.pk for one in people], activity=activity.pk, since=_recent())
    }
    rows = []
    for person in people:
        edition = pick(editions, person.language)
        had, messages, active = stands.get(person.pk, (False, 0, 0))
        more = [0.0] * len(mondays)
        if edition and not had:
            more = _spread(edition.minutes, due, mondays, edition.weeks)
        after = [old + new for old, new in zip(asked[person.pk], more, strict=True)]
        rows.append(
            PersonAsks(
                person=person,
                had=had,
                before=_weeks(mondays, asked[person.pk], available[person.pk]),
                after=_weeks(mondays, after, available[person.pk]),
                index=overload(sum(asked[person.pk]), messages or 0, sum(available[person.pk])),
                active=active or 0,
            )
        )
    return Asks(minutes=max((edition.minutes for edition in editions.values()), default=0), people=tuple(rows))


def _mondays(weeks: int) -> list[dt.date]:
    today = clock.today()
    first = today - dt.timedelta(days=today.weekday())
    return [first + n * WEEK for n in range(weeks)]


def _weeks(mondays: list[dt.date], asked: list[float], available: list[float]) -> tuple[WeekLoad, ...]:
    # Rounded to a thousandth first: 10 * 0.1 must not become 2 whole minutes by float dust.
    return tuple(
        WeekLoad(monday, math.ceil(round(minutes, 3)), math.floor(round(room, 3)))
        for monday, minutes, room in zip(mondays, asked, available, strict=True)
    )


def _open(people: Collection[int]) -> QuerySet[Assignment, tuple[int, int, dt.date | None, str]]:
    # The moment as the database says it: reading it takes long, and only a programme asks it (`_moment`).
    gone = Retirement.objects.filter(activity=OuterRef("activity"))
    rows: QuerySet[Assignment] = Assignment.objects.open().filter(~Exists(gone), person__in=people)
    said = rows.annotate(said_at=Cast("given_at", TextField()))
    return said.values_list("person", "activity", "due", "said_at")


def _moment(said: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(said)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)  # SQLite leaves unsaid that it is UTC


def placements(people: Collection[int], until: dt.date) -> QuerySet[Placement, tuple[Any, ...]]:
    """Where they are and were placed before that day, oldest first: person, from, until, weekly hours, and the learning
    time agreed for the unit (None: the organisation's)."""
    rows: QuerySet[Any, Any] = Placement.objects.filter(employment__person__in=people, starts__lt=until)
    rows = rows.order_by("starts").annotate(budget=_of_unit("unit__path"))
    return rows.values_list("employment__person", "starts", "ends", "weekly_hours", "budget")


def _of_unit(path: str) -> Subquery:
    """The learning time agreed for the unit itself, else for the nearest above it; NULL: as the whole organisation."""
    hers = ExpressionWrapper(OuterRef(path), output_field=CharField())
    # By its number in the path, not by the start of it: SQLite would compare every unit there is with each person.
    number = Concat(Value("/"), Cast("unit_id", CharField()), Value("/"), output_field=CharField())
    above = TimeBudget.objects.alias(hers=hers).filter(hers__contains=number)
    return Subquery(above.order_by(Length("unit__path").desc()).values("minutes")[:1])


def _stands(people: Collection[int], activity: int, since: dt.datetime) -> QuerySet[Person, tuple[Any, ...]]:
    """Of each: whether she has it, the messages of four weeks (None: none), and at how many activities she is."""
    hers = OuterRef("pk")
    has = Assignment.objects.standing().filter(activity=activity, person=hers)
    told = Message.objects.filter(person=hers, at__gte=since).order_by().values("person")
    at_it = _at_it(since).filter(person=hers).exclude(activity=activity).order_by().values("person")
    rows: QuerySet[Person, Any] = Person.objects.get_queryset().filter(pk__in=people).order_by("pk")
    rows = rows.annotate(
        had=Exists(has),
        told=Subquery(told.annotate(n=Count("pk")).values("n")),
        active=Subquery(at_it.annotate(n=Count("pk")).values("n")),
    )
    return rows.values_list("pk", "had", "told", "active")


OPEN, PLACED, STANDS = Prepared(_open), Prepared(placements), Prepared(_stands)


def _asked(people: Collection[Person], mondays: list[dt.date]) -> dict[int, list[float]]:
    rows = OPEN.ask(people=[person.pk for person in people])
    if not rows:
        return {person.pk: [0.0] * len(mondays) for person in people}
    length_in = lengths_of(activity for _person, activity, _due, _given in rows)
    language = {person.pk: person.language for person in people}
    asked = {person.pk: [0.0] * len(mondays) for person in people}
    for person, activity, due, said_at in rows:
        length, weeks = length_in(activity, language[person])
        for n, minutes in enumerate(_spread(length, due, mondays, weeks, _moment(said_at) if weeks else None)):
            asked[person][n] += minutes
    return asked


def _spread(
    minutes: int,
    due: dt.date | None,
    mondays: list[dt.date],
    weeks: int = 0,
    given_at: dt.datetime | None = None,
) -> list[float]:
    """Evenly over the weeks up to the one of the date; see `load`.

    A programme that says over how many weeks it runs asks the same of each of these, from the week it was given in (up
    to its date, when it has one); a week's share of it stays on this week once they have gone by.
    """
    if not weeks:
        over = WEEKS if due is None else max(1, (due - mondays[0]).days // 7 + 1)
        return [minutes / over if n < over else 0.0 for n in range(len(mondays))]
    given = timezone.localdate(given_at) if given_at else mondays[0]
    first = given - dt.timedelta(days=given.weekday())
    over = weeks if due is None else max(1, (due - first).days // 7 + 1)
    left = max(1, over - max(0, (mondays[0] - first).days // 7))
    return [minutes / over if n < left else 0.0 for n in range(len(mondays))]


def _available(
    people: Collection[Person],
    mondays: list[dt.date],
    organisation: Organisation | None = None,
    rows: Sequence[Placed] | None = None,
) -> dict[int, list[float]]:
    organisation = organisation or Organisation.objects.order_by("pk").first() or Organisation()
    placed: dict[int, list[tuple[dt.date, dt.date, float]]] = defaultdict(list)
    if rows is None:
        rows = PLACED.ask(people=[person.pk for person in people], until=mondays[-1] + WEEK)
    full_time = float(organisation.full_time_hours)
    for person, starts, ends, hours, budget, *_more in rows:
        if ends is None or ends >= mondays[0]:
            weekly = organisation.weekly_minutes if budget is None else budget / WEEKS
            placed[person].append((starts, ends or dt.date.max, weekly * float(hours) / full_time))
    return {person.pk: [_minutes_in(placed[person.pk], monday) for monday in mondays] for person in people}


def _minutes_in(placed: list[tuple[dt.date, dt.date, float]], monday: dt.date) -> float:
    """Learning time in that week: of the placement that holds latest in it; a week she leaves in still counts."""
    sunday = monday + dt.timedelta(days=6)
    return next((minutes for starts, ends, minutes in reversed(placed) if starts <= sunday and ends >= monday), 0.0)
