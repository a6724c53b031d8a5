"""Who would work where once a staff file is applied, for areas that want to know what it means. Changes nothing."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from vliegwiel.kit import clock, tables

from ..enums import Line
from ..models import Organisation, Position, ReportingLine, StaffImport, StaffImportRow
from .staff_plan import Plan, Step, plan_of
from .staff_record import Contract, Known, OnRecord, on_record
from .staff_rows import staff_rows

Kind = StaffImportRow.Kind


@dataclass(frozen=True)
class Place:
    """Where somebody works on a day, as what and since when, in words and numbers. With two jobs she has two. A unit or
    position that a staff file would make has a number below zero."""

    path: str
    unit: str
    position: int
    title: str
    hours: Decimal
    roster: bool
    since: dt.date


@dataclass(frozen=True)
class Proposed:
    """One person as she would be. person: None for somebody new. day: from when all of it holds; here: whether she
    works here then. since: the first day of her employment; leads: whether anybody would report to her."""

    person: int | None
    name: str
    number: str
    language: str
    day: dt.date
    here: bool
    since: dt.date
    places: tuple[Place, ...]
    leads: bool


@dataclass(frozen=True)
class Proposal:
    """Whoever would be otherwise than now. absent: who works here and is not in the file; digest: of the plan."""

    people: list[Proposed]
    absent: list[int]
    digest: str


def proposal_of(staff_import: StaffImport, tell: Callable[[int, int], None] | None = None) -> Proposal:
    """Read the file anew and say who would be otherwise. A dozen queries, however many people."""
    day = clock.today()
    table = tables.read(bytes(staff_import.content), sheet=staff_import.sheet)
    full_time = (Organisation.objects.first() or Organisation()).full_time_hours
    rows, minds = staff_rows(table, staff_import.mapping, full_time=full_time, progress=tell or (lambda _d, _t: None))
    plan = plan_of(rows, day=day, minds=minds, by=staff_import.by_id)
    record = on_record(day)
    after = _After(plan, record, full_time)
    return Proposal(after.people(), [one.pk for one in plan.absent], plan.digest)


class _After:
    """What is on record, with the plan laid over it."""

    def __init__(self, plan: Plan, record: OnRecord, full_time: Decimal) -> None:
        self.day, self.record, self.full_time = plan.day, record, full_time
        self.steps = [step for step in plan.steps if step.kind not in (Kind.REFUSED, Kind.SAME)]
        self.units = {unit.code: unit.pk for unit in record.units.values()}
        self.names = {unit.code: unit.name for unit in record.units.values()}
        self.above = {
            unit.code: unit.parent.code if unit.parent_id and unit.parent else "" for unit in record.units.values()
        }
        for n, one in enumerate(plan.units):
            self.units.setdefault(one.code, -n - 1)
            self.names[one.code] = one.name
            if one.parent is not None:
                self.above[one.code] = one.parent
        self.codes = {unit.pk: unit.code for unit in record.units.values()}
        self.positions = {name: pk for pk, name in Position.objects.values_list("pk", "name")}
        self.by_contract = {step.contract.pk: step for step in self.steps if step.contract}
        self.by_person: dict[int, list[Step]] = {}
        for step in self.steps:
            if step.person:
                self.by_person.setdefault(step.person.pk, []).append(step)
        self.leaders, self.led_now = self._leaders()

    def _leaders(self) -> tuple[set[int], set[int]]:
        lines = ReportingLine.objects.on(self.day).order_by()
        told = list(lines.values_list("person", "manager", "kind"))
        changed = {step.person.pk: step.manager for step in self.steps if step.person and "manager" in step.changed}
        gone = {step.person.pk for step in self.steps if step.person and step.kind == Kind.LEAVE and step.row.ends}
        found = {
            changed.get(person, manager) if kind == Line.SOLID else manager
            for person, manager, kind in told
            if person not in gone
        }
        found |= {step.manager for step in self.steps if step.person is None}
        found |= set(changed.values())
        return {key for key in found if key is not None}, {manager for _person, manager, _kind in told}

    def path(self, code: str) -> str:
        """As `Unit.path`: itself last."""
        found: list[str] = []
        while code and str(self.units[code]) not in found:
            found.append(str(self.units[code]))
            code = self.above.get(code, "")
        return "/" + "/".join(reversed(found)) + "/"

    def people(self) -> list[Proposed]:
        found = [self._newcomer(step) for step in self.steps if step.person is None]
        was = {unit.pk: unit.path for unit in self.record.units.values()}
        moved = {pk for pk, path in was.items() if self.path(self.codes[pk]) != path}
        for pk, one in self.record.people.items():
            steps = self.by_person.get(pk, [])
            leads = pk in self.leaders
            places = [contract.place.unit for contract in one.contracts if contract.place]
            if steps or (one.works_on(self.day) and (moved.intersection(places) or leads != (pk in self.led_now))):
                found.append(self._known(one, steps, leads))
        return found

    def _newcomer(self, step: Step) -> Proposed:
        day = max(self.day, step.row.starts or self.day)
        return Proposed(
            person=None,
            name=step.row.name,
            number=step.row.number,
            language=step.row.language or "nl",
            day=day,
            here=step.row.ends is None or step.row.ends >= day,
            since=step.row.starts or self.day,
            places=(self._place(step, None, day),),
            leads=step.key in self.leaders,
        )

    def _known(self, one: Known, steps: list[Step], leads: bool) -> Proposed:
        row = steps[0].row if steps else None
        starts = [step.row.starts for step in steps if step.row.starts]
        day = max([self.day, *starts])
        spans: list[tuple[dt.date, Contract | None, Step | None]] = []
        for contract in one.contracts:
            step = self.by_contract.get(contract.pk)
            ends = contract.ends
            if step and "ends" in step.changed:
                ends = step.row.ends
                if ends is not None:
                    continue  # leaves, that day or later: once it all holds she is gone
            begins = step.row.starts if step and step.row.starts else contract.starts
            if begins <= day and (ends is None or ends >= day):
                spans.append((begins, contract, step))
        spans += [(step.row.starts or day, None, step) for step in steps if step.contract is None]
        return Proposed(
            person=one.pk,
            name=row.name if row and row.name else one.name,
            number=(row.number if row else "") or one.number,
            language=(row.language if row else None) or one.language,
            day=day,
            here=bool(spans),
            since=max((begins for begins, _contract, _step in spans), default=day),
            places=tuple(
                place
                for begins, contract, step in spans
                for place in (self._placed(contract, step, max(begins, self.day)),)
                if place
            ),
            leads=leads,
        )

    def _placed(self, contract: Contract | None, step: Step | None, day: dt.date) -> Place | None:
        if step is not None and (contract is None or step.changed & {"unit", "position", "hours", "pattern"}):
            return self._place(step, contract, day)
        now = contract.place if contract else None
        if now is None:
            return None
        code = self.codes[now.unit]
        return Place(
            self.path(code),
            self.names[code],
            self.positions.get(now.position, 0),
            now.position,
            now.hours,
            now.pattern == "roster",
            now.starts,
        )

    def _place(self, step: Step, contract: Contract | None, day: dt.date) -> Place:
        now = contract.place if contract else None
        hours = step.row.hours if step.row.hours is not None else (now.hours if now else self.full_time)
        pattern = step.row.pattern or (now.pattern if now else "")
        position = self.positions.setdefault(step.row.position, -len(self.positions) - 1)
        return Place(
            self.path(step.unit),
            self.names[step.unit],
            position,
            step.row.position,
            hours,
            pattern == "roster",
            day,
        )
