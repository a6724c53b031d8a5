"""The team: whom one leads, what one gave them, the room there is, and the four cards of the week.

Whom it shows nothing about: answers, scores, plans, notes, what people began or chose themselves, and when.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, When

from vliegwiel.areas.learning.models import Assignment, Completion, Extension
from vliegwiel.areas.learning.queries import GroupWeek, WeekLoad, group_weeks, load
from vliegwiel.areas.people.enums import Line
from vliegwiel.areas.people.models import ActingManager, Organisation, Person, ReportingLine, leading_as
from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared

from ..models import ManagerMoment
from .cards import Card, cards_of, day_of, reads
from .titles import title_of

TAKES_OVER_FOR = dt.timedelta(days=84)
"""Who came to lead somebody at most so long ago also follows what the one before gave: as long as a follow-up takes."""

UNDO_WITHIN = dt.timedelta(minutes=10)


@dataclass(frozen=True)
class GivenRow:
    """Something a manager gave: to whom, which, why, by when; `done_on` when it was finished. No more than that.

    `beforehand`: she had finished it before it was asked. On which day is hers: nobody had asked it then.
    """

    assignment: int
    person: int
    name: str
    activity: int
    slug: str
    title: str
    reason: str
    given_at: dt.datetime
    due: dt.date | None
    done_on: dt.date | None
    beforehand: bool = False
    later: int = 0  # she asked for a later date of whoever reads this: the number of that question
    later_until: dt.date | None = None

    @property
    def is_done(self) -> bool:
        return self.done_on is not None

    @property
    def day(self) -> dt.date | None:
        """The day it was finished; of what is open, the one it is asked by."""
        return self.done_on or self.due

    @property
    def has_day(self) -> bool:
        return self.day is not None


@dataclass(frozen=True)
class Report:
    """Somebody one leads. `how`: solid, dotted or acting, and then `instead_of` whom and until when. taken_over: what
    the manager before gave her, for the cards of the week alone."""

    person: Person
    how: str
    instead_of: str
    acting_until: dt.date | None
    given: tuple[GivenRow, ...]
    week: WeekLoad
    taken_over: tuple[GivenRow, ...] = ()

    @property
    def more(self) -> int:
        """How many given things do not fit in the three the list shows."""
        return max(0, len(self.given) - 3)


@dataclass(frozen=True)
class TeamWeek:
    """cards: start, return, celebrate and room. `standing_in`: (for whom, until when). room: this week of the group
    together; None for a group too small to say. own: what he ticked in four weeks, for him alone.
    micro: slug and title of the micro-training offered now, or empty."""

    cards: tuple[Card, ...]
    own: dict[str, int]
    reports: tuple[Report, ...]
    standing_in: tuple[tuple[str, dt.date], ...]
    room: GroupWeek | None = None
    micro: tuple[str, str] = ("", "")


def given_by(managers: Iterable[int]) -> QuerySet[Any]:
    """What these managers gave and did not take back, with `title` and `done_at`; for lists that show whether it is
    done. Newest first."""
    return _given(Q(given_by__in=list(managers), by_hand=True))


def _given(whose: Q, language: str = "") -> QuerySet[Any]:
    done = Completion.objects.enough().filter(person=OuterRef("person"), activity=OuterRef("activity"))
    rows: QuerySet[Any] = (
        Assignment.objects.standing()
        .filter(whose)
        .annotate(title=title_of("activity", language), done_at=Subquery(done.values("at")[:1]))
        .select_related("person", "activity")
        .order_by("-given_at", "-pk")
    )
    return rows


def given_rows(assignments: Iterable[Any]) -> list[GivenRow]:
    """Rows of `given_by`. No query."""
    return [
        GivenRow(
            assignment=row.pk,
            person=row.person_id,
            name=row.person.name,
            activity=row.activity_id,
            slug=row.activity.slug,
            title=row.title,
            reason=row.reason,
            given_at=row.given_at,
            due=row.due,
            done_on=day_of(row.done_at),
            beforehand=bool(row.done_at and row.done_at < row.given_at),
            later=getattr(row, "later", None) or 0,
            later_until=getattr(row, "later_until", None),
        )
        for row in assignments
    ]


def given_in_place_of(manager: Person) -> QuerySet[Any]:
    """What she gave herself, and what those gave whom she stands in for today."""
    stood_in_for = ActingManager.objects.on().filter(stand_in=manager)
    return _given(Q(by_hand=True) & (Q(given_by=manager) | Q(given_by__in=stood_in_for.values("manager"))))


@dataclass(frozen=True)
class Gift:
    """One activity given to some people on one day, for one reason."""

    slug: str
    title: str
    reason: str
    given_on: dt.date
    due: dt.date | None
    rows: tuple[GivenRow, ...]


def gifts(rows: Iterable[GivenRow]) -> list[Gift]:
    """Rows put together as they were given, in the order they come; within one, people by name."""
    together: dict[tuple[Any, ...], list[GivenRow]] = defaultdict(list)
    for row in rows:
        together[row.slug, row.title, row.reason, day_of(row.given_at), row.due].append(row)
    return [
        Gift(slug, title, reason, given_on, due, tuple(sorted(found, key=lambda row: row.name)))
        for (slug, title, reason, given_on, due), found in together.items()
    ]


def just_given(rows: Iterable[GivenRow]) -> list[Gift]:
    """What of these was given in the last ten minutes and is still open: it can be undone in one tap."""
    since = clock.now() - UNDO_WITHIN
    return gifts(row for row in rows if row.given_at >= since and row.done_on is None)


def just_withdrawn(manager: Person) -> QuerySet[Any]:
    """What this manager took back in the last day, newest first, with its `title`: it can still be put back."""
    rows: QuerySet[Any] = (
        Assignment.objects.filter(withdrawal__by=manager, withdrawal__at__gte=clock.now() - dt.timedelta(days=1))
        .annotate(title=title_of("activity"))
        .select_related("person")
        .order_by("-withdrawal__at", "-pk")
    )
    return rows


def moments_with(manager: Person, person: Person) -> list[ManagerMoment]:
    """What this manager ticked for somebody, newest first, at most twelve."""
    return list(ManagerMoment.objects.filter(manager=manager, person=person).order_by("-at", "-pk")[:12])


def team_week(manager: Person, organisation: Organisation | None = None) -> TeamWeek:
    """Everything the page of the week shows, in eight queries for a team of any size (`organisation` saves a ninth).
    How the cards are filled: `queries.cards`."""
    reports, loads = _team(manager, organisation)
    acting = {(one.instead_of, one.acting_until) for one in reports if one.how == "acting" and one.acting_until}
    week = cards_of(manager, reports, clock.today())
    return TeamWeek(
        cards=week.cards,
        own=week.own,
        micro=week.micro,
        reports=reports,
        standing_in=tuple(sorted(acting)),
        room=next(iter(group_weeks(loads.values())), None),
    )


def team(manager: Person, organisation: Organisation | None = None) -> tuple[Report, ...]:
    """Whom she leads, by name, with what was given and the room there is. Five queries (`organisation` saves one)."""
    return _team(manager, organisation)[0]


def _team(
    manager: Person, organisation: Organisation | None
) -> tuple[tuple[Report, ...], dict[int, tuple[WeekLoad, ...]]]:
    lines = _lines(manager)
    people = [line.person for line in lines.values()]
    stood_in_for = {line.manager_id for line in lines.values() if line.manager_id != manager.pk}
    before = {person: line.before for person, line in lines.items() if line.before}
    given: dict[int, list[GivenRow]] = defaultdict(list)
    taken_over: dict[int, list[GivenRow]] = defaultdict(list)
    asked = {"managers": [manager.pk, *{*stood_in_for, *before.values()}], "people": [person.pk for person in people]}
    for found in GIVEN_TO.ask(**asked, language=reads(), manager=manager.pk):
        own = found.given_by_id == manager.pk or found.given_by_id in stood_in_for
        if own or before.get(found.person_id) == found.given_by_id:
            (given if own else taken_over)[found.person_id] += given_rows([found])
    loads = load(people, 1, organisation=organisation)
    reports = tuple(
        Report(
            person=line.person,
            how=line.kind if line.manager_id == manager.pk else "acting",
            instead_of="" if line.manager_id == manager.pk else line.manager.name,
            acting_until=line.until,
            given=tuple(given[line.person_id]),
            week=loads[line.person_id][0],
            taken_over=tuple(taken_over[line.person_id]),
        )
        for line in lines.values()
    )
    return reports, loads


def _lines(manager: Person) -> dict[int, Any]:
    """Person -> the line by which she is led: an own one before one stood in for. By name. One query."""
    found: dict[int, Any] = {}
    today = clock.today()
    for line in LINES.ask(manager=manager.pk, day=today, since=today - TAKES_OVER_FOR):
        if line.person_id not in found or (found[line.person_id].manager_id != manager.pk == line.manager_id):
            found[line.person_id] = line
    return found


def _led_by(manager: int, day: dt.date, since: dt.date) -> QuerySet[Any]:
    earlier = ReportingLine.objects.filter(person=OuterRef("person"), kind=Line.SOLID, ends__lt=day, ends__gte=since)
    earlier = earlier.exclude(manager=OuterRef("manager")).order_by("-ends")
    # Only along the solid line: who leads her work in part takes nothing over.
    before = Case(When(kind=Line.SOLID, then=Subquery(earlier.values("manager")[:1])))
    acting = ActingManager.objects.on(day).filter(stand_in=manager)
    until = acting.filter(manager=OuterRef("manager")).order_by("-ends").values("ends")[:1]
    return (
        ReportingLine.objects.on(day)
        .filter(manager__in=leading_as(manager, day))
        .exclude(person=manager)
        .select_related("person", "manager")
        .annotate(until=Subquery(until), before=before)
        .only(
            "person_id", "manager_id", "kind", "starts", "ends", "person__language", *_name("person"), *_name("manager")
        )
        .order_by("person__family_name", "person__given_name", "person", "-kind", "pk")
    )


def _given_to(managers: Collection[int], people: Collection[int], language: str, manager: int) -> QuerySet[Any]:
    # Only what the rows of the team need: making sixty whole people and activities takes longer than finding them.
    rows = _given(Q(given_by__in=managers, person__in=people), language)
    waits = Extension.objects.filter(assignment=OuterRef("pk"), granted=None, assignment__given_by=manager)
    rows = rows.annotate(later=Subquery(waits.values("pk")[:1]), later_until=Subquery(waits.values("until")[:1]))
    brief: QuerySet[Any] = rows.only(
        "person_id", "activity_id", "given_by_id", "reason", "given_at", "due", *_name("person"), "activity__slug"
    )
    return brief


def _name(path: str) -> tuple[str, ...]:
    return f"{path}__given_name", f"{path}__name_prefix", f"{path}__family_name"


LINES, GIVEN_TO = Prepared(_led_by), Prepared(_given_to)
