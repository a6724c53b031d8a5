"""What a staff file would do: row by row who joins, changes, leaves, and why a row is refused. Changes nothing."""

import datetime as dt
import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..models import StaffImportRow
from .staff_lines import Managers
from .staff_record import Contract, Known, OnRecord, on_record
from .staff_rows import StaffRow
from .staff_units import Units, UnitStep
from .words import day_in_digits, hours_in_words, pattern_in_words

Kind = StaffImportRow.Kind
DAY = dt.timedelta(days=1)


@dataclass(slots=True)
class Step:
    """What happens to one row. `person` and `contract` are None for somebody new. `changes`: (field, old, new)."""

    row: StaffRow
    kind: Kind = Kind.SAME
    person: Known | None = None
    contract: Contract | None = None
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    manager: int | None = None  # a person's key, or minus the row number of somebody new; None: lines stay
    line_starts: dt.date | None = None
    line_ends: dt.date | None = None
    unit: str = ""

    @property
    def key(self) -> int:
        return self.person.pk if self.person else -self.row.n

    @property
    def changed(self) -> set[str]:
        return {name for name, _old, _new in self.changes}

    @property
    def notes(self) -> list[str]:
        return self.row.problems or self.row.warnings


@dataclass(slots=True)
class Plan:
    """`absent`: who works here and is not in the file. `digest`: the same when it would do the same."""

    day: dt.date
    steps: list[Step]
    units: list[UnitStep]
    absent: list[Known]
    minds: list[str]
    digest: str = ""

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(step.kind.value for step in self.steps)
        noted = sum(1 for step in self.steps if step.row.warnings and not step.row.problems)
        return {kind.value: found[kind.value] for kind in Kind} | {"absent": len(self.absent), "noted": noted}


def plan_of(rows: list[StaffRow], *, day: dt.date, minds: list[str] | None = None, by: int | None = None) -> Plan:
    """Compare all rows with what is on record on `day`, from which changes will hold. `by` is never counted absent."""
    record = on_record(day)
    steps = [Step(row) for row in rows]
    for step in steps:
        _recognise(step, record)
    units = Units(rows, record)
    managers = Managers(steps, record, day)
    refused = -1
    while refused != (refused := sum(1 for step in steps if step.row.problems)):
        _refuse_taken_addresses(steps, record)
        managers.refuse_circles()
    managers.draw_lines()
    codes = {pk: unit.code for pk, unit in record.units.items()}
    for step in steps:
        if step.row.problems:
            step.kind = Kind.REFUSED
        else:
            step.unit = units.code_of[step.row.n]
            _compare(step, units, codes, managers, day)
    told = {step.person.pk for step in steps if step.person}
    told |= {pk for step in steps if (pk := record.by_number.get(step.row.number)) is not None}
    absent = [one for pk, one in record.people.items() if pk not in told and pk != by and one.works_on(day)]
    absent = [one for one in absent if any(span.ends is None or span.ends > day for span in one.contracts)]
    plan = Plan(
        day,
        steps,
        units.needed({step.unit for step in steps if step.kind != Kind.REFUSED}),
        sorted(absent, key=lambda one: (one.family_name, one.given_name, one.pk)),
        minds or [],
    )
    plan.digest = _digest(plan)
    return plan


def _recognise(step: Step, record: OnRecord) -> None:
    """Who it is: by number; by address when one of the two has no number. And which contract the row speaks of."""
    row = step.row
    if told := record.merged.get(row.number or ""):
        row.problems.append(
            _("Het account met dit nummer is samengevoegd met dat van {name} ({number}). Gebruik dat nummer.").format(
                name=told[0], number=told[1] or "–"
            )
        )
        return
    pk = record.by_number.get(row.number) if row.number else None
    if pk is None and row.email and (other := record.by_email.get(row.email)):
        if row.number and record.people[other].number:
            return  # somebody new with an address that is taken: refused further on
        pk = other
    if pk is None:
        return
    step.person = record.people[pk]
    if row.starts is None or not step.person.contracts:
        return
    latest = step.person.contracts[-1]
    same = [one for one in step.person.contracts if one.starts == row.starts]
    if same:
        step.contract = same[0]
        if step.contract.ends and step.contract.ends < latest.starts:
            row.problems.append(
                _("%(name)s kwam op %(day)s opnieuw in dienst. Dit bestand is ouder dan wat vastligt.")
                % {"name": step.person.name, "day": day_in_digits(latest.starts)}
            )
    elif latest.ends is None or latest.ends >= row.starts:
        step.contract = latest
        before = step.person.contracts[:-1]
        first = latest.first_place
        if any(one.ends is None or one.ends >= row.starts for one in before) or (
            first and first.ends and first.ends < row.starts
        ):
            row.problems.append(
                _("In dienst vanaf %(day)s botst met wat al vastligt over %(name)s. Pas het bij de persoon zelf aan.")
                % {"name": step.person.name, "day": day_in_digits(row.starts)}
            )
    # Else she left before this contract began: she comes back, contract stays None.


