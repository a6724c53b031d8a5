"""Working out what a staff file would do to rules, before it is applied."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person, StaffImport
from vliegwiel.areas.people.queries.staff_proposed import proposal_of
from vliegwiel.kit import clock
from vliegwiel.kit.permissions import require
from vliegwiel.kit.tables import Unreadable

from .. import permissions, queries
from ..models import Foresight, ForesightRow
from ..queries.foreseeing import foreseen

NOT_HR = gettext_lazy("Wat een personeelsbestand met leerregels doet, ziet HR.")


@transaction.atomic
def foresee_staff_file(staff_import: StaffImport, *, by: Person) -> Foresight:
    """Begin to work out what each rule that is on would give and take once this file is applied. The work follows
    (`work_out`); nothing of the file is done. While one runs it is that one; else it is worked out anew.

    ValidationError for a file that is not checked, or was applied.
    """
    require(permissions.may_foresee(by), NOT_HR)
    held = StaffImport.objects.select_for_update(of=("self",)).defer("content").get(pk=staff_import.pk)
    if held.state != StaffImport.State.CHECKED or held.undoes_id:
        raise ValidationError(_("Dit kan alleen met een bestand dat gecontroleerd is en nog niet verwerkt."))
    if running := Foresight.objects.filter(staff_import=held, finished_at=None).first():
        return running
    Foresight.objects.filter(staff_import=held).delete()
    return Foresight.objects.create(staff_import=held, by=by)


def work_out(foresight: Foresight) -> Foresight:
    """Do it, telling how far it is; what it finds is written in one go at the end. Safe to run again."""
    if not foresight.is_running:
        return foresight
    versions = queries.rules_on()
    _tell(foresight, 0, len(versions) + 1)
    try:
        proposal = proposal_of(foresight.staff_import)
    except Unreadable as unreadable:
        return _finish(foresight, problem=str(unreadable)[:280])
    sums, rows = [], []
    for n, told in enumerate(foreseen(proposal.people, proposal.absent, versions, clock.today())):
        said = {"gains": told.gains, "keeps": told.keeps, "loses": told.loses, "absent": told.absent}
        sums.append({"rule": told.version.rule_id, **said})
        rows += [
            ForesightRow(
                foresight=foresight,
                rule_id=told.version.rule_id,
                kind=one.kind,
                person_id=one.person,
                name=one.name[:254],
                number=one.number,
                because=list(one.because),
            )
            for one in told.rows
        ]
        _tell(foresight, n + 2, len(versions) + 1)
    with transaction.atomic():
        held = Foresight.objects.select_for_update().filter(pk=foresight.pk, finished_at=None).first()
        if held is None:
            return foresight  # begun anew, or done by another, meanwhile
        held.rows.all().delete()
        ForesightRow.objects.bulk_create(rows, batch_size=500)
        held.sums, held.digest = sums, proposal.digest
        return _finish(held)


def _finish(foresight: Foresight, *, problem: str = "") -> Foresight:
    foresight.problem, foresight.finished_at = problem, clock.now()
    foresight.save(update_fields=["problem", "finished_at", "sums", "digest"])
    return foresight


def _tell(foresight: Foresight, done: int, total: int) -> None:
    Foresight.objects.filter(pk=foresight.pk).update(done=done, total=total)
