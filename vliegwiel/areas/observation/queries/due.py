"""For the clock: whose check asks something now, and whose observer left."""

import datetime as dt
from collections import defaultdict

from django.db.models import Exists, OuterRef

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from ..enums import Moment, Source
from ..models import BehaviourCheck, Observation, ObserverAsk

LATE_DAYS = 14
"""What asks longer than this is not told any more: nobody is asked about last month."""


def due(day: dt.date | None = None) -> list[tuple[int, Moment, list[BehaviourCheck]]]:
    """(person, moment, her checks of one activity) of which something is asked since less than two weeks and that she
    did not answer. Two queries."""
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
        together: dict[tuple[int, int], list[BehaviourCheck]] = defaultdict(list)
        for row in rows.order_by("pk"):
            together[row.person_id, row.activity_id].append(row)
        found += [(person, moment, checks) for (person, _activity), checks in together.items()]
    return found


def observers_gone() -> list[ObserverAsk]:
    """Open questions to who no longer works here. One query."""
    rows = ObserverAsk.objects.open().filter(observer__isnull=False).exclude(observer__in=Person.objects.here())
    return list(rows.order_by("pk"))
