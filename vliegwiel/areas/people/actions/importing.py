"""A staff file: received, its columns named, checked without changing anything, then applied whole or not at all."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from vliegwiel.kit import clock, progress, tables
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import ImportMapping, Organisation, StaffImport, StaffImportRow
from ..permissions import Doer
from ..queries.speech import tongue
from ..queries.staff_heads import FIELDS, fingerprint, guess_mapping, missing_fields
from ..queries.staff_plan import Plan, Step, plan_of
from ..queries.staff_progress import applying
from ..queries.staff_rows import StaffRow, staff_rows
from .applying import write

State = StaffImport.State
Tell = Callable[[int, int], None]
KEPT_FOR = dt.timedelta(days=90)


def _refuse_importing() -> str:
    return _("Alleen HR en beheerders werken met personeelsbestanden. Vraag het een van hen.")


@transaction.atomic
def receive_staff_file(content: bytes, *, file_name: str, by: Doer, sheet: str = "") -> StaffImport:
    """Keep a file and guess which column is which, as it was named last time if these heads came before.

    The file that she handed in just now, again, is the same import. Raises ValidationError, in words, when it is no
    table.
    """
    require(permissions.may_keep_people(by), _refuse_importing())
    try:
        table = tables.read(content, sheet=sheet)
    except tables.Unreadable as unreadable:
        raise ValidationError(str(unreadable)) from unreadable
    latest = StaffImport.objects.filter(by=by, applied_at=None).order_by("-pk").first()
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
    require(permissions.may_keep_people(by), _refuse_importing())
    if staff_import.state in (State.APPLYING, State.APPLIED):
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
    require(permissions.may_keep_people(by), _refuse_importing())
    if staff_import.state in (State.APPLYING, State.APPLIED):
        return staff_import
    with translation.override(_heard_by(by)):
        try:
            rows, minds = _read(staff_import, tell, upto=staff_import.total)
            plan = plan_of(rows, day=clock.today(), minds=minds, by=by.pk if by else None)
            with transaction.atomic():
                _keep_report(staff_import, plan)
        except (tables.Unreadable, ValidationError) as error:
            return _fail(staff_import, str(error) if isinstance(error, tables.Unreadable) else error.messages[0])
        except Exception:
            _fail(staff_import, _("Het lezen brak af. Er is niets veranderd. Controleer opnieuw."))
            raise
    return staff_import


@transaction.atomic
def begin_applying(staff_import: StaffImport, *, by: Doer) -> StaffImport:
    """She decided: what was checked will be done. The work follows: `apply_staff_file`. Deciding twice is once."""
    require(permissions.may_keep_people(by), _refuse_importing())
    if staff_import.state in (State.APPLYING, State.APPLIED):
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
    require(permissions.may_keep_people(by), _refuse_importing())
    if staff_import.state == State.APPLIED:
        return staff_import
    with translation.override(_heard_by(by)):
        try:
            progress.forget(applying(staff_import.pk))  # of a try that was killed
            # Read before the transaction, so that progress shows; compared and written inside it.
            rows, minds = _read(staff_import, tell, upto=staff_import.total // 2)
            with transaction.atomic():
                held = StaffImport.objects.select_for_update().get(pk=staff_import.pk)
                if held.state in (State.CHECKING, State.APPLIED):
                    return held
                plan = plan_of(rows, day=clock.today(), minds=minds, by=by.pk if by else None)
                if plan.digest != held.report.get("digest"):
                    raise ValidationError(_what_differs(held, plan))
                write(plan, by=by, end_absent=end_absent, tell=partial(_written, held, tell))
                _close(held, plan, by, end_absent)
        except ValidationError as error:
            return _fail(staff_import, error.messages[0])
        except IntegrityError:
            return _fail(
                staff_import,
                _("Iemand werkte tegelijk aan dezelfde mensen. Er is niets verwerkt. Controleer opnieuw."),
            )
        except Exception:
            _fail(staff_import, _("Het verwerken brak af. Er is niets verwerkt. Controleer opnieuw."))
            raise
        finally:
            progress.forget(applying(staff_import.pk))
    if tell:
        tell(held.total, held.total)
    return held


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
        StaffImport.objects.filter(pk=staff_import.pk).update(done=done * upto // max(total, 1))
        if tell:
            tell(done, total)

    full_time = (Organisation.objects.first() or Organisation()).full_time_hours
    return staff_rows(table, staff_import.mapping, full_time=full_time, progress=progress)


def _heard_by(by: Doer) -> str:
    """What is found is said in the language of who handed the file in; on the command line in the one chosen there."""
    return tongue(by.language) if by else translation.get_language() or "nl"


def _written(staff_import: StaffImport, tell: Tell | None, share: float) -> None:
    """Reading took the bar of the page to the middle; this is its other half."""
    half = staff_import.total // 2
    done = half + int(share * (staff_import.total - half))
    progress.tell(applying(staff_import.pk), done)
    if tell:
        tell(done, staff_import.total)


def _keep_report(staff_import: StaffImport, plan: Plan) -> None:
    StaffImportRow.objects.filter(staff_import=staff_import).delete()
    rows = [_report_row(staff_import, step) for step in plan.steps]
    rows += [
        StaffImportRow(staff_import=staff_import, kind=StaffImportRow.Kind.ABSENT, number=one.number, name=one.name)
        for one in plan.absent
    ]
    StaffImportRow.objects.bulk_create(rows, batch_size=500)
    staff_import.report = {
        "counts": plan.counts,
        "digest": plan.digest,
        "minds": plan.minds,
        "units": [
            {"name": one.name, "code": one.code, "opens": one.opens, "was": one.renamed_from, "moved": one.moved}
            for one in plan.units
        ],
        "day": plan.day.isoformat(),
    }
    staff_import.state, staff_import.done, staff_import.total = State.CHECKED, len(plan.steps), len(plan.steps)
    staff_import.problem = ""
    staff_import.save(update_fields=["report", "state", "done", "total", "problem"])


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


def _fail(staff_import: StaffImport, problem: str) -> StaffImport:
    staff_import.state, staff_import.problem = State.FAILED, problem
    staff_import.save(update_fields=["state", "problem"])
    return staff_import
