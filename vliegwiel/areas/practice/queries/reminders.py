"""Whom to tell today that a check-in stands ready: within the caps, never on a day off."""

import datetime as dt
from collections import Counter, defaultdict

from vliegwiel.kit import clock

from ..enums import STOP_AFTER_IGNORED, TELL_PER_WEEK
from ..models import CheckIn, Plan
from .calendar import calendars


def to_tell() -> dict[int, list[CheckIn]]:
    """Person id -> the check-ins one message should name, for everybody who may get that message today.

    Left out: people told today or twice in the last seven days, people who do not work today, leavers, and plans whose
    last three messages were ignored. What is left out today is asked again tomorrow, until it is too late for it.
    """
    day = clock.today()
    waiting: dict[int, list[CheckIn]] = defaultdict(list)
    ready = CheckIn.objects.due(day).filter(told_on=None).exclude(plan__person__left_on__lt=day)
    for check_in in ready.select_related("plan").order_by("due_on", "pk"):
        waiting[check_in.plan.person_id].append(check_in)
    told: dict[int, set[dt.date]] = defaultdict(set)
    ignored: Counter[int] = Counter()
    before = CheckIn.objects.filter(plan__person__in=waiting, told_on__isnull=False)
    for person, plan, told_on, said in before.order_by("plan", "day").values_list(
        "plan__person", "plan", "told_on", "said"
    ):
        if told_on and told_on > day - dt.timedelta(days=7):
            told[person].add(told_on)
        ignored[plan] = 0 if said else ignored[plan] + 1
    works = calendars(waiting)
    chosen = {}
    for person, check_ins in waiting.items():
        asked = [one for one in check_ins if ignored[one.plan_id] < STOP_AFTER_IGNORED]
        full = day in told[person] or len(told[person]) >= TELL_PER_WEEK
        if asked and not full and works[person].works_on(day):
            chosen[person] = asked
    return chosen


def supporters_gone() -> list[Plan]:
    """Standing plans whose chosen supporter no longer works here."""
    left = Plan.objects.standing().filter(supporter__left_on__lt=clock.today())
    return list(left.select_related("supporter"))
