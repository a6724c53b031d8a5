"""Writing a checked staff file: set by set, thousands of people in a few dozen statements."""

import datetime as dt
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import TypeVar

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Max, Min, Q

from vliegwiel.kit.events import Event, announce_all
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Line
from ..models import Employment, Organisation, Person, Placement, Position, ReportingLine, StaffImportRow, Unit
from ..permissions import Doer
from ..queries.staff_plan import Plan, Step
from ..queries.staff_record import Place
from .dates import DAY, earliest, end_everything, end_later
from .units import move_unit, open_unit, rename_unit

Kind = StaffImportRow.Kind
BATCH = 500
WHEREABOUTS = {"unit", "position", "hours", "pattern"}
IDENTITY = ("number", "given_name", "name_prefix", "family_name", "email", "language")
FEW = 25  # units open one by one
T = TypeVar("T")
Tell = Callable[[float], None]


@dataclass
class _Written:
    """What later steps need of earlier ones: keys of people, contracts, places, units and positions."""

    units: dict[str, Unit]
    positions: dict[str, int]
    people: dict[int, int] = field(default_factory=dict)
    contracts: dict[int, int] = field(default_factory=dict)
    places: dict[int, Placement] = field(default_factory=dict)


class Bar:
    """How far the writing is. Its parts take about as long each; within a part every batch is told."""

    def __init__(self, tell: Tell, parts: int) -> None:
        self.tell = tell
        self.of = parts
        self.parts = 0

    def part(self, rows: Sequence[T], size: int = BATCH) -> Iterator[Sequence[T]]:
        """These rows batch by batch, telling after each; when they are through, so is this part."""
        for at in range(0, len(rows), size):
            yield rows[at : at + size]
            self.tell((self.parts + min(1, (at + size) / len(rows))) / self.of)
        self.parts += 1


def write(plan: Plan, *, by: Doer, end_absent: bool, tell: Tell) -> None:
    """All that the plan says, in the caller's transaction. `tell`: which share of it is done, from 0 to 1."""
    require(permissions.may_keep_people(by))
    bar = Bar(tell, parts=6)
    steps = [step for step in plan.steps if step.kind not in (Kind.REFUSED, Kind.SAME)]
    written = _Written(_units(plan, by, bar), _positions(steps))
    _let_go(steps)
    _new_people(steps, written, bar)
    _identities(steps)
    _contracts(steps, written, bar)
    _places(steps, written, plan.day, bar)
    _lines(steps, written, bar)
    absent = [one.pk for one in plan.absent] if end_absent else []
    _ends(steps, absent, plan.day)
    for some in bar.part(list(_events(steps, written, by, absent, plan.day))):
        announce_all(some)


def _units(plan: Plan, by: Doer, bar: Bar) -> dict[str, Unit]:
    units = {unit.code: unit for unit in Unit.objects.select_related("parent")}
    for step in chain.from_iterable(bar.part(plan.units, FEW)):
        parent = units[step.parent] if step.parent else None
        if step.opens:
            units[step.code] = open_unit(step.name, code=step.code, parent=parent, by=by)
        if step.renamed_from:
            rename_unit(units[step.code], name=step.name, by=by)
    for step in plan.units:  # moving last: what it moves under is open by then
        if step.moved:
            parent = Unit.objects.filter(code=step.parent).first() if step.parent else None
            move_unit(Unit.objects.filter(code=step.code).latest("pk"), under=parent, by=by)
    return units


def _positions(steps: list[Step]) -> dict[str, int]:
    names = {step.row.position for step in steps}
    known = set(Position.objects.values_list("name", flat=True))
    Position.objects.bulk_create([Position(name=name) for name in sorted(names - known)], batch_size=BATCH)
    return dict(Position.objects.values_list("name", "pk"))


def _let_go(steps: list[Step]) -> None:
    """Addresses that change are given up first, so that two people may swap theirs."""
    changing = [step.person.pk for step in steps if step.person and "email" in step.changed]
    for some in _batches(changing):
        Person.objects.filter(pk__in=some).update(email=None)


def _new_people(steps: list[Step], written: _Written, bar: Bar) -> None:
    written.people = {step.person.pk: step.person.pk for step in steps if step.person}
    for some in bar.part([step for step in steps if step.person is None]):
        people = Person.objects.bulk_create([_newcomer(step) for step in some])
        written.people |= {step.key: person.pk for step, person in zip(some, people, strict=True)}


def _newcomer(step: Step) -> Person:
    return Person(
        number=step.row.number or None,
        email=step.row.email or None,
        given_name=step.row.given_name,
        name_prefix=step.row.name_prefix or "",
        family_name=step.row.family_name,
        language=step.row.language or "nl",
        joined_on=_first_day(step),
        left_on=step.row.ends,
        password=_unusable(),
    )


