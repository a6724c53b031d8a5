"""What takes longer than a page may, and what the clock starts at night."""

from vliegwiel.kit.jobs import every, job

from . import actions, queries
from .models import Recheck, Rollout


@job(attempts=3, atomic=False)  # progress must be seen while it runs; again after a crash does no harm
def recheck(recheck_id: int) -> None:
    found = Recheck.objects.select_related("charter").filter(pk=recheck_id).first()
    if found:  # a draft that was thrown away took its rechecks along
        actions.run_recheck(found)


@job(attempts=3, atomic=False)  # one activity after the other, each with its outcome; again after a crash goes on
def roll_out(rollout_id: int) -> None:
    found = Rollout.objects.filter(pk=rollout_id).first()
    if found:
        actions.run_rollout(found)


@every("minute", atomic=False)  # one that fails leaves the others published; again after a crash does no harm
def publish_planned() -> None:
    failed: list[Exception] = []
    for planned in queries.due_publications():
        try:
            actions.carry_out_publication(planned)
        except Exception as problem:  # the others come out all the same, and the queue hears of it
            failed.append(problem)
    if failed:
        raise failed[0]


@every("day", at="00:20", atomic=False)
def retire_planned() -> None:
    for activity in queries.due_to_leave():
        actions.carry_out_leaving(activity)


@every("day", at="04:40")
def index_all() -> None:
    """A word that came later may be a part of what was there; and what was linked since is found by its behaviour."""
    actions.index_all()


@every("day", at="03:40")
def clear_unused_media() -> None:
    actions.note_all_uses()
    actions.clear_unused_media()


@every("day", at="02:30", atomic=False)  # a transaction a picture; what was drawn already is passed over
def draw_all() -> None:
    actions.draw_all()


@job(attempts=3, atomic=False)
def draw_now() -> None:
    """The same, because somebody asked."""
    actions.draw_all()


@every("day", at="06:30")
def tend_the_library() -> None:
    """Files of who left find somebody to keep them first, so that it is she who hears that their rights end."""
    actions.pass_on_media()
    actions.tell_ending_rights()


@every("day", at="03:50")
def forget_requests() -> None:
    """Withdrawn and long answered requests go, as promised to who asked."""
    actions.forget_requests()


@every("day", at="03:55")
def forget_old_imports() -> None:
    """Files with content go after 90 days, as promised to who handed them in."""
    actions.forget_old_imports()


@every("day", at="00:10")
def close_misses() -> None:
    """Of a month that is over, nobody can tell any more who looked for what."""
    actions.close_misses()


@every("minute")
def tell_of_remarks() -> None:
    """Once a sitting, not once a sentence."""
    actions.tell_of_remarks()


@every("day", at="04:10", atomic=False)  # a hundred at a time; again after a crash does no harm
def look_over_the_shelf() -> None:
    """What was published before something was looked for, or before the rules changed."""
    actions.look_over_the_shelf()


@every("day", at="03:35")
def forget_removed_remarks() -> None:
    """What somebody took away goes after thirty days, as promised."""
    actions.forget_removed_remarks()
