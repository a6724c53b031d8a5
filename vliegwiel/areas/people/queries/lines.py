"""Who leads whom on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from vliegwiel.kit import clock
from vliegwiel.kit.prepared import Prepared

from ..enums import Line
from ..models import ActingManager, Person, ReportingLine


@dataclass(frozen=True)
class Leader:
    """`how`: solid, dotted or acting. `instead_of`: whose place is taken, when acting. `is_here`: works here today."""

    person: int
    name: str
    how: str
    instead_of: str = ""
    is_here: bool = True


@dataclass(frozen=True)
class Waiting:
    """A manager who left, or leaves, and the people who then have nobody."""

    manager: int
    name: str
    last_day: dt.date
    people: tuple[tuple[int, str], ...]


def leaders_of(person: Person, day: dt.date | None = None) -> list[Leader]:
    """Who led her that day: the manager first, then who stands in, then dotted lines, each group by name."""
    return leaders_of_many([person.pk], day)[person.pk]


def leaders_of_many(people: Collection[int], day: dt.date | None = None) -> dict[int, list[Leader]]:
    """The same for many at once, in two queries. Every person asked about is in the answer."""
    day = day or clock.today()
    lines = list(ReportingLine.objects.on(day).filter(person__in=people).select_related("manager"))
    acting: dict[int, list[Person]] = defaultdict(list)
    for row in (
        ActingManager.objects.on(day).filter(manager__in={line.manager_id for line in lines}).select_related("stand_in")
    ):
        acting[row.manager_id].append(row.stand_in)
    found: dict[int, list[Leader]] = {pk: [] for pk in people}
    for line in lines:
        leaders = found[line.person_id]
        leaders.append(Leader(line.manager_id, line.manager.name, line.kind, is_here=line.manager.is_active))
        leaders += [
            Leader(one.pk, one.name, "acting", line.manager.name, one.is_active)
            for one in acting[line.manager_id]
            if one.pk != line.person_id
        ]
    order = {Line.SOLID: 0, "acting": 1, Line.DOTTED: 2}
    return {pk: sorted(leaders, key=lambda one: (order[one.how], one.name)) for pk, leaders in found.items()}


def reports_of(manager: Person, day: dt.date | None = None) -> list[Leader]:
    """Whom she led that day, by name: own lines first told, then those she stands in for (`instead_of`)."""
    day = day or clock.today()
    standing_in = {
        row.manager_id: row.manager.name
        for row in ActingManager.objects.on(day).filter(stand_in=manager).select_related("manager")
    }
    lines = ReportingLine.objects.on(day).filter(Q(manager=manager) | Q(manager__in=standing_in))
    found: dict[int, Leader] = {}
    for line in lines.exclude(person=manager).select_related("person").order_by("-kind", "pk"):
        own = line.manager_id == manager.pk
        one = Leader(
            line.person_id,
            line.person.name,
            line.kind if own else "acting",
            "" if own else standing_in[line.manager_id],
        )
        if one.person not in found or (found[one.person].how == "acting" and own):
            found[one.person] = one
    return sorted(found.values(), key=lambda one: (one.name, one.person))


def waiting_for_a_manager(day: dt.date | None = None) -> list[Waiting]:
    """Managers who left or whose last day is known, with those who have no next manager yet. One query.

    Who left first comes first. People who leave before or together with their manager need no new one.
    """
    day = day or clock.today()
    by_manager: dict[int, list[ReportingLine]] = defaultdict(list)
    for line in WAITING.ask(day=day):
        by_manager[line.manager_id].append(line)
    return [
        Waiting(
            pk,
            rows[0].manager.name,
            rows[0].manager.left_on or day,
            tuple((row.person_id, row.person.name) for row in rows),
        )
        for pk, rows in by_manager.items()
    ]


def _waiting(day: dt.date) -> QuerySet[ReportingLine]:
    next_line = ReportingLine.objects.filter(person=OuterRef("person"), kind=Line.SOLID, starts__gt=OuterRef("ends"))
    return (
        ReportingLine.objects.filter(kind=Line.SOLID, ends__isnull=False, ends=F("manager__left_on"))
        .filter(Q(person__left_on=None) | Q(person__left_on__gt=F("ends"), person__left_on__gte=day))
        .exclude(Exists(next_line))
        .select_related("manager", "person")
        .order_by("ends", "manager__family_name", "manager", "person__family_name", "person__given_name", "person")
    )


WAITING = Prepared(_waiting)
