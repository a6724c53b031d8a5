"""What is to be seen at work, by whom it may be, and who waits for that."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import IntegerField, QuerySet, Value

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import leads
from vliegwiel.areas.people.queries import leaders_of, leaders_of_many
from vliegwiel.areas.strategy.queries import agreed, is_agreed
from vliegwiel.kit import clock

from ..enums import COUNTS, SEEN_AT_WORK, Judge, State
from ..models import Examiner, Qualification, Requirement, Sighting, SightingAsk
from .standing import Asked, facts, placements, requirements, statuses
from .status import Facts, Waits, status

MOST = 500  # people of whom one judge reads who waits


@dataclass(frozen=True)
class Look:
    """What one person is to be seen doing. `requirement`: the version that asks it; since: the day from which."""

    qualification: int
    title: str
    person: int
    name: str
    asked: Asked
    since: dt.date
    wants: bool = False  # she asked for it herself


def is_seen_at_work() -> bool:
    """Whether the works council agreed that what people do at work is looked at and signed for. One query."""
    return is_agreed(SEEN_AT_WORK)


def look_for(qualification: Qualification, person: Person) -> Look | None:
    """What is to be seen of her now; None when nothing waits for it. Four queries."""
    asked = requirements([qualification.pk])[qualification.pk]
    stands = statuses(qualification, [person.pk], asked=asked).get(person.pk)
    waits = stands.waits if stands else status([one.version for one in asked], Facts(), clock.today()).waits
    if waits is None:
        return None
    return Look(
        qualification.pk, qualification.title, person.pk, person.name, _version(asked, waits), waits.since, False
    )


def _version(asked: Sequence[Asked], waits: Waits) -> Asked:
    return next(one for one in asked if one.version.number == waits.version)


def judge_of(by: Person, person: Person, qualification: Qualification, asked: Asked) -> Judge | None:
    """As what she may sign for this person, the nearest first; None when she may not. At most six queries.

    Never herself, and never for who leads her: that would be signing upwards.
    """
    if by.pk == person.pk or not by.is_active or leads(person, by):
        return None
    if Judge.MANAGER in asked.judges and leads(by, person):
        return Judge.MANAGER
    if Judge.EXAMINER in asked.judges and Examiner.objects.filter(requirement=asked.pk, person=by).exists():
        return Judge.EXAMINER
    if Judge.HOLDER in asked.judges:
        own = statuses(qualification, [by.pk]).get(by.pk)
        if own is not None and own.state in COUNTS and own.state != State.EXEMPT:
            return Judge.HOLDER
    return None


def judges_for(person: Person, asked: Asked) -> list[tuple[int, str]]:
    """(number, name) of who may be asked at once: who leads her, and who is named. A colleague who holds it herself is
    found by name. Three queries."""
    found: dict[int, str] = {}
    if Judge.MANAGER in asked.judges:
        found |= {one.person: one.name for one in leaders_of(person)}
    if Judge.EXAMINER in asked.judges:
        named = Person.objects.here().filter(pk__in=Examiner.objects.filter(requirement=asked.pk).values("person"))
        found |= {one.pk: one.name for one in named.exclude(pk__in=Person.objects.led_by(person)).by_name()}
    found.pop(person.pk, None)
    return list(found.items())


def examiners_of(asked: Asked) -> list[str]:
    """Who is named in a version, each as she is found again: by number, address or name. No query without any."""
    if Judge.EXAMINER not in asked.judges:
        return []
    rows = Person.objects.by_name().filter(pk__in=Examiner.objects.filter(requirement=asked.pk).values("person"))
    return [one.number or one.email or one.name for one in rows]


def asks_of(person: Person, qualification: int) -> list[SightingAsk]:
    """Whom she asked and nobody answered yet. One query."""
    return list(SightingAsk.objects.open().filter(person=person, qualification=qualification).select_related("asked"))


def watched() -> list[Qualification]:
    """Those of which some version asks that it is seen; none while nobody agreed to that. One query."""
    asks = Requirement.objects.exclude(to_see=[]).values("qualification")
    return list(Qualification.objects.standing().filter(agreed(SEEN_AT_WORK), pk__in=asks).order_by("title", "pk"))


def waiting_for(by: Person) -> list[Look]:
    """Who waits for her: who asked her, and of whom she leads those who did their part. Who asked comes first, then who
    waits longest. Six queries at most, however many people and qualifications."""
    rows = watched()
    if not rows:
        return []
    day = clock.today()
    open_asks = SightingAsk.objects.open().filter(asked=by, person__in=Person.objects.here())
    wanted = {(one.qualification_id, one.person_id) for one in open_asks.order_by("pk")[:MOST]}
    pairs = wanted | due_of([by.pk], rows, day)
    asked = requirements([row.pk for row in rows])
    told = facts([row.pk for row in rows], asked, {person for _one, person in pairs}, day) if pairs else {}
    names = {one.pk: one.name for one in Person.objects.here().filter(pk__in={person for _one, person in pairs})}
    found = []
    for row in rows:
        versions = [one.version for one in asked.get(row.pk, ())]
        for person in sorted(person for one, person in pairs if one == row.pk and person in names):
            waits = status(versions, told.get((person, row.pk), Facts()), day).waits
            shown = _version(asked[row.pk], waits) if waits else None
            own = (row.pk, person) in wanted
            if waits and shown and (own or Judge.MANAGER in shown.judges):
                found.append(Look(row.pk, row.title, person, names[person], shown, waits.since, own))
    return sorted(found, key=lambda one: (not one.wants, one.since, one.name, one.qualification))


def due_of(managers: Iterable[int], rows: Sequence[Qualification], day: dt.date) -> set[tuple[int, int]]:
    """(qualification, person) of whom these lead and of whom it is asked. One query."""
    led = Person.objects.none()
    for pk in managers:
        led = led | Person.objects.led_by(Person(pk=pk), day)
    arms = [
        placements(row, day)
        .filter(employment__person__in=led.values("pk"))
        .order_by()
        .annotate(of=Value(row.pk, output_field=IntegerField()))
        .values_list("of", "employment__person")
        for row in rows
    ]
    together: QuerySet[Any, Any] = arms[0].union(*arms[1:]) if len(arms) > 1 else arms[0]
    return set(together[:MOST])


def unseen(qualification: Qualification, day: dt.date | None = None) -> dict[int, list[int]]:
    """{manager: whom she leads that wait to be seen}, of whom it is asked and whose manager may judge. For the night:
    seven queries, however many people."""
    day = day or clock.today()
    asked = requirements([qualification.pk])[qualification.pk]
    people = {*placements(qualification, day).values_list("employment__person", flat=True)}
    told = facts([qualification.pk], {qualification.pk: asked}, people, day)
    versions = [one.version for one in asked]
    due = []
    for person in sorted(people):
        waits = status(versions, told.get((person, qualification.pk), Facts()), day).waits
        if waits and Judge.MANAGER in _version(asked, waits).judges:
            due.append(person)
    found: dict[int, list[int]] = defaultdict(list)
    for person, leaders in leaders_of_many(due, day).items():
        if first := next((one for one in leaders if one.person != person), None):
            found[first.person].append(person)
    return dict(found)


def sightings_of(qualification: int, person: int) -> list[Sighting]:
    """Every signature about her, the oldest first, each with `requirement`, `by` and `end`. One query."""
    rows = Sighting.objects.filter(requirement__qualification=qualification, person=person)
    return list(rows.select_related("requirement", "by", "end__by").order_by("on", "pk"))
