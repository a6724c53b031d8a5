"""What the clock starts."""

from vliegwiel.kit.jobs import every, job

from . import actions, queries
from .models import RefreshRun


@every("day", at="07:10")
def tell_what_ends() -> None:
    """Who is at risk, in grace or past it hears so once, from the day it is so. Running twice tells nobody twice."""
    for qualification in queries.kept():
        actions.tell_what_ends(qualification)


@every("day", at="07:15")
def tell_who_waits() -> None:
    """Managers hear, once a week, how many wait for them to look."""
    for qualification in queries.watched():
        actions.tell_who_waits(qualification)


@every("day", at="03:50")
def forget_certificates() -> None:
    actions.forget_certificates()


# Not one transaction: progress must be seen while it runs, and what else waits goes before it.
@job(attempts=3, atomic=False)
def refresh(run_id: int) -> None:
    run = RefreshRun.objects.filter(pk=run_id, finished_at=None).select_related("qualification").first()
    if run is not None and actions.go_on_refreshing(run):
        refresh.using(priority=-1).enqueue(run_id)


@every("day", at="00:55", atomic=False)
def ask_refreshers() -> None:
    """Who is at risk today gets the refresher whose turn it is; who does not need it any more gives it back."""
    for run in actions.begin_refreshing():
        refresh.using(priority=-1).enqueue(run.pk)


@every("hour", at="00:35", atomic=False)
def go_on_with_refreshing() -> None:
    """What a worker left in the middle."""
    for run in RefreshRun.objects.filter(finished_at=None).order_by("pk"):
        refresh.using(priority=-1).enqueue(run.pk)
