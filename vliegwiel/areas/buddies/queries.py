"""Who fits whom, and what two buddies agreed."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, Subquery

from vliegwiel.areas.messaging.queries import there_on
from vliegwiel.areas.people.models import Person, Placement
from vliegwiel.areas.people.queries import leaders_of_many
from vliegwiel.areas.people.queries.calendar import calendars
from vliegwiel.kit import clock

from .enums import AT_ONCE, CONTACTS, PROPOSED, REMIND_DAYS, WAITS_DAYS, Side
from .models import Contact, Pair, Wish

ALL_DAYS = frozenset("1234567")
LOOK_AHEAD = 28


@dataclass(frozen=True)
class Match:
    """Somebody who wants, or offers, the same: `days` working days of the week they share."""

    person: int
    name: str
    side: Side
    days: int


@dataclass(frozen=True)
class Place:
    """On which days of the week somebody works, and in which units."""

    days: frozenset[str]
    units: frozenset[int]


def places(people: Collection[int]) -> dict[int, Place]:
    """Person -> where and when she works today; who works a roster works any day. One query."""
    days: dict[int, set[str]] = defaultdict(set)
    units: dict[int, set[int]] = defaultdict(set)
    rows = Placement.objects.on().filter(employment__person__in=people)
    for person, unit, pattern in rows.values_list("employment__person", "unit", "pattern"):
        days[person] |= ALL_DAYS if pattern == "roster" else set(pattern)
        units[person].add(unit)
    return {person: Place(frozenset(days[person]), frozenset(units[person])) for person in people}


def fits(mine: Wish, theirs: Wish, here: Place, there: Place) -> int:
    """How many working days of the week they share when they fit each other; 0 when they do not. Pure.

    They want the same, at least one of them to learn it; work on a day together; and are of different teams when one
    of them would rather have that."""
    if mine.person_id == theirs.person_id or mine.behaviour_id != theirs.behaviour_id:
        return 0
    if mine.side == theirs.side == Side.OFFERS:
        return 0
    if (mine.elsewhere or theirs.elsewhere) and here.units & there.units:
        return 0
    return len(here.days & there.days)


def matches(wish: Wish) -> list[Match]:
    """At most three who fit this wish: who helps before who learns too, the most shared days first.

    Only people who said so themselves; never who leads her or whom she leads, by any line or standing in; nobody in two
    pairs already, nobody she asked or was asked by for this before. Four queries.
    """
    hers = Pair.objects.filter(Q(person=OuterRef("person")) | Q(other=OuterRef("person"))).running().order_by()
    mine = Q(person=wish.person_id) | Q(other=wish.person_id)
    hers_and_mine = Pair.objects.filter(mine, behaviour=wish.behaviour_id)
    known = hers_and_mine.filter(Q(person=OuterRef("person")) | Q(other=OuterRef("person")))
    found = list(
        Wish.objects.filter(behaviour=wish.behaviour_id, person__in=Person.objects.here())
        .exclude(person=wish.person_id)
        .filter(~Exists(known))
        .annotate(is_busy=Exists(hers.filter(behaviour=wish.behaviour_id)))
        .annotate(pairs=Subquery(hers.annotate(n=Func(F("pk"), function="COUNT")).values("n")))
        .filter(is_busy=False, pairs__lt=AT_ONCE)
        .select_related("person")
        .order_by("pk")
    )
    people = {wish.person_id, *(one.person_id for one in found)}
    where = places(people)
    leading = leaders_of_many(people)
    up = {one.person for one in leading[wish.person_id]}
    chosen = []
    for one in found:
        line = one.person_id in up or wish.person_id in {leader.person for leader in leading[one.person_id]}
        days = fits(wish, one, where[wish.person_id], where[one.person_id])
        if days and not line:
            chosen.append(Match(one.person_id, one.person.name, Side(one.side), days))
    return sorted(chosen, key=lambda one: (one.side != Side.OFFERS, -one.days))[:PROPOSED]


def is_full(person: Person) -> bool:
    """Whether she is in as many pairs as one can be. One query."""
    n: int = Pair.objects.of(person).running().count()
    return n >= AT_ONCE


def is_line(one: Person, other: Person) -> bool:
    """Whether either leads the other today, by any line or standing in. Two queries."""
    leading = leaders_of_many([one.pk, other.pk])
    return other.pk in {who.person for who in leading[one.pk]} or one.pk in {who.person for who in leading[other.pk]}


def contact_days(one: int, other: int, starts: dt.date) -> list[dt.date]:
    """The three days on which they see each other: one, three and six weeks on, each the first day after on which both
    work; in order, never two on one day. One query."""
    works = calendars([one, other])
    days: list[dt.date] = []
    for after in CONTACTS:
        day = starts + dt.timedelta(days=after)
        if days and day <= days[-1]:
            day = days[-1] + dt.timedelta(days=1)
        ahead = (day + dt.timedelta(days=n) for n in range(LOOK_AHEAD))
        days.append(next((on for on in ahead if works[one].works_on(on) and works[other].works_on(on)), day))
    return days


@dataclass(frozen=True)
class Reminder:
    """A contact that is about now, and who of the two is told."""

    contact: int
    people: tuple[int, ...]


def to_remind(day: dt.date | None = None) -> list[Reminder]:
    """The contacts of which the day came at most three days ago: not ticked, of two who are still buddies, told of
    once. Only who works that day, is not away and did not pause her messages is told. Four queries."""
    day = day or clock.today()
    rows = Contact.objects.filter(
        told_on=None, ticked_at=None, due_on__lte=day, due_on__gt=day - dt.timedelta(days=REMIND_DAYS)
    )
    found = list(rows.filter(pair__in=Pair.objects.running()).select_related("pair").order_by("pk"))
    people = {one for row in found for one in (row.pair.person_id, row.pair.other_id)}
    works, there = calendars(people), there_on(people, day)
    reminders = []
    for row in found:
        both = (row.pair.person_id, row.pair.other_id)
        told = tuple(one for one in both if one in there and works[one].works_on(day))
        if told:
            reminders.append(Reminder(row.pk, told))
    return reminders


def wishes_of(person: Person) -> "QuerySet[Wish]":
    """What she said she wants or offers, with the behaviour. One query."""
    rows: QuerySet[Wish] = Wish.objects.visible_to(person).select_related("behaviour").order_by("pk")
    return rows


@dataclass(frozen=True)
class Standing:
    """What is between her and others now: `pairs` (with whom), who waits for her, and for whom she waits."""

    pairs: tuple[tuple[Pair, Person], ...]
    asked: tuple[Pair, ...]
    asking: tuple[Pair, ...]


def standing(person: Person) -> Standing:
    """Hers alone. Two queries."""
    rows = Pair.objects.visible_to(person).filter(ended_at=None).select_related("person", "other", "behaviour")
    found = list(rows.prefetch_related("contacts").order_by("at", "pk"))
    since = clock.now() - dt.timedelta(days=WAITS_DAYS)
    waiting = [pair for pair in found if pair.accepted_at is None and pair.at >= since]
    return Standing(
        pairs=tuple(
            (pair, pair.other if pair.person_id == person.pk else pair.person) for pair in found if pair.accepted_at
        ),
        asked=tuple(pair for pair in waiting if pair.other_id == person.pk),
        asking=tuple(pair for pair in waiting if pair.person_id == person.pk),
    )


def cannot_go_on() -> list[Pair]:
    """Pairs of whom one left, or now leads the other. Three queries."""
    pairs = list(Pair.objects.filter(ended_at=None).select_related("person", "other"))
    leading = leaders_of_many({pk for pair in pairs for pk in (pair.person_id, pair.other_id)})
    line = {(person, one.person) for person, found in leading.items() for one in found}
    return [
        pair
        for pair in pairs
        if not (pair.person.is_active and pair.other.is_active)
        or line & {(pair.person_id, pair.other_id), (pair.other_id, pair.person_id)}
    ]


def kept_until() -> dt.datetime:
    """What ended or was wished before this moment is removed: twelve months ago."""
    return clock.now() - dt.timedelta(days=365)
