"""When the steps of a loop are asked: planned once, and moved later by what happens. The days come from
`queries.schedule`; here they are written."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events, queries
from ..models import CheckIn, Plan
from ..queries.schedule import Planned, Works, plan_steps, shifted, together, waited_out


@transaction.atomic
def schedule(plan: Plan) -> list[CheckIn]:
    """Plan the steps of a plan, counted from finishing, or from making the plan when that came later. What is still to
    come of her other plans shares its days when they began within fourteen days of each other.

    Nothing happens while the activity is not finished, when they are planned already, or when the plan was stopped.
    Called by `make_plan` and by the handler that hears somebody finish.
    """
    finished = queries.completed_on(plan.person, plan.activity_id)
    if finished is None or plan.stopped_at or plan.check_ins.exists():
        return []
    starts = max(finished, timezone.localtime(plan.made_at).date())
    works = _works(plan.person)
    made = CheckIn.objects.bulk_create(
        CheckIn(plan=plan, day=one.step, meant_on=one.meant_on, due_on=one.due_on, until=one.until)
        for one in plan_steps(starts, plan.activity.kind_of_skill, works)
    )
    put_together(plan, works)
    announce(events.FollowUpScheduled(by=None, person=plan.person_id, plan=plan.pk))
    return made


def put_together(plan: Plan, works: Works) -> None:
    """Let this plan and her others ask on the same days, where they began close together."""
    today = clock.today()
    others = Plan.objects.going().filter(person=plan.person_id).exclude(pk=plan.pk).order_by("pk")
    for other in others:
        mine, theirs = _to_come(plan, today), _to_come(other, today)
        first, second = together(_planned(mine), _planned(theirs), works)
        _write(mine, first)
        _write(theirs, second)
        by_step = {row.day: row for row in theirs}
        for row in mine:
            beside = by_step.get(row.day)
            if beside and beside.due_on == row.due_on and (row.with_step_id, beside.with_step_id) == (None, None):
                row.with_step = beside
                row.save(update_fields=["with_step"])


def move(
    person: Person,
    *,
    since: dt.date | None = None,
    shift: dt.timedelta | None = None,
    plans: Iterable[Plan] | None = None,
) -> None:
    """Move what could still be answered on `since` (today when not given) later: by `shift`, or by the days since then.
    Of all her plans, or of these."""
    today = clock.today()
    since = since or today
    works = _works(person)
    rows = CheckIn.objects.open().filter(plan__person=person)
    if plans is not None:
        rows = rows.filter(plan__in=[plan.pk for plan in plans])
    for loop in _by_plan(rows):
        live = _live(loop, since)
        later = shifted(_planned(live), today - since if shift is None else shift, since, works)
        _write(live, later, told_again=True)


@transaction.atomic
def wait_out() -> int:
    """Of everybody with something that stands ready and who is away or off today: move it to the day she is back, and
    what comes after it along. Gives how many steps moved. Called by the clock, before anything is told; twice is once.
    """
    today = clock.today()
    ready = CheckIn.objects.due(today).filter(told_on=None)
    people = list(ready.order_by().values_list("plan__person", flat=True).distinct())
    works = queries.calendars(people)
    off = [person for person in people if not works[person].works_on(today)]
    moved = 0
    open_ones = CheckIn.objects.open().filter(plan__person__in=off, told_on=None)
    for loop in _by_plan(open_ones.select_for_update(of=("self",))):
        ahead = _live(loop, today)
        moved += _write(ahead, waited_out(_planned(ahead), today, works[loop[0].plan.person_id].works_on))
    return moved


def _works(person: Person) -> Works:
    return queries.calendars([person.pk])[person.pk].works_on


def _live(loop: Sequence[CheckIn], day: dt.date) -> list[CheckIn]:
    """What is still asked on that day or later. What a later step overtook is behind us, and stays there when that one
    moves."""
    ready = [row for row in loop if row.due_on <= day]
    for row, later in pairwise(ready):
        if row.last_day >= later.due_on:
            row.until = later.due_on - dt.timedelta(days=1)
            row.save(update_fields=["until"])
    last = [row for row in ready[-1:] if row.last_day >= day]
    return [*last, *(row for row in loop if row.due_on > day)]


def _to_come(plan: Plan, today: dt.date) -> list[CheckIn]:
    return list(CheckIn.objects.open().filter(plan=plan, due_on__gt=today, told_on=None).order_by("day"))


def _by_plan(rows: "QuerySet[CheckIn]") -> list[list[CheckIn]]:
    loops: dict[int, list[CheckIn]] = defaultdict(list)
    for row in rows.select_related("plan").order_by("plan", "day"):
        loops[row.plan_id].append(row)
    return list(loops.values())


def _planned(rows: Sequence[CheckIn]) -> list[Planned]:
    return [Planned(row.step, row.meant_on or row.due_on, row.due_on, row.last_day) for row in rows]


def _write(rows: Sequence[CheckIn], planned: Sequence[Planned], *, told_again: bool = False) -> int:
    """Put the days on the rows; gives how many changed. told_again: who was told of it may be told once more."""
    changed = []
    for row, one in zip(rows, planned, strict=True):
        if (row.due_on, row.last_day) != (one.due_on, one.until) or (told_again and row.told_on):
            row.due_on, row.until = one.due_on, one.until
            row.told_on = None if told_again else row.told_on
            changed.append(row)
    CheckIn.objects.bulk_update(changed, ["due_on", "until", "told_on"])
    return len(changed)
