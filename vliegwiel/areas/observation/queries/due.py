"""For the clock: whose check asks something now, and whose observer left."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice.enums import Step
from vliegwiel.areas.practice.queries import StepDays, days_of
from vliegwiel.kit import clock

from ..enums import Moment, Source
from ..models import BehaviourCheck, Observation, ObserverAsk

LATE_DAYS = 14
"""What asks longer than this is not told any more: nobody is asked about last month."""

WEEK = dt.timedelta(days=7)


def stands_aside(day: dt.date, due_on: dt.date, steps: Iterable[StepDays]) -> bool:
    """Whether the check of six weeks, asked from `due_on`, is not told of on `day`: the step of the same activity was
    named in a message in the week around it, or may still be before that week is over. Its page leads on to the check.
    """
    ends = due_on + WEEK
    return any(
        (one.told_on is not None and due_on - WEEK < one.told_on < ends)
        or (one.waits and day < ends and one.due_on < ends and day <= one.until)
        for one in steps
    )


def due(day: dt.date | None = None) -> list[tuple[int, Moment, list[BehaviourCheck]]]:
    """(person, moment, her checks of one activity) of which something is asked since less than two weeks and that she
    did not answer; without those a step of the loop tells of (`stands_aside`). Three queries."""
    day = day or clock.today()
    found = []
    for moment, field in ((Moment.POST, "due_on"), (Moment.AGAIN, "again_on")):
        said = Observation.objects.filter(check_of=OuterRef("pk"), moment=moment, source=Source.SELF)
        rows = BehaviourCheck.objects.filter(
            ~Exists(said),
            **{f"{field}__range": (day - dt.timedelta(days=LATE_DAYS), day)},
            stopped_at=None,
            person__in=Person.objects.here(),
        )
        asked: dict[tuple[int, int], list[StepDays]] = {}
        if moment == Moment.POST:
            since = day - dt.timedelta(days=LATE_DAYS) - WEEK
            asked = days_of(Step.CHECK, rows.order_by().values("person"), since=since)
        together: dict[tuple[int, int], list[BehaviourCheck]] = defaultdict(list)
        for row in rows.order_by("pk"):
            ends = (row.person_id, row.activity_id)
            if not (row.due_on and stands_aside(day, row.due_on, asked.get(ends, ()))):
                together[ends].append(row)
        found += [(person, moment, checks) for (person, _activity), checks in together.items()]
    return found


def asking(person: Person, activity: int) -> list[BehaviourCheck]:
    """Her checks of an activity of which the measure of six weeks is asked now and not answered. One query."""
    said = Observation.objects.filter(check_of=OuterRef("pk"), moment=Moment.POST, source=Source.SELF)
    rows = BehaviourCheck.objects.visible_to(person).filter(~Exists(said), activity=activity, stopped_at=None)
    return list(rows.filter(due_on__lte=clock.today()).order_by("pk"))


def observers_gone() -> list[ObserverAsk]:
    """Open questions to who no longer works here. One query."""
    rows = ObserverAsk.objects.open().filter(observer__isnull=False).exclude(observer__in=Person.objects.here())
    return list(rows.order_by("pk"))
