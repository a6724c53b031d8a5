"""Who is in which group on a day, and what each of them ever reached. Only for counting: nothing here is for a page.

Every question is one query over everybody, and is answered with ids; ten thousand people cost twenty of them a week.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Max, Min, QuerySet

from vliegwiel.areas.community.models import Why
from vliegwiel.areas.learning.models import Completion, Enrolment
from vliegwiel.areas.live.models import Trainer
from vliegwiel.areas.moments.models import LearningMoment, OwnGoal, Rhythm
from vliegwiel.areas.people.models import Employment, Person, Placement, ReportingLine, RoleGrant
from vliegwiel.areas.practice.enums import Said
from vliegwiel.areas.practice.models import CheckIn, Focus, Talk
from vliegwiel.kit import clock

from ..enums import LEFT, STOPPED_DAYS, Outcome, Persona, Split, Stage
from ..models import Answer, Run, StepOff, StepTaken

MONTH = dt.timedelta(days=30)
EARLIER = "earlier"  # who began more than two years ago
QUARTERS = 8
Groups = dict[str, set[int]]


def groups(persona: Persona, day: dt.date) -> dict[str, Groups]:
    """{split: {key: people}} of who may start as this and works here that day. Three queries."""
    here = dict(Employment.objects.on(day).order_by().values_list("person").annotate(since=Min("starts")))
    since = {pk: one for pk, one in _since(persona, day, here).items() if pk in here}
    placed: dict[int, int] = {}
    rows = Placement.objects.on(day).filter(unit__closed_on=None).order_by("-starts", "pk")
    for person, unit in rows.values_list("employment__person", "unit"):
        placed.setdefault(person, unit)
    found: dict[str, Groups] = {Split.QUARTER: defaultdict(set), Split.UNIT: defaultdict(set)}
    for person, began in since.items():
        found[Split.QUARTER][quarter(began, day)].add(person)
        if person in placed:
            found[Split.UNIT][str(placed[person])].add(person)
    return found


def quarter(began: dt.date, day: dt.date) -> str:
    """The quarter of a day ("2026-4"), or `EARLIER` when it is more than two years before the other."""
    ago = (day.year - began.year) * 4 + (day.month - 1) // 3 - (began.month - 1) // 3
    return EARLIER if ago >= QUARTERS else f"{began.year}-{(began.month - 1) // 3 + 1}"


def _since(persona: Persona, day: dt.date, here: dict[int, dt.date]) -> dict[int, dt.date]:
    if persona == Persona.LEARNER:
        return here
    if persona == Persona.MANAGER:
        rows: Any = ReportingLine.objects.on(day).order_by().values_list("manager")
        return dict(rows.annotate(since=Min("starts")))
    if persona == Persona.TRAINER:
        gives = Trainer.objects.exclude(person=None).values_list("person", flat=True)
        return {pk: here[pk] for pk in gives if pk in here}
    rows = RoleGrant.objects.on(day).filter(role=persona).order_by().values_list("person")
    return dict(rows.annotate(since=Min("starts")))


def reached() -> dict[str, set[int]]:
    """{stage: everybody who ever did}. What was let go of or is past and removed no longer counts."""
    did = CheckIn.objects.filter(said__in=[Said.DID_IT, Said.TRIED])
    began = dict(Enrolment.objects.order_by().values_list("person").annotate(at=Min("began_at")))
    run = dict(Run.objects.exclude(begun_at=None).order_by().values_list("person").annotate(at=Min("begun_at")))
    first = {pk: min(at for at in (began.get(pk), run.get(pk)) if at) for pk in {*began, *run}}
    last: dict[int, dt.datetime] = {}
    rows: Iterable[Any] = (
        Enrolment.objects.order_by().values_list("person").annotate(at=Max("began_at")),
        Completion.objects.order_by().values_list("person").annotate(at=Max("at")),
        did.order_by().values_list("plan__person").annotate(at=Max("said_at")),
    )
    for each in rows:
        for person, at in each:
            last[person] = max(at, last.get(person, at))
    seen = Person.objects.get_queryset().exclude(last_login=None).order_by().values_list("pk", flat=True)
    return {
        Stage.IN: set(seen) | set(first),
        Stage.GOAL: _who(OwnGoal.objects, "person") | _who(Focus.objects, "manager") | _who(Why.objects, "by"),
        Stage.SLOT: _who(LearningMoment.objects, "person")
        | _who(Rhythm.objects.exclude(slots=[]), "person")
        | _who(Talk.objects, "manager"),
        Stage.APPLIED: _who(did, "plan__person"),
        Stage.BACK: {pk for pk, at in last.items() if pk in first and at - first[pk] >= MONTH},
    }


def _who(rows: Any, field: str) -> set[int]:
    return set(rows.order_by().values_list(field, flat=True).distinct())


def came_to(persona: Persona) -> tuple[Groups, dict[str, dict[str, set[int]]]]:
    """({step: runs that came there}, {step: {outcome, left or reason: runs}}), of runs that were begun. Who is still at
    it, or did something less than two weeks ago, has not left. Four queries."""
    runs: QuerySet[Any, Any] = Run.objects.filter(persona=persona).exclude(begun_at=None)
    begun = {pk: (at, done) for pk, at, done in runs.values_list("pk", "begun_at", "finished_at")}
    there: Groups = defaultdict(set)
    what: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    steps: dict[int, set[str]] = defaultdict(set)
    last: dict[int, dt.datetime] = {pk: at for pk, (at, _done) in begun.items()}
    for run, step, outcome, at in StepTaken.objects.filter(run__in=runs).values_list("run", "step", "outcome", "at"):
        there[step].add(run)
        what[step][outcome].add(run)
        steps[run].add(step)
        last[run] = max(at, last[run])
    for run, step, reason in Answer.objects.filter(run__in=runs).values_list("run", "step", "reason"):
        there[step].add(run)
        what[step][reason].add(run)
    stopped = clock.now() - dt.timedelta(days=STOPPED_DAYS)
    off = set(StepOff.objects.filter(persona=persona).values_list("step", flat=True))
    order = sorted(there, key=lambda step: -len(what[step][Outcome.DONE] | what[step][Outcome.SKIPPED]))
    for run, (_at, done) in begun.items():
        ahead = [step for step in order if step not in steps[run] and step not in off]
        if done is None and last[run] < stopped and ahead:
            there[ahead[0]].add(run)
            what[ahead[0]][LEFT].add(run)
    return there, what
