"""Long work with rules: run through everybody some at a time, go on after a crash, and take a run back."""

import time
from collections import Counter

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import Assignment, Rule, RuleMatch, RuleRun, RuleVersion
from ..queries.rule_matching import begun, out_of_step
from ..queries.rule_people import names_in
from .asking import ask_some
from .ruling import TOGETHER, agree, settle, take_back

State, Kind = RuleRun.State, RuleRun.Kind


def begin_day() -> list[RuleRun]:
    """Look at every rule that is on once a day: what came or ended by the calendar, and who waits. Gives the runs that
    have something to do; one that runs already goes on."""
    runs = []
    for version in queries.rules_on():
        if RuleRun.objects.filter(rule=version.rule_id, state=State.RUNNING).exists():
            continue
        if todo := out_of_step(version, day=clock.today()):
            runs.append(
                RuleRun.objects.create(rule_id=version.rule_id, version=version, kind=Kind.DAY, total=len(todo))
            )
    return runs


def go_on(run: RuleRun, *, seconds: float = 4.0) -> bool:
    """Do a run for some seconds, `TOGETHER` people in one transaction; whether there is more to do.

    A run that was killed goes on after the last people it wrote; nothing is given twice.
    """
    until = time.monotonic() + seconds
    steps = {Kind.UNDO: _undo_some, Kind.HAND: _ask_some}
    todo: list[int] | None = None
    while time.monotonic() < until:
        fresh = RuleRun.objects.select_related("version").get(pk=run.pk)
        if not fresh.is_running:
            return False
        if todo is None:
            todo = _todo(fresh)
        some, todo = todo[:TOGETHER], todo[TOGETHER:]
        if not some:
            _finish(fresh)
            return False
        with transaction.atomic():
            held = RuleRun.objects.select_for_update().get(pk=run.pk)
            if not held.is_running:
                return False
            if held.after < some[-1]:
                done = steps.get(Kind(held.kind), _settle_some)(held, some)
                _note(held, some, done)
    return True


def _todo(run: RuleRun) -> list[int]:
    """The people who are left, by number."""
    if run.kind == Kind.HAND:
        return [person for person in run.asks["people"] if person > run.after]
    if run.kind == Kind.UNDO:
        given = {*run.counts.get("matches", ())}
        return sorted(person for person in given if person > run.after)
    assert run.version is not None
    return out_of_step(run.version, day=clock.today(), after=run.after, names=names_in([run.version.conditions]))


def _settle_some(run: RuleRun, people: list[int]) -> Counter[str]:
    assert run.version is not None
    return settle(run.version, people, run=run)


def _ask_some(run: RuleRun, people: list[int]) -> Counter[str]:
    return ask_some(run, people)


def _note(run: RuleRun, people: list[int], done: Counter[str]) -> None:
    counts = Counter({name: n for name, n in run.counts.items() if isinstance(n, int)}) + done
    run.counts = {**run.counts, **counts}
    run.done, run.after = run.done + len(people), people[-1]
    run.total = max(run.total, run.done)
    run.save(update_fields=["counts", "done", "after", "total"])


@transaction.atomic
def _finish(run: RuleRun) -> None:
    held = RuleRun.objects.select_for_update().get(pk=run.pk)
    if not held.is_running:
        return
    counts = {name: n for name, n in held.counts.items() if isinstance(n, int)}
    if held.kind == Kind.DAY and not any(counts.get(name) for name in ("given", "taken", "ended", "had")):
        held.delete()  # a day on which nothing happened is no news
        return
    if held.kind == Kind.UNDO:
        _close_undone(held)
    held.state, held.finished_at, held.total = State.DONE, clock.now(), held.done
    held.save(update_fields=["state", "finished_at", "total"])
    activity = _activity_of(held)
    announce(
        events.RunFinished(
            by=held.by_id,
            run=held.pk,
            activity=activity,
            given=counts.get("given", 0),
            taken=counts.get("taken", 0),
        )
    )


def _activity_of(run: RuleRun) -> int:
    source = run.undoes or run
    if source.version is not None:
        return source.version.activity_id or 0
    return int(source.asks.get("activity", 0))


