"""What the clock does with what people learned."""

from vliegwiel.kit.jobs import every, job

from . import actions
from .models import Foresight, RuleRun


@every("week", on="sun", at="03:40")
def forget_old() -> None:
    actions.forget_old()


@every("day", at="03:20")
def forget_deliveries() -> None:
    actions.forget_deliveries()


@every("hour", at="00:25")
def close_overdue() -> None:
    actions.close_overdue()


# Not one transaction: progress must be seen while it runs. Some seconds at a time and then behind what else waits, so
# that a change of one person never waits for ten thousand others.
@job(attempts=3, atomic=False)
def run_rule(run_id: int) -> None:
    run = RuleRun.objects.filter(pk=run_id).first()
    if run is not None and actions.go_on(run):
        run_rule.using(priority=-1).enqueue(run_id)


@job(attempts=3, atomic=False)
def foresee(foresight_id: int) -> None:
    row = Foresight.objects.filter(pk=foresight_id).select_related("staff_import").first()
    if row is not None:
        actions.work_out(row)


@every("day", at="00:40", atomic=False)
def look_at_rules() -> None:
    """What came or ended by the calendar, who waits for room, and what is to be done again."""
    actions.repeat_rules()
    for run in actions.begin_day():
        run_rule.using(priority=-1).enqueue(run.pk)


@every("day", at="02:10")
def count_room() -> None:
    actions.count_room()


@every("hour", at="00:50", atomic=False)
def go_on_with_runs() -> None:
    for run in RuleRun.objects.filter(state=RuleRun.State.RUNNING).order_by("pk"):
        run_rule.using(priority=-1).enqueue(run.pk)
