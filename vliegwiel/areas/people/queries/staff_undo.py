"""What taking back a staff file would do: person by person what goes back, and why somebody is left as she is."""

import datetime as dt
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from vliegwiel.kit.models import Happening

from .. import events
from ..enums import Line
from ..models import Person, StaffImport, StaffImportRow, StaffImportTrace, Unit
from .staff_back import Names, changes_between
from .staff_trace import KEPT, NOBODY, Footprint, Row, Rows, footprint, rows_of

Kind = StaffImportRow.Kind
PERSON, LINE, PLACE, UNIT = KEPT["person"], KEPT["line"], KEPT["placement"], KEPT["unit"]


@dataclass(slots=True)
class Back:
    """One person: `problems` says why she stays as she is; without, she becomes as she was."""

    trace: StaffImportTrace
    person: int
    name: str
    number: str
    kind: Kind
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def goes(self) -> bool:
        """She is set back, or taken out."""
        return not self.problems and self.kind != Kind.SAME


@dataclass(slots=True)
class UnitBack:
    """A unit the file opened (`gone`), or gave another name or place; `parent`: a unit's key, None for the top."""

    pk: int
    name: str
    now: str
    parent: int | None
    gone: bool = False
    moved: bool = False


@dataclass(slots=True)
class UndoPlan:
    """`now`: what is on record, as it was read. `positions`: job titles nobody has any more, by key."""

    day: dt.date
    steps: list[Back]
    units: list[UnitBack]
    positions: list[int]
    minds: list[str]
    now: Footprint
    digest: str = ""

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(step.kind.value for step in self.steps)
        return {kind.value: found[kind.value] for kind in Kind} | {"noted": 0}


def latest_applied() -> StaffImport | None:
    """The file that was applied last and not taken back: the only one that can be."""
    applied = StaffImport.objects.filter(state=StaffImport.State.APPLIED, undoes=None)
    return applied.defer("content", "report").order_by("-applied_at", "-pk").first()


def plan_of_undo(staff_import: StaffImport, *, day: dt.date, by: int | None = None) -> UndoPlan:
    """Compare what the file left behind with what is on record now. Reads, and changes nothing.

    Nobody is set back who was touched since in what the file changed, who would take an address or number that is
    somebody else's by now, get a manager who left or who would end up below her, or go where a unit is closed. Nobody
    is taken out to whom anything else is attached.
    """
    now = footprint()
    names = Names(now)
    found = list(staff_import.traces.all())
    steps = [_step(trace, now, names, day) for trace in found if trace.person_id is not None]
    steps.sort(key=lambda step: (names.sorting(step.person), step.person))
    attached = pointed_at(Person, staff_import.traces.filter(joined=True).values("person"))
    for step in steps:
        if step.kind == Kind.REMOVED and step.person in attached:
            step.problems.append(
                _("%(name)s logde intussen in of kreeg iets in de academie. Leg zo nodig een laatste werkdag vast.")
                % {"name": step.name}
            )
        if step.person == by and step.kind in (Kind.REMOVED, Kind.LEAVE):
            step.problems.append(_("Dit ben je zelf. Vraag een collega van HR of beheer om dit terug te draaien."))
    after = _After(steps, now, _led_since(staff_import))
    refused = -1
    while refused != (refused := sum(1 for step in steps if step.problems)):
        for check in (_refuse_taken, _refuse_leaders, _refuse_places, _refuse_circles):
            check(after, names, day)
    for step in steps:
        if step.problems:
            step.kind = Kind.REFUSED
    plan = UndoPlan(day, steps, [], [], [], now)
    for trace in found:
        if trace.person_id is None:
            _units(plan, trace, after)
    plan.digest = _digest(plan)
    return plan


def pointed_at(model: type[models.Model], keys: Any) -> set[int]:
    """Which of these rows something points at, apart from what a staff file itself keeps and from the log about them.

    `keys`: a list, or a query for them. One query per relation, whichever area it is of.
    """
    ours = {kept.model for kept in KEPT.values()} | {StaffImportTrace}
    found: set[int] = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel) or isinstance(relation, models.ManyToManyRel):
            continue
        related, link = relation.related_model, relation.field
        if related in ours or (related is Happening and link.name == "person"):
            continue
        pointing = related._base_manager.filter(**{f"{link.name}__in": keys})
        found |= set(pointing.order_by().values_list(link.attname, flat=True).distinct())
    return found


def _led_since(staff_import: StaffImport) -> set[int]:
    """Who got another manager after the file was applied."""
    applied = Happening.objects.filter(kind=events.StaffFileApplied.kind, facts__staff_import=staff_import.pk)
    kinds = (events.ManagerSet.kind, events.LeaveTakenBack.kind)
    since = Happening.objects.filter(kind__in=kinds, pk__gt=max(applied.values_list("pk", flat=True), default=0))
    return set(since.order_by().values_list("person", flat=True))


