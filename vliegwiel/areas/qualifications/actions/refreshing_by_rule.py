"""Asking a refresher by itself: switched on and off by somebody, made true at night and at what matters in between.

What is given is given by learning, with the qualification as reason and ground; here is only decided who needs what.
"""

import time
from collections import Counter
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.enums import Ground as LearningGround
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Ground
from ..models import Qualification, RefreshRule, RefreshRun
from ..queries.refreshing import KINDS, MOST_KEPT, differing, due_refreshers, foresee, in_sentence, rule_of, source_of
from .writing import NOT_KEEPER

Kind = RefreshRun.Kind
TOGETHER = 250  # people in one transaction
GROUNDS = {
    Ground.LAW: LearningGround.LAW,
    Ground.EU: LearningGround.EU_LAW,
    Ground.CAO: LearningGround.CAO,
    Ground.ROLE: LearningGround.ROLE,
    Ground.OWN: LearningGround.WISH,
}


@transaction.atomic
def foresee_refreshers(qualification: Qualification, *, by: Person) -> RefreshRun:
    """Begin to work out what it would do, for everybody; the work follows (`go_on_refreshing`). Nothing is given. One
    that runs already is that one."""
    require(permissions.may_keep(by), NOT_KEEPER)
    _held(qualification)
    if running := RefreshRun.objects.filter(qualification=qualification, finished_at=None).first():
        return running
    RefreshRun.objects.filter(qualification=qualification, kind=Kind.LOOK).delete()
    return RefreshRun.objects.create(qualification=qualification, kind=Kind.LOOK, by=by)


@transaction.atomic
def ask_refreshers(qualification: Qualification, *, counts: dict[str, int], by: Person) -> RefreshRun:
    """From now on who is at risk is given the refresher whose turn it is, by itself, in the name of who says so. The
    work follows. counts: what was read before: {"gains", "keeps", "loses"}. Twice is once.

    ValidationError when there is nothing to refresh it with.
    """
    require(permissions.may_keep(by), NOT_KEEPER)
    held = _held(qualification)
    if not queries.refreshable(queries.requirements([held.pk])[held.pk]):
        raise ValidationError(
            _("Hier valt niets vanzelf te vragen: het loopt niet af, of er staat geen activiteit die het opfrist.")
        )
    rule, new = RefreshRule.objects.get_or_create(
        qualification=held, off_at=None, defaults={"by": by, "counts": {name: counts.get(name, 0) for name in KINDS}}
    )
    if new:
        announce(events.RefreshersAsked(by=by.pk, qualification=held.pk))
    return _run(held, Kind.ON, by)


@transaction.atomic
def stop_refreshers(qualification: Qualification, *, by: Person) -> RefreshRun | None:
    """Not by itself any more; what is open and nobody else asks is taken back. The work follows. None when it was
    off."""
    require(permissions.may_keep(by), NOT_KEEPER)
    held = _held(qualification)
    gone = RefreshRule.objects.filter(qualification=held, off_at=None).update(off_by=by, off_at=clock.now())
    if not gone:
        return None
    announce(events.RefreshersStopped(by=by.pk, qualification=held.pk))
    return _run(held, Kind.OFF, by)


def begin_refreshing() -> list[RefreshRun]:
    """Once a day, of every rule that is on: the runs that have something to do."""
    runs = []
    for rule in queries.refresh_rules_on():
        if differing(rule.qualification, due_refreshers(rule.qualification)):
            with transaction.atomic():
                runs.append(_run(_held(rule.qualification), Kind.DAY, None))
    return runs


def go_on_refreshing(run: RefreshRun, *, seconds: float = 4.0) -> bool:
    """Do a run for some seconds, `TOGETHER` people in one transaction; whether there is more to do. One that was killed
    goes on after the last people it wrote."""
    if run.kind == Kind.LOOK:
        _look(run)
        return False
    until = time.monotonic() + seconds
    todo: list[int] | None = None
    while time.monotonic() < until:
        fresh = RefreshRun.objects.select_related("qualification").get(pk=run.pk)
        if not fresh.is_running:
            return False
        if todo is None:
            todo = [person for person in _todo(fresh.qualification) if person > fresh.after]
            total = fresh.done + len(todo)
            RefreshRun.objects.filter(pk=run.pk).update(total=total)
        some, todo = todo[:TOGETHER], todo[TOGETHER:]
        with transaction.atomic():
            _held(fresh.qualification)
            held = RefreshRun.objects.select_for_update().get(pk=run.pk)
            if not held.is_running:
                return False
            if not some:
                _finish(held)
                return False
            if held.after < some[-1]:
                done = _settle(held.qualification, some)
                held.counts = dict(Counter(held.counts) + done)
                held.done, held.after = held.done + len(some), some[-1]
                held.save(update_fields=["counts", "done", "after"])
    return True


