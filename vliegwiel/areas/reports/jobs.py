"""What the clock starts, and what takes longer than a page may."""

from vliegwiel.kit.jobs import every, job

from . import actions
from .enums import ExportState
from .models import Export


# Some seconds at a time and then behind what else waits, so that nobody's change waits for a file.
@job(attempts=3, atomic=False)
def make_export(export_id: int) -> None:
    export = Export.objects.filter(pk=export_id).first()
    if export is not None and actions.go_on(export):
        make_export.using(priority=-1).enqueue(export_id)


@every("hour", at="00:35", atomic=False)
def go_on_with_exports() -> None:
    """Whatever no worker holds any more."""
    for export in Export.objects.filter(state=ExportState.RUNNING).order_by("pk"):
        make_export.using(priority=-1).enqueue(export.pk)


@every("day", at="03:55")
def forget_exports() -> None:
    actions.forget_exports()


@every("day", at="01:10", atomic=False)
def count_month() -> None:
    """The first of the month; a day later when the machine was off."""
    actions.count_month()


@every("day", at="07:20", atomic=False)
def go_round() -> None:
    actions.go_round()