def _unusable() -> str:
    """What `make_password(None)` gives, in a tenth of the time: it draws its forty signs one by one."""
    return f"{UNUSABLE_PASSWORD_PREFIX}{secrets.token_urlsafe(30)}"


def _identities(steps: list[Step]) -> None:
    by_fields: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for step in steps:
        if step.person is None or not (fields := tuple(name for name in IDENTITY if name in step.changed)):
            continue
        person = Person(pk=step.person.pk)
        for name in fields:
            value = getattr(step.row, name)
            setattr(person, name, (value or None) if name in ("number", "email") else value)
        by_fields[fields].append(person)
    for fields, people in by_fields.items():
        Person.objects.bulk_update(people, fields, batch_size=BATCH)


def _contracts(steps: list[Step], written: _Written, bar: Bar) -> None:
    written.contracts = {step.row.n: step.contract.pk for step in steps if step.contract}
    for some in bar.part([step for step in steps if step.contract is None]):
        made = Employment.objects.bulk_create(
            [Employment(person_id=written.people[one.key], starts=_first_day(one), ends=one.row.ends) for one in some]
        )
        written.contracts |= {step.row.n: contract.pk for step, contract in zip(some, made, strict=True)}
    _begin_on_another_day([step for step in steps if step.contract and "starts" in step.changed])


def _begin_on_another_day(steps: list[Step]) -> None:
    """A correction of the first day: of the contract, its first place, and the lines that began with it or before."""
    contracts, places = [], []
    days: dict[int, tuple[dt.date, dt.date]] = {}
    for step in steps:
        if step.contract and step.person and step.row.starts:
            days[step.person.pk] = step.contract.starts, step.row.starts
            contracts.append(Employment(pk=step.contract.pk, starts=step.row.starts))
            if step.contract.first_place:
                places.append(Placement(pk=step.contract.first_place.pk, starts=step.row.starts))
    Employment.objects.bulk_update(contracts, ["starts"], batch_size=BATCH)
    Placement.objects.bulk_update(places, ["starts"], batch_size=BATCH)
    for some in _batches(list(days)):
        shifted, gone = [], []
        for line in ReportingLine.objects.filter(person__in=some).order_by("starts"):
            was, starts = days[line.person_id]
            if was <= line.starts < starts:
                if line.ends and line.ends < starts:
                    gone.append(line.pk)
                else:
                    line.starts = starts
                    shifted.append(line)
        ReportingLine.objects.filter(pk__in=gone).delete()
        ReportingLine.objects.bulk_update(shifted, ["starts"], batch_size=BATCH)


def _places(steps: list[Step], written: _Written, day: dt.date, bar: Bar) -> None:
    full_time = (Organisation.objects.first() or Organisation()).full_time_hours
    close: dict[dt.date, list[int]] = defaultdict(list)
    new: list[Placement] = []
    replaced: list[Placement] = []
    for step in steps:
        now = step.contract.place if step.contract else None
        if now is not None and not step.changed & WHEREABOUTS:
            continue
        starts = max(day, _first_day(step)) if step.contract else _first_day(step)
        place = Placement(
            employment_id=written.contracts[step.row.n],
            unit=written.units[step.unit],
            position_id=written.positions[step.row.position],
            weekly_hours=_told(step.row.hours, now.hours if now else full_time),
            pattern=step.row.pattern or (now.pattern if now else "12345"),
            starts=starts,
            ends=_place_ends(step, now),
        )
        written.places[step.row.n] = place
        if now is None:
            new.append(place)
        elif max(now.starts, _first_day(step)) >= starts:  # begins that day or later: what was written is replaced
            place.pk = now.pk
            replaced.append(place)
        else:
            close[starts - DAY].append(now.pk)
            new.append(place)
    for last, places in close.items():
        for some in _batches(places):
            Placement.objects.filter(pk__in=some).update(ends=last)
    Placement.objects.bulk_update(replaced, ["unit", "position", "weekly_hours", "pattern"], batch_size=BATCH)
    for fresh in bar.part(new):
        Placement.objects.bulk_create(fresh)


def _place_ends(step: Step, now: Place | None) -> dt.date | None:
    """With the contract, as the file tells it; unless another place is planned before that."""
    if step.contract is None or now is None or now.ends == step.contract.ends:
        return step.row.ends if step.contract is None or step.row.tells_end else step.contract.ends
    return now.ends


def _first_day(step: Step) -> dt.date:
    if step.row.starts is None:
        raise ValueError(f"Row {step.row.n} was accepted without a first day.")
    return step.row.starts


