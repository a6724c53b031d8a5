"""A staff file: received, its columns named, checked without changing anything, then applied whole or not at all."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.kit import clock, progress, tables
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import ImportMapping, Organisation, StaffImport, StaffImportRow, StaffImportTrace
from ..permissions import Doer
from ..queries.staff_heads import FIELDS, fingerprint, guess_mapping, missing_fields
from ..queries.staff_plan import Plan, Step, plan_of
from ..queries.staff_progress import applying
from ..queries.staff_rows import StaffRow, staff_rows
from ..queries.staff_trace import footprint, traces
from .applying import write
from .reporting import Tell, heard_by, keep_report, tell_of
from .running import in_words, refuse_importing, stop_when_asked

State = StaffImport.State
KEPT_FOR = dt.timedelta(days=90)


@transaction.atomic
def receive_staff_file(content: bytes, *, file_name: str, by: Doer, sheet: str = "") -> StaffImport:
    """Keep a file and guess which column is which, as it was named last time if these heads came before.

    The file that she handed in just now, again, is the same import. Raises ValidationError, in words, when it is no
    table.
    """
    require(permissions.may_keep_people(by), refuse_importing())
    try:
        table = tables.read(content, sheet=sheet)
    except tables.Unreadable as unreadable:
        raise ValidationError(str(unreadable)) from unreadable
    latest = StaffImport.objects.filter(by=by, applied_at=None, undoes=None).order_by("-pk").first()
    if latest and latest.state != State.FAILED and (bytes(latest.content), latest.sheet) == (content, sheet):
        return latest
    remembered = ImportMapping.objects.filter(heads=fingerprint(table.heads)).first()
    staff_import = StaffImport.objects.create(
        by=by,
        file_name=file_name[-255:],
        content=content,
        sheet=sheet,
        mapping=remembered.mapping if remembered else guess_mapping(table.heads),
        total=len(table.rows),
    )
    announce(events.StaffFileReceived(by=by.pk if by else None, staff_import=staff_import.pk))
    return staff_import


@transaction.atomic
def name_columns(staff_import: StaffImport, *, mapping: Mapping[str, str], by: Doer) -> StaffImport:
    """Say which column head is which field (field -> head), and remember it for files with these heads.

    The dry run follows: `check_staff_file`. Raises ValidationError, in words, when something needed is missing.
    """
    require(permissions.may_keep_people(by), refuse_importing())
    if staff_import.state in StaffImport.DECIDED:
        raise ValidationError(_("Dit bestand is al verwerkt. Lever het opnieuw in om het nog eens te lezen."))
    heads = tables.read(bytes(staff_import.content), sheet=staff_import.sheet).heads
    named = {field: head for field, head in mapping.items() if field in FIELDS and head in heads}
    if missing := missing_fields(named):
        raise ValidationError(_("Kies nog een kolom voor: %(fields)s.") % {"fields": ", ".join(missing)})
    twice = sorted({head for head in named.values() if list(named.values()).count(head) > 1})
    if twice:
        raise ValidationError(_("Deze kolom is twee keer gekozen: %(heads)s.") % {"heads": ", ".join(twice)})
    staff_import.mapping, staff_import.state = named, State.CHECKING
    staff_import.done, staff_import.problem, staff_import.report = 0, "", {}
    staff_import.save(update_fields=["mapping", "state", "done", "problem", "report"])
    ImportMapping.objects.update_or_create(
        heads=fingerprint(heads), defaults={"mapping": named, "used_at": clock.now()}
    )
    return staff_import


def check_staff_file(staff_import: StaffImport, *, by: Doer, tell: Tell | None = None) -> StaffImport:
    """The dry run: what every row would do, written as rows of the report. Changes nothing about anybody.

    `tell(done, total)` hears of progress, which is also kept on the import for the page. Safe to run again.
    """
    require(permissions.may_keep_people(by), refuse_importing())
    began = staff_import.state
    if began in (*StaffImport.DECIDED, State.STOPPED):
        return staff_import
    wrong = _("Het lezen brak af. Er is niets veranderd. Controleer opnieuw.")
    with heard_by(by), in_words(staff_import, refused=wrong, broke_off=wrong):
        rows, minds = _read(staff_import, tell, upto=staff_import.total)
        plan = plan_of(rows, day=clock.today(), minds=minds, by=by.pk if by else None)
        with transaction.atomic():
            held = StaffImport.objects.select_for_update().defer("content").get(pk=staff_import.pk)
            if held.state == began:  # else somebody broke it off meanwhile
                keep_report(staff_import, _rows(staff_import, plan), _report(plan), n=len(plan.steps))
            else:
                staff_import.state = held.state
    return staff_import


@transaction.atomic
def begin_applying(staff_import: StaffImport, *, by: Doer) -> StaffImport:
    """She decided: what was checked will be done. The work follows: `apply_staff_file`, or for taking back one
    `undo_staff_file`. Deciding twice is once.
    """
    require(permissions.may_keep_people(by), refuse_importing())
    if staff_import.state in StaffImport.DECIDED:
        return staff_import
    if staff_import.state != State.CHECKED:
        raise ValidationError(_("Dit bestand is nog niet gecontroleerd. Wacht tot de controle klaar is."))
    staff_import.state, staff_import.done, staff_import.problem = State.APPLYING, 0, ""
    staff_import.save(update_fields=["state", "done", "problem"])
    return staff_import


def apply_staff_file(
    staff_import: StaffImport, *, by: Doer, end_absent: bool = False, tell: Tell | None = None
) -> StaffImport:
    """Do what the dry run showed, all accepted rows or none, in one transaction. Applying twice is applying once.

    When what is on record was touched since the dry run, so that other things would happen than were shown, nothing
    is done and the import says what differs; a new dry run then shows the new state. `end_absent`: who works here and
    is not in the file leaves today.
    """
    require(permissions.may_keep_people(by), refuse_importing())
    began = staff_import.state
    if began in (State.APPLIED, State.UNDONE, State.STOPPED):
        return staff_import
    refused = _("Iemand werkte tegelijk aan dezelfde mensen. Er is niets verwerkt. Controleer opnieuw.")
    broke_off = _("Het verwerken brak af. Er is niets verwerkt. Controleer opnieuw.")
    try:
        with heard_by(by), in_words(staff_import, refused=refused, broke_off=broke_off):
            progress.forget(applying(staff_import.pk))  # of a try that was killed
            # Read before the transaction, so that progress shows; compared and written inside it.
            half = staff_import.total // 2
            rows, minds = _read(staff_import, tell, upto=half)
            with transaction.atomic():
                held = StaffImport.objects.select_for_update().get(pk=staff_import.pk)
                if held.state != began:  # done by another, broken off, or looked at anew
                    return held
                plan = plan_of(rows, day=clock.today(), minds=minds, by=by.pk if by else None)
                if plan.digest != held.report.get("digest"):
                    raise ValidationError(_what_differs(held, plan))
                before = footprint()
                write(plan, by=by, end_absent=end_absent, tell=tell_of(held, tell, since=half))
                StaffImportTrace.objects.bulk_create(traces(held, before, footprint()), batch_size=500)
                _close(held, plan, by, end_absent)
                staff_import = held
    finally:
        progress.forget(applying(staff_import.pk))
    if tell:
        tell(staff_import.done, staff_import.total)
    return staff_import


def forget_old_files() -> int:
    """Files and their reports are kept for 90 days. Out: how many went."""
    old = StaffImport.objects.filter(at__lt=clock.now() - KEPT_FOR)
    gone = old.count()
    old.delete()
    return gone


def _read(staff_import: StaffImport, tell: Tell | None, *, upto: int) -> tuple[list[StaffRow], list[str]]:
    """The rows of the file. `upto`: how far on the bar of the page reading goes."""
    table = tables.read(bytes(staff_import.content), sheet=staff_import.sheet)
    if missing := missing_fields(staff_import.mapping):
        raise ValidationError(_("Kies nog een kolom voor: %(fields)s.") % {"fields": ", ".join(missing)})

    def progress(done: int, total: int) -> None:
        stop_when_asked(staff_import)
        StaffImport.objects.filter(pk=staff_import.pk).update(done=done * upto // max(total, 1))
        if tell:
            tell(done, total)

    full_time = (Organisation.objects.first() or Organisation()).full_time_hours
    return staff_rows(table, staff_import.mapping, full_time=full_time, progress=progress)


def _report(plan: Plan) -> dict[str, Any]:
    return {
        "counts": plan.counts,
        "digest": plan.digest,
        "minds": plan.minds,
        "units": [
            {"name": one.name, "code": one.code, "opens": one.opens, "was": one.renamed_from, "moved": one.moved}
            for one in plan.units
        ],
        "day": plan.day.isoformat(),
    }


def _rows(staff_import: StaffImport, plan: Plan) -> Iterator[StaffImportRow]:
    for step in plan.steps:
        yield _report_row(staff_import, step)
    for one in plan.absent:
        yield StaffImportRow(
            staff_import=staff_import, kind=StaffImportRow.Kind.ABSENT, number=one.number, name=one.name
        )


def _report_row(staff_import: StaffImport, step: Step) -> StaffImportRow:
    return StaffImportRow(
        staff_import=staff_import,
        n=step.row.n,
        kind=step.kind,
        number=step.row.number,
        name=step.row.name[:254],
        changes=[list(change) for change in step.changes],
        notes=step.notes,
        noted=bool(step.row.warnings and not step.row.problems),
    )


def _what_differs(staff_import: StaffImport, plan: Plan) -> str:
    shown = {row.n: (row.kind, row.changes, row.notes) for row in staff_import.rows.exclude(n=None)}
    other = [
        f"{step.row.name} ({step.row.n})"
        for step in plan.steps
        if shown.get(step.row.n, (None,))[:2] != (step.kind.value, [list(change) for change in step.changes])
    ]
    if not other:
        return _("Sinds de controle is er iets veranderd aan wie hier werkt. Er is niets verwerkt. Controleer opnieuw.")
    return _(
        "Sinds de controle is er iets veranderd aan: %(names)s (regel in het bestand). Er is niets verwerkt. "
        "Controleer opnieuw."
    ) % {"names": ", ".join(other[:5]) + ("…" if len(other) > 5 else "")}


def _close(held: StaffImport, plan: Plan, by: Doer, end_absent: bool) -> None:
    counts = plan.counts
    held.state, held.applied_at, held.done, held.problem = State.APPLIED, clock.now(), held.total, ""
    held.report = {**held.report, "end_absent": end_absent}
    held.save(update_fields=["state", "applied_at", "done", "problem", "report"])
    announce(
        events.StaffFileApplied(
            by=by.pk if by else None,
            staff_import=held.pk,
            joined=counts["join"] + counts["rejoin"],
            changed=counts["change"],
            left=counts["leave"] + (counts["absent"] if end_absent else 0),
        )
    )