def _todo(qualification: Qualification) -> list[int]:
    due = due_refreshers(qualification) if rule_of(qualification) else {}
    return differing(qualification, due)


@transaction.atomic
def settle_refreshers(people: Collection[int]) -> None:
    """Something changed about these people: give or take back what rules that are on ask of them, and no more."""
    for rule in queries.refresh_rules_on():
        _held(rule.qualification)
        due = due_refreshers(rule.qualification, people=people)
        if todo := differing(rule.qualification, due, people):
            _settle(rule.qualification, todo)


def _settle(qualification: Qualification, people: list[int]) -> Counter[str]:
    """What differs about these, asked anew; in the transaction of who calls, who holds the qualification."""
    rule, source = rule_of(qualification), source_of(qualification.pk)
    due = due_refreshers(qualification, people=people) if rule else {}
    todo = differing(qualification, due, people)
    taken = learning.end_needs(todo, source=source)
    if rule is None:
        return Counter(taken=taken)
    givers = _givers(rule)
    done = Counter(taken=taken)
    for n, giver in enumerate(givers):
        rows = [
            learning.Needed(
                person,
                due[person].activity,
                due[person].period,
                in_sentence(qualification, due[person].status),
                due[person].by,
            )
            for person in todo
            if person in due and (person != givers[0].pk if n == 0 else person == givers[0].pk)
        ]
        if rows:
            done += learning.give_needed(rows, source=_source(qualification, giver))
    return done


def _source(qualification: Qualification, giver: Person) -> learning.Source:
    ground = GROUNDS[Ground(qualification.ground)]
    key, basis = source_of(qualification.pk), qualification.source
    return learning.Source(key=key, title=qualification.title, ground=ground, basis=basis, giver=giver)


def _givers(rule: RefreshRule) -> list[Person]:
    """In whose name: who switched it on while she works here, else who keeps it now; and another one for herself."""
    keep = RoleGrant.objects.on().filter(role__in=(Role.LND_LEAD, Role.HR)).values("person")
    others = list(Person.objects.here().filter(pk__in=keep).exclude(pk=rule.by_id).order_by("pk")[:2])
    found = ([rule.by] if rule.by.is_active else []) + others
    return (found or [rule.by])[:2]


def _look(run: RefreshRun) -> None:
    rows = foresee(run.qualification)
    counts = Counter(row.kind for row in rows)
    kept = []
    for kind in KINDS:
        some = [row for row in rows if row.kind == kind][:MOST_KEPT]
        kept += [
            [row.kind, row.person, row.name, row.number, row.until.isoformat() if row.until else "", row.activity]
            for row in some
        ]
    run.counts, run.rows = {kind: counts[kind] for kind in KINDS}, kept
    run.done = run.total = len(rows)
    run.finished_at = clock.now()
    run.save(update_fields=["counts", "rows", "done", "total", "finished_at"])


def _finish(run: RefreshRun) -> None:
    if run.kind == Kind.DAY and not any(run.counts.get(name) for name in ("given", "taken", "had")):
        run.delete()  # a day on which nothing happened is no news
        return
    run.finished_at, run.total = clock.now(), run.done
    run.save(update_fields=["finished_at", "total"])
    announce(
        events.RefreshersSettled(
            by=run.by_id,
            qualification=run.qualification_id,
            given=run.counts.get("given", 0),
            taken=run.counts.get("taken", 0),
        )
    )


def _run(qualification: Qualification, kind: str, by: Person | None) -> RefreshRun:
    """The one that runs gives way: it does the same, from the beginning."""
    RefreshRun.objects.filter(qualification=qualification, finished_at=None).update(finished_at=clock.now())
    return RefreshRun.objects.create(qualification=qualification, kind=kind, by=by)


def _held(qualification: Qualification) -> Qualification:
    """Two runs at once do it once."""
    return Qualification.objects.select_for_update(of=("self",)).get(pk=qualification.pk)