@transaction.atomic
def undo_run(run: RuleRun, *, by: Person) -> RuleRun:
    """Take back what a run gave and nobody touched; what was begun is named and stays. Of a rule that was switched on
    by it, the rule goes off too. The work follows (`go_on`). Twice is once.

    Raises ValidationError for a run that is still going, and for one that gave nothing.
    """
    require(permissions.may_keep_rules(by), _("Alleen HR en opleiders draaien terug wat een regel gaf."))
    held = RuleRun.objects.select_for_update().get(pk=run.pk)
    if known := RuleRun.objects.filter(undoes=held).first():
        return known
    if held.is_running:
        raise ValidationError(_("Dit loopt nog. Wacht tot het klaar is; dan kun je het terugdraaien."))
    if held.kind in (Kind.ON, Kind.DAY) and _is_replaced(held):
        raise ValidationError(_("De regel heeft intussen een nieuwere versie. Draai die terug, of zet de regel uit."))
    people = sorted({*_given_by(held)})
    if held.kind not in (Kind.ON, Kind.DAY, Kind.HAND) or not people:
        raise ValidationError(_("Hierbij is niets gegeven, dus er valt niets terug te draaien."))
    if held.kind == Kind.ON:
        RuleVersion.objects.filter(
            rule=held.rule, number=held.version.number if held.version else 0, off_at=None
        ).update(off_by=by, off_at=clock.now())
        RuleRun.objects.filter(rule=held.rule_id, state=State.RUNNING).update(state=State.DONE, finished_at=clock.now())
    undo = RuleRun.objects.create(
        rule_id=held.rule_id,
        version_id=held.version_id,
        kind=Kind.UNDO,
        by=by,
        undoes=held,
        total=len(people),
        counts={"matches": people},
    )
    RuleRun.objects.filter(pk=held.pk).update(state=State.UNDONE)
    announce(events.RunUndone(by=by.pk, run=held.pk, taken=len(people), left=0))
    return undo


def _is_replaced(run: RuleRun) -> bool:
    """Whether another version of its rule is on now: what it gave stands under that one."""
    on = RuleVersion.objects.filter(rule=run.rule, on_at__isnull=False, off_at=None)
    return on.exclude(pk=run.version.pk if run.version else 0).exists()


def _given_by(run: RuleRun) -> list[int]:
    return list(Assignment.objects.filter(run=run).order_by("person").values_list("person", flat=True))


def _undo_some(undo: RuleRun, people: list[int]) -> Counter[str]:
    """Untouched: not begun, not finished, not asked by another, no other date agreed."""
    assert undo.undoes is not None
    source = undo.undoes
    rows = list(Assignment.objects.standing().filter(run=source, person__in=people).select_related("person"))
    matches = RuleMatch.objects.open().filter(assignment__in=[row.pk for row in rows], rule=source.rule_id)
    touched = begun(_activity_of(source), people) | {
        row.person_id for row in Assignment.objects.filter(pk__in=[row.pk for row in rows], extensions__granted=True)
    }
    free = [row for row in rows if row.person_id not in touched]
    if source.rule_id:
        matches.filter(person__in=[row.person_id for row in free]).update(state=RuleMatch.State.UNDONE)
    else:
        Assignment.objects.filter(pk__in=[row.pk for row in free]).update(by_hand=False)
    under = set(
        RuleMatch.objects.open()
        .filter(assignment__in=[row.pk for row in free], state=RuleMatch.State.GIVEN)
        .values_list("assignment", flat=True)
    )
    under |= {need.assignment_id or 0 for need in queries.needs_under([row.pk for row in free])}
    alone = [row for row in free if row.pk not in under and not (source.rule_id and row.by_hand)]
    taken = take_back(alone, by=undo.by or source.by or alone[0].given_by, rule=source.rule_id) if alone else 0
    agree(row.pk for row in free)
    left = [row.person.name for row in rows if row.person_id in touched]
    undo.counts = {**undo.counts, "names": [*undo.counts.get("names", []), *left][:200]}
    return Counter(taken=taken, left=len(left), shared=len(free) - len(alone))


def _close_undone(undo: RuleRun) -> None:
    """The rule went off with it: it holds for nobody any more."""
    undo.counts = {name: what for name, what in undo.counts.items() if name != "matches"}
    undo.save(update_fields=["counts"])
    source = undo.undoes
    if source is None or source.kind != Kind.ON:
        return
    today = clock.today()
    list(Rule.objects.select_for_update().filter(pk=source.rule_id or 0))
    if RuleVersion.objects.filter(rule=source.rule_id, on_at__isnull=False, off_at=None).exists():
        return
    RuleMatch.objects.open().filter(rule=source.rule_id).update(until=today, ended_at=clock.now())


__all__ = ["Kind", "State", "begin_day", "go_on", "undo_run"]
