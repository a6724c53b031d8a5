"""Taking back the staff file that was applied last: looked at first, then everybody who can go back goes, or nobody."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from vliegwiel.kit import clock, progress
from vliegwiel.kit.events import Event, announce, announce_all
from vliegwiel.kit.models import Happening
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Person, Position, StaffImport, StaffImportRow, StaffImportTrace, Unit
from ..permissions import Doer
from ..queries.staff_progress import applying
from ..queries.staff_trace import KEPT, Row, Rows, rows_of
from ..queries.staff_undo import Back, UndoPlan, latest_applied, plan_of_undo
from .applying import BATCH, Bar
from .reporting import heard_by, keep_report, tell_of
from .running import in_words, refuse_importing
from .units import move_unit, rename_unit

State = StaffImport.State
Kind = StaffImportRow.Kind
LINKS = ("line", "acting", "role", "placement", "employment")  # in the order they can go; back in the other order


@transaction.atomic
def begin_undo(staff_import: StaffImport, *, by: Doer) -> StaffImport:
    """Take the file back that was applied last: out comes an import that undoes it, to be looked at first.

    The dry run follows: `check_undo`. Asking again is the same one. Raises ValidationError, in words, when it is not
    the last, or changed nothing.
    """
    require(permissions.may_keep_people(by), refuse_importing())
    if staff_import.undoes_id or staff_import.state != State.APPLIED:
        raise ValidationError(_("Dit bestand is niet verwerkt of al teruggedraaid. Er valt niets terug te draaien."))
    latest = latest_applied()
    if latest is not None and latest.pk != staff_import.pk:
        raise ValidationError(
            _("Daarna is %(file)s verwerkt. Draai dat eerst terug, dan kan dit bestand ook.")
            % {"file": latest.file_name}
        )
    n = staff_import.traces.exclude(person=None).count()
    if not n:
        raise ValidationError(_("Dit bestand veranderde niets aan iemand. Er valt niets terug te draaien."))
    undo = staff_import.undoings.exclude(state=State.APPLIED).order_by("-pk").first() or StaffImport(
        undoes=staff_import, file_name=staff_import.file_name, content=b""
    )
    if undo.state != State.APPLYING:
        undo.by, undo.state, undo.done, undo.total, undo.problem = by, State.CHECKING, 0, n, ""
        undo.save()
    return undo


def check_undo(undo: StaffImport, *, by: Doer) -> StaffImport:
    """The dry run of taking back: who goes out, who becomes as she was field by field, who stays and why."""
    require(permissions.may_keep_people(by), refuse_importing())
    began = undo.state
    if began in (*StaffImport.DECIDED, State.STOPPED) or undo.undoes is None:
        return undo
    wrong = _("Het nakijken brak af. Er is niets veranderd. Controleer opnieuw.")
    with heard_by(by), in_words(undo, refused=wrong, broke_off=wrong):
        plan = plan_of_undo(undo.undoes, day=clock.today(), by=by.pk if by else None)
        with transaction.atomic():
            held = StaffImport.objects.select_for_update().get(pk=undo.pk)
            if held.state == began:
                keep_report(undo, _rows(undo, plan), _report(plan), n=len(plan.steps))
    return undo


def undo_staff_file(undo: StaffImport, *, by: Doer) -> StaffImport:
    """Take back what the dry run showed, for all who can go back or for nobody. Doing it twice is doing it once."""
    require(permissions.may_keep_people(by), refuse_importing())
    began, original = undo.state, undo.undoes
    if began in (State.APPLIED, State.STOPPED) or original is None:
        return undo
    refused = _("Iemand werkte tegelijk aan dezelfde mensen. Er is niets teruggedraaid. Controleer opnieuw.")
    broke_off = _("Het terugdraaien brak af. Er is niets teruggedraaid. Controleer opnieuw.")
    try:
        with heard_by(by), in_words(undo, refused=refused, broke_off=broke_off):
            progress.forget(applying(undo.pk))  # of a try that was killed
            with transaction.atomic():
                held = StaffImport.objects.select_for_update().get(pk=undo.pk)
                if held.state != began:
                    return held
                plan = plan_of_undo(original, day=clock.today(), by=by.pk if by else None)
                if plan.digest != held.report.get("digest") or latest_applied() != original:
                    raise ValidationError(
                        _("Sinds je keek is er iets aan hen veranderd. Er is niets teruggedraaid. Controleer opnieuw.")
                    )
                _set_back(held, plan, by)
                _close(held, original, plan, by)
                undo = held
    finally:
        progress.forget(applying(undo.pk))
    return undo


def _rows(undo: StaffImport, plan: UndoPlan) -> Iterator[StaffImportRow]:
    for step in plan.steps:
        yield StaffImportRow(
            staff_import=undo,
            kind=step.kind,
            number=step.number,
            name=step.name[:254],
            changes=[list(change) for change in step.changes],
            notes=step.problems,
        )


def _report(plan: UndoPlan) -> dict[str, Any]:
    return {
        "counts": plan.counts,
        "digest": plan.digest,
        "minds": plan.minds,
        "units": [
            {
                "name": one.name,
                "opens": False,
                "gone": one.gone,
                "was": one.now if one.now != one.name else "",
                "moved": one.moved,
            }
            for one in plan.units
        ],
        "day": plan.day.isoformat(),
    }


def _set_back(undo: StaffImport, plan: UndoPlan, by: Doer) -> None:
    steps = [step for step in plan.steps if step.goes]
    bar = Bar(tell_of(undo, None), parts=len(LINKS) + 2)
    now = {
        table: {step.person: rows_of(plan.now, table, step.person) for step in steps} for table in (*LINKS, "person")
    }
    for table in LINKS:
        gone = [pk for step, was in _told(steps, table) for pk in now[table][step.person].keys() - was.keys()]
        for some in bar.part(sorted(map(int, gone))):
            _gone(KEPT[table].model._default_manager.filter(pk__in=some))
    for some in bar.part([step.person for step in steps if step.kind == Kind.REMOVED]):
        Happening.objects.filter(person__in=some).update(person=None)
        _gone(StaffImportTrace.objects.filter(person__in=some))
        _gone(Person.objects.filter(pk__in=some))
    _identities([step for step in steps if step.kind != Kind.REMOVED], now["person"])
    _units_back(plan, by)
    for table in reversed(LINKS):
        kept = KEPT[table]
        fresh, changed = [], []
        for step, was in _told(steps, table):
            held = now[table][step.person]
            fresh += [_made(table, pk, row) for pk, row in was.items() if pk not in held]
            changed += [_made(table, pk, row) for pk, row in was.items() if pk in held and held[pk] != row]
        kept.model._default_manager.bulk_create(fresh, batch_size=BATCH)
        kept.model._default_manager.bulk_update(changed, list(kept.fields), batch_size=BATCH)
    for unit in plan.units:
        if unit.gone:
            Unit.objects.filter(pk=unit.pk).delete()
    Position.objects.filter(pk__in=plan.positions).delete()
    for events_of_some in bar.part(list(_events(steps, now["person"], by))):
        announce_all(events_of_some)


def _gone(rows: models.QuerySet[Any]) -> None:
    """In one statement. `delete()` would ask every relation there is, batch by batch, for what points at them; the plan
    asked that already, and what it overlooked the database itself refuses.
    """
    rows._raw_delete(rows.db)


def _told(steps: list[Back], table: str) -> Iterator[tuple[Back, Rows]]:
    for step in steps:
        if table in step.trace.was:
            yield step, step.trace.was[table]


def _identities(steps: list[Back], now: dict[int, Rows]) -> None:
    """Addresses and numbers are given up first, so that two people may swap theirs."""
    by_fields: dict[tuple[str, ...], list[Person]] = defaultdict(list)
    for step, was in _told(steps, "person"):
        (pk, row), held = next(iter(was.items())), now[step.person]
        fields = tuple(name for name, old, new in zip(KEPT["person"].fields, row, held[pk], strict=True) if old != new)
        if fields:
            by_fields[fields].append(_made("person", pk, row))
    for fields, people in by_fields.items():
        for given_up in {"email", "number"} & set(fields):
            for at in range(0, len(people), BATCH):
                some = [person.pk for person in people[at : at + BATCH]]
                Person.objects.filter(pk__in=some).update(**{given_up: None})
    for fields, people in by_fields.items():
        Person.objects.bulk_update(people, list(fields), batch_size=BATCH)


def _units_back(plan: UndoPlan, by: Doer) -> None:
    for step in plan.units:
        if step.gone:
            continue
        rename_unit(Unit.objects.get(pk=step.pk), name=step.name, by=by)
        if step.moved:
            under = Unit.objects.get(pk=step.parent) if step.parent else None
            move_unit(Unit.objects.get(pk=step.pk), under=under, by=by)


def _made(table: str, pk: str, row: Row) -> Any:
    """The row as it was, with its own key."""
    kept = KEPT[table]
    one = kept.model(pk=int(pk))
    for name, value in zip(kept.fields, row, strict=True):
        setattr(one, name, _read(kept.model, name, value))
    return one


def _read(model: type[models.Model], name: str, value: Any) -> Any:
    field = model._meta.get_field(name.removesuffix("_id"))
    if value is not None and isinstance(field, models.DateField):
        return dt.date.fromisoformat(value)
    return Decimal(value) if value is not None and isinstance(field, models.DecimalField) else value


def _events(steps: list[Back], now: dict[int, Rows], by: Doer) -> Iterable[Event]:
    doer, left = by.pk if by else None, KEPT["person"].at("left_on")
    for step in steps:
        if step.kind == Kind.REMOVED:
            continue
        yield events.SetBack(by=doer, person=step.person)
        for pk, row in step.trace.was.get("person", {}).items():
            if row[left] == now[step.person][pk][left]:
                continue
            if row[left]:
                yield events.Left(by=doer, person=step.person, last_day=row[left])
            else:
                yield events.LeaveTakenBack(by=doer, person=step.person)


def _close(undo: StaffImport, original: StaffImport, plan: UndoPlan, by: Doer) -> None:
    undo.state, undo.applied_at, undo.done, undo.problem = State.APPLIED, clock.now(), undo.total, ""
    undo.save(update_fields=["state", "applied_at", "done", "problem"])
    original.state = State.UNDONE
    original.save(update_fields=["state"])
    removed = sum(1 for step in plan.steps if step.goes and step.kind == Kind.REMOVED)
    announce(
        events.StaffFileUndone(
            by=by.pk if by else None,
            staff_import=original.pk,
            removed=removed,
            restored=sum(1 for step in plan.steps if step.goes) - removed,
            kept=plan.counts[Kind.REFUSED],
        )
    )