class _After:
    """What will be on record once all who go back have gone back."""

    def __init__(self, steps: list[Back], now: Footprint, led_since: set[int]) -> None:
        self.steps = steps
        self._led_since = led_since
        self.by_person = {step.person: step for step in steps}
        self._now = {
            table: {owner: rows_of(now, table, owner) for owner in now[table]} for table in KEPT if table != "position"
        }

    def of(self, table: str, owner: int) -> Rows:
        step = self.by_person.get(owner)
        if step and step.goes and table in step.trace.was:
            rows: Rows = step.trace.was[table]
            return rows
        return self._now[table].get(owner, {})

    def all(self, table: str) -> Iterator[tuple[int, str, Row]]:
        for owner in self._now[table].keys() | self.by_person.keys():
            for pk, row in self.of(table, owner).items():
                yield owner, pk, row

    @property
    def led_anew(self) -> set[int]:
        """Who does not simply go back to her manager of before the file: a circle with her in it would be new."""
        return self._led_since | {step.person for step in self.steps if step.problems and "line" in step.trace.was}

    def person(self, pk: int) -> Row | None:
        return self.of("person", pk).get(str(pk))

    def back(self, table: str) -> Iterator[tuple[Back, Row]]:
        """Rows that come back or change back, with whose they are."""
        for step in self.steps:
            if step.goes and table in step.trace.was:
                for pk, row in step.trace.was[table].items():
                    if step.trace.became[table].get(pk) != row:
                        yield step, row


def _step(trace: StaffImportTrace, now: Footprint, names: Names, day: dt.date) -> Back:
    person = trace.person_id or NOBODY
    step = Back(trace, person, names.person(person), names.number(person), _kind(trace))
    current = {table: rows_of(now, table, person) for table in trace.became}
    if current == trace.was:
        step.kind = Kind.SAME
        return step
    touched = {
        "person": _("De gegevens van %(name)s zijn na het verwerken gewijzigd. Pas ze bij de persoon zelf aan."),
        "employment": _("Het contract van %(name)s is na het verwerken gewijzigd. Pas het bij de persoon zelf aan."),
        "placement": _("De werkplek van %(name)s is na het verwerken gewijzigd. Pas die bij de persoon zelf aan."),
        "line": _("Wie %(name)s leidt is na het verwerken gewijzigd. Pas het bij de persoon zelf aan."),
        "acting": _("Wie %(name)s vervangt is na het verwerken gewijzigd. Pas het bij de persoon zelf aan."),
        "role": _("De rollen van %(name)s zijn na het verwerken gewijzigd. Pas ze bij de persoon zelf aan."),
    }
    looked_at = touched if trace.joined else trace.became
    for table in looked_at:
        if rows_of(now, table, person) != trace.became.get(table, {}):
            step.problems.append(touched[table] % {"name": step.name})
    step.changes = changes_between(trace.became, trace.was, names, day)
    return step


def _kind(trace: StaffImportTrace) -> Kind:
    if trace.joined:
        return Kind.REMOVED
    left = PERSON.at("left_on")
    was, became = (next(iter(rows.get("person", {}).values()), None) for rows in (trace.was, trace.became))
    if was and became and was[left] != became[left]:
        return Kind.LEAVE if was[left] and (not became[left] or was[left] < became[left]) else Kind.REJOIN
    return Kind.CHANGE


def _refuse_taken(after: _After, names: Names, day: dt.date) -> None:
    for column, text in (
        ("number", _("Personeelsnummer %(value)s is intussen van %(other)s.")),
        ("email", _("E-mailadres %(value)s is intussen van %(other)s.")),
    ):
        at = PERSON.at(column)
        holders: dict[str, list[int]] = defaultdict(list)
        for owner, _pk, row in after.all("person"):
            if row[at]:
                holders[row[at]].append(owner)
        for value, owners in holders.items():
            for step in [after.by_person[owner] for owner in owners if owner in after.by_person]:
                others = [owner for owner in owners if owner != step.person]
                if others and step.goes and "person" in step.trace.was:
                    step.problems.append(text % {"value": value, "other": names.person(others[0])})
                    break


