"""What takes longer than a page may: reading, applying and taking back a staff file; and forgetting old ones."""

from vliegwiel.kit.jobs import every, job

from . import actions
from .models import Person, StaffImport

# Not one transaction: progress must be seen while it runs. Both may run again after a crash and then do no harm.


@job(attempts=3, atomic=False)
def check_staff_file(import_id: int, by_id: int) -> None:
    actions.check_staff_file(StaffImport.objects.get(pk=import_id), by=Person.objects.get(pk=by_id))


@job(attempts=3, atomic=False)
def apply_staff_file(import_id: int, by_id: int, end_absent: bool) -> None:
    actions.apply_staff_file(
        StaffImport.objects.get(pk=import_id), by=Person.objects.get(pk=by_id), end_absent=end_absent
    )


@job(attempts=3, atomic=False)
def check_undo(import_id: int, by_id: int) -> None:
    actions.check_undo(StaffImport.objects.get(pk=import_id), by=Person.objects.get(pk=by_id))


@job(attempts=3, atomic=False)
def undo_staff_file(import_id: int, by_id: int) -> None:
    actions.undo_staff_file(StaffImport.objects.get(pk=import_id), by=Person.objects.get(pk=by_id))


@every("day", at="03:30")
def forget_old_staff_files() -> None:
    actions.forget_old_files()


@every("day", at="03:20")
def forget_misses() -> None:
    """Wrong tries at kiosks are counted for a quarter of an hour; a day later they are gone."""
    actions.forget_misses()
