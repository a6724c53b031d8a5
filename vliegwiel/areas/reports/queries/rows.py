"""Who must, who did and what ends, person by person in the order of their names: a page of it, or all of it.

Everything is worked out of facts as they were on the day, by what is known now, for so many people at a time: memory
and queries are those of one handful, however many people there are. Names go with what is required alone: what it is
asked of by a demand, a law or a cao. What somebody learns besides is never read here, and what lies apart cannot be:
the database refuses it (kit/apart.py).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.people.models import Employment, Person, Placement
from vliegwiel.areas.qualifications import queries as qualifications
from vliegwiel.areas.qualifications.enums import COUNTS, State
from vliegwiel.areas.qualifications.models import Demand
from vliegwiel.kit.apart import out_of_reach

from ..enums import Answer, Question, Scope
from .asking import Ask, things

HER = "employment__person"
SHOWN = (
    *(f"{HER}__{one}" for one in ("family_name", "given_name", "pk", "name_prefix", "number")),
    *("unit", "unit__path", "unit__name", "position", "position__name"),
)
SIZE = 50  # rows of a page
MOST_PEOPLE = 1000  # looked at for one page: who waits is told that there is more
FIRST_PEOPLE = 100  # looked at to see how many of them have a row
Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One person and one thing that is required of her. yes: in order on the day. until: the last day it is."""

    person: int
    name: str
    number: str
    unit: str
    unit_key: int
    position: str
    thing: str
    title: str
    yes: bool
    asked: dt.date | None = None
    due: dt.date | None = None
    on: dt.date | None = None
    until: dt.date | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where somebody is placed that day: the first of her placements, and all of them as demands see them."""

    key: Key
    name: str
    number: str
    unit: str
    unit_key: int
    position: str
    places: tuple[tuple[str, int], ...]  # (path of the unit, position)

    @property
    def person(self) -> int:
        return self.key[2]


@dataclass(frozen=True)
class Page:
    """after: where the next page begins; None: there is none. looked: more people were to be looked at than one page
    may take."""

    rows: tuple[Row, ...]
    after: Key | None
    looked: bool = False


class Walk:
    """Through everybody a report is about. Three queries to begin with (two when the titles are known), and six for
    each handful of people."""

    @out_of_reach()
    def __init__(self, ask: Ask, *, by: Person | None, scope: str, titles: dict[str, str] | None = None) -> None:
        self.ask, self.day = ask.for_scope(scope), ask.for_scope(scope).on
        known = things() if titles is None else titles
        self.titles = {key: title for key, title in known.items() if self.ask.thing in ("", key)}
        asked_for = [int(key[1:]) for key in self.titles if key[0] == "q"]
        self.activities = [int(key[1:]) for key in self.titles if key[0] == "a"]
        self.demands = _demands(asked_for, self.day)
        self.asked = qualifications.requirements([*self.demands]) if self.demands else {}
        self.versions = {pk: [one.version for one in asked] for pk, asked in self.asked.items()}
        self.people = self._people(by, scope)
        self.keys: dict[int, Key] = {}  # of the people looked at last

    def _people(self, by: Person | None, scope: str) -> QuerySet[Placement]:
        placed: QuerySet[Placement] = Placement.objects.on(self.day).filter(
            employment__in=Employment.objects.on(self.day)
        )
        if self.ask.unit is not None:
            placed = placed.filter(unit__path__contains=f"/{self.ask.unit}/")
        if scope != Scope.NAMES:
            placed = placed.filter(employment__person__in=Person.objects.led_by(by) if by else [])
        return placed

    @out_of_reach()
    def count(self) -> int:
        """How many people there are to look at. One query."""
        return self.people.values("employment__person").distinct().count()

    @out_of_reach()
    def some(self, after: Key | None = None, size: int = 500, *, rows: int = 0) -> tuple[list[Row], Key | None, int]:
        """(rows, where to go on or None, how many people were looked at). rows: no more people than give so many for
        certain."""
        placed = self.people.order_by(f"{HER}__family_name", f"{HER}__given_name", HER, "pk")
        found = list(_beyond(placed, after).values_list(*SHOWN)[: size + 1])
        more = len(found) > size
        if more:
            found = _whole(found)
        people = list(_placed(found))
        if rows and (few := self._enough(people, rows)) < len(people):
            people, more = people[:few], True
        self.keys = {one.person: one.key for one in people}
        return self.rows_of(people), (people[-1].key if more else None), len(people)

    def rows_of(self, people: list[Placed], of: Any = None) -> list[Row]:
        """What there is to say of these. of: a query of their numbers, when there are very many."""
        who = [one.person for one in people] if of is None else of
        facts = qualifications.facts([*self.demands], self.asked, who, self.day) if people and self.demands else {}
        given = learning.asked_on(who, self.activities, self.day) if people and self.activities else {}
        return [row for one in people for row in self._rows(one, facts, given.get(one.person, ()))]

    def _rows(self, one: Placed, facts: Any, given: Any) -> Iterator[Row]:
        found: list[Row] = []
        for pk in self._asked_of(one):
            found += self._of_qualification(one, pk, facts.get((one.person, pk)) or qualifications.Facts())
        for asked in given:
            found += self._of_activity(one, asked)
        yield from sorted((row for row in found if self._is_asked(row)), key=lambda row: row.title.casefold())

    def _asked_of(self, one: Placed) -> Iterator[int]:
        """The qualifications that are asked of her."""
        for pk, demands in self.demands.items():
            if self.versions.get(pk) and any(_asks(demand, place) for demand in demands for place in one.places):
                yield pk

    def _enough(self, people: list[Placed], rows: int) -> int:
        """How many of these have at least so many rows together; all of them when that is not certain. Who must, and
        everybody: a row for each qualification that is asked of somebody, whatever she did."""
        certain = 0
        for n, one in enumerate(people):
            if certain >= rows:
                return n
            certain += sum(1 for _pk in self._asked_of(one))
        return len(people)

    def _of_qualification(self, one: Placed, pk: int, have: Any) -> Iterator[Row]:
        stands = qualifications.status(self.versions[pk], have, self.day)
        key, counts = f"q{pk}", stands.state in COUNTS
        if self.ask.question == Question.DID:
            for fact in stands.counted:
                until = None if fact.until == dt.date.max else fact.until
                yield self._row(one, key, yes=counts, on=fact.on, until=until, state=str(stands.state))
        else:
            until = stands.grace_until if stands.state == State.IN_GRACE else stands.until
            yield self._row(one, key, yes=counts, on=stands.since, until=until, state=str(stands.state))

    def _of_activity(self, one: Placed, asked: Any) -> Iterator[Row]:
        done = asked.done_on is not None
        state = State.VALID if done else State.NOT_YET
        yield self._row(
            one, f"a{asked.activity}", yes=done, asked=asked.asked_on, due=asked.due, on=asked.done_on, state=str(state)
        )

    def _row(self, one: Placed, key: str, **told: Any) -> Row:
        title = self.titles.get(key, "")
        return Row(
            one.person, one.name, one.number, one.unit, one.unit_key, one.position, thing=key, title=title, **told
        )

    def _is_asked(self, row: Row) -> bool:
        match self.ask.question:
            case Question.DID:
                return row.on is not None and self.day - dt.timedelta(days=self.ask.window) <= row.on <= self.day
            case Question.ENDS:
                return row.until is not None and 0 <= (row.until - self.day).days <= self.ask.window
            case _must:
                return self.ask.answer == Answer.ALL or row.yes == (self.ask.answer == Answer.YES)


def page_of(walk: Walk, after: Key | None, size: int = SIZE) -> Page:
    """About `size` rows; a person is never cut in two. After many people without a row it says so and stops."""
    rows: list[Row] = []
    whole = walk.ask.question == Question.MUST and walk.ask.answer == Answer.ALL
    looked, at_once = 0, size if whole else FIRST_PEOPLE
    while len(rows) < size and looked < MOST_PEOPLE:
        found, after, people = walk.some(after, at_once, rows=size if whole and not looked else 0)
        for row in found:
            if len(rows) >= size and row.person != rows[-1].person:
                return Page(tuple(rows), walk.keys[rows[-1].person], False)
            rows.append(row)
        looked += people
        # As many as it takes by those seen so far, and a quarter more; asking often costs more than asking much.
        at_once = min(MOST_PEOPLE - looked, max(size, looked * (size - len(rows)) * 5 // (4 * (len(rows) or 1))))
        if after is None:
            break
    return Page(tuple(rows), after, looked >= MOST_PEOPLE and len(rows) < size)


def _demands(asked_for: list[int], day: dt.date) -> dict[int, list[tuple[str | None, int | None]]]:
    """{qualification: (path of the unit or None, position or None)}, as demands hold that day. One query."""
    found: dict[int, list[tuple[str | None, int | None]]] = defaultdict(list)
    rows = Demand.objects.on(day).filter(qualification__in=asked_for).order_by("pk")
    for pk, path, position in rows.values_list("qualification", "unit__path", "position"):
        found[pk].append((path, position))
    return dict(found)


def _asks(demand: tuple[str | None, int | None], place: tuple[str, int]) -> bool:
    path, position = demand
    return (path is None or place[0].startswith(path)) and (position is None or place[1] == position)


def _beyond(rows: QuerySet[Any, Any], after: Key | None) -> QuerySet[Any, Any]:
    if after is None:
        return rows
    family, given, person = after
    same = Q(**{f"{HER}__family_name": family})
    later = Q(**{f"{HER}__family_name__gt": family}) | (same & Q(**{f"{HER}__given_name__gt": given}))
    return rows.filter(later | (same & Q(**{f"{HER}__given_name": given, f"{HER}__pk__gt": person})))


def _whole(found: list[Any]) -> list[Any]:
    """Without the last person, of whom there may be more: she comes first next time."""
    last = found[-1][2]
    whole = [row for row in found if row[2] != last]
    return whole or found  # nobody has hundreds of placements


def _placed(found: list[Any]) -> Iterator[Placed]:
    of: dict[int, list[Any]] = {}
    for row in found:
        of.setdefault(row[2], []).append(row)
    for rows in of.values():
        family, given, person, prefix, number, unit, _path, name, _position, title = rows[0]
        yield Placed(
            key=(family, given, person),
            name=" ".join(part for part in (given, prefix, family) if part),
            number=number or "",
            unit=name,
            unit_key=unit,
            position=title,
            places=tuple((row[6], row[8]) for row in rows),
        )