def _told(hours: Decimal | None, otherwise: Decimal) -> Decimal:
    return otherwise if hours is None else hours


def _lines(steps: list[Step], written: _Written, bar: Bar) -> None:
    close: dict[dt.date, list[int]] = defaultdict(list)
    drop: list[int] = []
    new: list[ReportingLine] = []
    for step in steps:
        if step.manager is None or step.line_starts is None or (step.contract and "manager" not in step.changed):
            continue
        first, last = step.line_starts, step.line_ends
        for pk, _manager, began, ends in step.person.lines if step.person and step.contract else ():
            starts = max(began, _first_day(step))  # a corrected first day has moved it by now
            if starts == first:
                drop.append(pk)
            elif starts > first:
                last = earliest(last, starts - DAY)  # planned for later: stays
            elif ends is None or ends >= first:
                close[first - DAY].append(pk)
        manager = written.people.get(step.manager, step.manager)
        person = written.people[step.key]
        new.append(ReportingLine(person_id=person, manager_id=manager, kind=Line.SOLID, starts=first, ends=last))
    for some in _batches(drop):
        ReportingLine.objects.filter(pk__in=some).delete()
    for day, lines in close.items():
        for some in _batches(lines):
            ReportingLine.objects.filter(pk__in=some).update(ends=day)
    for fresh in bar.part(new):
        ReportingLine.objects.bulk_create(fresh)


def _ends(steps: list[Step], absent: list[int], today: dt.date) -> None:
    """Leaving, leaving on another day, and not leaving after all; who has the same day together."""
    later: dict[tuple[dt.date, dt.date | None], list[int]] = defaultdict(list)
    ending: dict[dt.date, list[int]] = defaultdict(list, {today: list(absent)})
    out_of_step = list(absent)
    for step in steps:
        if step.person is None:
            continue
        if step.kind == Kind.REJOIN or step.changed & {"starts", "ends"}:
            out_of_step.append(step.person.pk)
        if step.contract is None or "ends" not in step.changed:
            continue
        was, ends = step.contract.ends, step.row.ends
        if was is not None and (ends is None or ends > was):
            later[was, ends].append(step.person.pk)
        elif ends is not None:
            ending[ends].append(step.person.pk)
    for (was, until), people in later.items():
        for some in _batches(people):
            end_later(some, was=was, last_day=until)
    for last_day, people in ending.items():
        for some in _batches(people):
            end_everything(some, last_day=last_day)
    for some in _batches(out_of_step):
        _keep_all_in_step(some)


def _keep_all_in_step(people: list[int]) -> None:
    spans = Employment.objects.filter(person__in=people).order_by().values("person")
    found = spans.annotate(first=Min("starts"), last=Max("ends"), running=Count("pk", filter=Q(ends=None)))
    Person.objects.bulk_update(
        [
            Person(pk=one["person"], joined_on=one["first"], left_on=None if one["running"] else one["last"])
            for one in found
        ],
        ["joined_on", "left_on"],
    )


def _events(steps: list[Step], written: _Written, by: Doer, absent: Iterable[int], day: dt.date) -> Iterable[Event]:
    doer = by.pk if by else None
    for step in steps:
        person, contract = written.people[step.key], written.contracts[step.row.n]
        starts = _first_day(step).isoformat()
        if step.kind == Kind.JOIN:
            yield events.Joined(by=doer, person=person, employment=contract, starts=starts)
        elif step.kind == Kind.REJOIN:
            yield events.Rejoined(by=doer, person=person, employment=contract, starts=starts)
        changed = step.changed if step.kind not in (Kind.JOIN,) else set()
        if fields := tuple(sorted(changed & set(IDENTITY))):
            yield events.PersonChanged(by=doer, person=person, fields=fields)
        if step.contract is None:
            continue
        if place := written.places.get(step.row.n):
            yield events.Moved(by=doer, person=person, placement=place.pk, starts=day.isoformat())
        if "manager" in changed and step.manager is not None and step.line_starts:
            manager = written.people.get(step.manager, step.manager)
            yield events.ManagerSet(by=doer, person=person, manager=manager, starts=step.line_starts.isoformat())
        if "ends" in changed:
            if step.row.ends:
                yield events.Left(by=doer, person=person, last_day=step.row.ends.isoformat())
            else:
                yield events.LeaveTakenBack(by=doer, person=person)
    for pk in absent:
        yield events.Left(by=doer, person=pk, last_day=day.isoformat())


def _batches(keys: list[int]) -> Iterable[list[int]]:
    for at in range(0, len(keys), BATCH):
        yield keys[at : at + BATCH]