def _refuse_leaders(after: _After, names: Names, day: dt.date) -> None:
    """Nobody is taken out who still leads or stands in; nobody gets back a manager who is gone."""
    for table, column in (("line", "manager_id"), ("acting", "stand_in_id")):
        at = KEPT[table].at(column)
        for owner, _pk, row in after.all(table):
            step = after.by_person.get(row[at])
            if step and step.goes and step.kind == Kind.REMOVED and step.person != owner:
                text = _("%(name)s leidt of vervangt nog %(other)s.")
                step.problems.append(text % {"name": step.name, "other": names.person(owner)})
    for step, row in after.back("line"):
        manager = after.person(row[LINE.at("manager_id")])
        left = manager[PERSON.at("left_on")] if manager else "0"
        if left and step.goes and (row[LINE.at("ends")] is None or row[LINE.at("ends")] > left):
            text = _("%(manager)s, die %(name)s leidde, werkt hier intussen niet meer.")
            told = {"manager": names.person(row[LINE.at("manager_id")]), "name": step.name}
            step.problems.append(text % told)


def _refuse_places(after: _After, names: Names, day: dt.date) -> None:
    for step, row in after.back("placement"):
        unit = after.of("unit", NOBODY).get(str(row[PLACE.at("unit_id")]))
        closed = unit[UNIT.at("closed_on")] if unit else "0"
        if closed and step.goes and (row[PLACE.at("ends")] or "9") >= max(closed, day.isoformat()):
            text = _("%(unit)s, waar %(name)s werkte, is intussen gesloten.")
            step.problems.append(text % {"unit": unit[UNIT.at("name")] if unit else "–", "name": step.name})


def _refuse_circles(after: _After, names: Names, day: dt.date) -> None:
    above: dict[int, int] = {}
    starts, ends, today = LINE.at("starts"), LINE.at("ends"), day.isoformat()
    for owner, _pk, row in after.all("line"):
        if row[LINE.at("kind")] == Line.SOLID and row[starts] <= today <= (row[ends] or "9"):
            above[owner] = row[LINE.at("manager_id")]
    for step in {step.person: step for step, _row in after.back("line")}.values():
        seen, here = {step.person}, above.get(step.person)
        while here is not None and here not in seen:
            seen.add(here)
            here = above.get(here)
        if here == step.person and step.goes and seen & after.led_anew:
            other = names.person(above[step.person])
            step.problems.append(
                _("%(other)s, die %(name)s leidde, valt intussen zelf onder %(name)s.")
                % {"other": other, "name": step.name}
            )


def _units(plan: UndoPlan, trace: StaffImportTrace, after: _After) -> None:
    """Units the file opened go when nobody and nothing is in them; names and places go back unless touched since."""
    now = after.of("unit", NOBODY)
    was, became = trace.was.get("unit", {}), trace.became.get("unit", {})
    opened = {int(pk) for pk in became if pk not in was and pk in now}
    name, parent, closed = UNIT.at("name"), UNIT.at("parent_id"), UNIT.at("closed_on")
    parents = {int(pk): row[parent] for pk, row in now.items()}
    for pk, row in was.items():
        if pk not in became or pk not in now or (now[pk][name], now[pk][parent]) == (row[name], row[parent]):
            continue
        above = now.get(str(row[parent])) if row[parent] else None
        if (now[pk][name], now[pk][parent]) != (became[pk][name], became[pk][parent]) or (
            row[parent] and row[parent] != now[pk][parent] and (above is None or above[closed])
        ):
            plan.minds.append(
                _("Afdeling %(unit)s is na het verwerken gewijzigd en blijft zoals die is.") % {"unit": now[pk][name]}
            )
            continue
        parents[int(pk)] = row[parent]
        plan.units.append(
            UnitBack(int(pk), row[name], now[pk][name], row[parent], moved=row[parent] != now[pk][parent])
        )
    stays = pointed_at(Unit, sorted(opened)) | {row[PLACE.at("unit_id")] for _o, _pk, row in after.all("placement")}
    stays |= {row[KEPT["role"].at("unit_id")] for _owner, _pk, row in after.all("role")}
    gone = opened - stays
    while kept := {above for pk, above in parents.items() if above in gone and pk not in gone}:
        gone -= kept
    for pk in sorted(gone, key=lambda pk: (-len(now[str(pk)][UNIT.at("path")]), pk)):  # what lies deepest first
        plan.units.append(UnitBack(pk, now[str(pk)][name], now[str(pk)][name], None, gone=True))
    for pk in sorted(opened - gone):
        plan.minds.append(
            _("Afdeling %(unit)s blijft bestaan: er werkt iemand, of er hangt iets aan.") % {"unit": now[str(pk)][name]}
        )
    titles = {int(pk) for pk in trace.became.get("position", {}) if int(pk) in plan.now["position"].get(NOBODY, {})}
    plan.positions = sorted(titles - {row[PLACE.at("position_id")] for _o, _pk, row in after.all("placement")})


def _digest(plan: UndoPlan) -> str:
    told: Iterable[Any] = [
        [[step.person, step.kind.value, step.changes, step.problems] for step in plan.steps],
        [[unit.pk, unit.name, unit.parent, unit.gone] for unit in plan.units],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