def _refuse_taken_addresses(steps: list[Step], record: OnRecord) -> None:
    gives_up = {
        step.person.pk
        for step in steps
        if step.person and not step.row.problems and step.row.email is not None and step.row.email != step.person.email
    }
    for step in steps:
        row = step.row
        owner = record.by_email.get(row.email) if row.email and not row.problems else None
        if owner is not None and (step.person is None or owner != step.person.pk) and owner not in gives_up:
            known = record.people[owner]
            row.problems.append(
                _("E-mailadres %(email)s hoort al bij %(name)s (%(number)s).")
                % {"email": row.email, "name": known.name, "number": known.number or _("zonder nummer")}
            )


def _compare(step: Step, units: Units, codes: dict[int, str], managers: Managers, day: dt.date) -> None:
    row, person, contract = step.row, step.person, step.contract
    unit = units.name_of(step.unit)
    if person is None or contract is None:
        step.kind = Kind.JOIN if person is None else Kind.REJOIN
        told = [("starts", "", day_in_digits(row.starts)), ("ends", "", day_in_digits(row.ends))]
        told += [("unit", "", unit), ("position", "", row.position)]
        if step.manager is not None:
            told.append(("manager", "", managers.name_of(step.manager)))
        step.changes = [one for one in told if one[2]]
        if person is not None:
            step.changes += _identity(row, person)
        return
    changes = _identity(row, person)
    if row.starts != contract.starts:
        changes.append(("starts", day_in_digits(contract.starts), day_in_digits(row.starts)))
    ends = row.ends if row.tells_end else contract.ends
    if ends != contract.ends:
        changes.append(("ends", day_in_digits(contract.ends), day_in_digits(ends)))
    if ends is None or ends >= day:
        changes += _whereabouts(step, unit, codes, units)
        led_by = {manager for _pk, manager, *_days in person.lines}
        if step.manager is not None and step.manager not in led_by and not managers.comes_back(step):
            now = managers.name_of(person.lines[0][1]) if person.lines else ""
            changes.append(("manager", now, managers.name_of(step.manager)))
    step.changes = changes
    if changes:
        step.kind = Kind.LEAVE if ends is not None and ends != contract.ends else Kind.CHANGE


def _identity(row: StaffRow, person: Known) -> list[tuple[str, str, str]]:
    told = [
        ("number", person.number, row.number or person.number),
        ("given_name", person.given_name, row.given_name),
        ("name_prefix", person.name_prefix, row.name_prefix),
        ("family_name", person.family_name, row.family_name),
        ("email", person.email, row.email),
        ("language", person.language, row.language),
    ]
    return [(name, old, new) for name, old, new in told if new is not None and new != old]


def _whereabouts(step: Step, unit: str, codes: dict[int, str], units: Units) -> list[tuple[str, str, str]]:
    row, place = step.row, step.contract.place if step.contract else None
    if place is None:
        return [("unit", "", unit), ("position", "", row.position)]
    found = []
    if codes[place.unit] != step.unit:
        found.append(("unit", units.name_of(codes[place.unit]), unit))
    if place.position != row.position:
        found.append(("position", place.position, row.position))
    if row.hours is not None and row.hours != place.hours:
        found.append(("hours", hours_in_words(place.hours), hours_in_words(row.hours)))
    if row.pattern and row.pattern != place.pattern:
        found.append(("pattern", pattern_in_words(place.pattern), pattern_in_words(row.pattern)))
    return found


def _digest(plan: Plan) -> str:
    told = [
        [[step.row.n, step.kind.value, step.changes, step.row.problems] for step in plan.steps],
        [[unit.code, unit.name, unit.parent, unit.pk] for unit in plan.units],
        [one.pk for one in plan.absent],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
