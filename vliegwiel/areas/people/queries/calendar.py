"""On which days somebody works, and so on which days something may be asked of her."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from vliegwiel.kit.workdays import public_holidays

from ..models import Placement

LOOK_AHEAD_DAYS = 60


class Calendar:
    """One person's working days, from where she is placed. Shift workers (roster) may work on any day."""

    def __init__(self, placements: Iterable[Placement] = ()) -> None:
        self.placements = sorted(placements, key=lambda placement: placement.starts)

    def works_on(self, day: dt.date) -> bool:
        """Whether she works that day: by her own pattern then, and not on a public holiday unless on a roster."""
        now = [p for p in self.placements if p.starts <= day and (p.ends is None or p.ends >= day)]
        placement = (now or self.placements or [Placement()])[-1]
        if placement.pattern == "roster":
            return True
        return placement.works_on(day) and day not in public_holidays(day.year)

    def next_working_day(self, day: dt.date) -> dt.date:
        """That day if she works then, else the first day after it on which she does."""
        for ahead in range(LOOK_AHEAD_DAYS):
            if self.works_on(day + dt.timedelta(days=ahead)):
                return day + dt.timedelta(days=ahead)
        return day  # an empty pattern: better asked on the day itself than never


def placements_of(people: Iterable[int]) -> dict[int, list[Placement]]:
    """Person id -> where she is and was placed. One query; nobody is left out."""
    people = list(people)
    placed: dict[int, list[Placement]] = defaultdict(list)
    for placement in Placement.objects.filter(employment__person__in=people).select_related("employment"):
        placed[placement.employment.person_id].append(placement)
    return {person: placed[person] for person in people}


def calendars(people: Iterable[int]) -> dict[int, Calendar]:
    """Person id -> calendar, for everybody asked, in one query. Somebody without a placement gets Monday to Friday."""
    return {person: Calendar(placed) for person, placed in placements_of(people).items()}
