"""On which days somebody may be asked: those she works, and is not away."""

import datetime as dt
from collections.abc import Iterable

from vliegwiel.areas.messaging.queries import away
from vliegwiel.areas.people.models import Placement
from vliegwiel.areas.people.queries import calendar


class Calendar(calendar.Calendar):
    """Her working days without those she noted to be away."""

    def __init__(self, placements: Iterable[Placement] = (), away: Iterable[tuple[dt.date, dt.date]] = ()) -> None:
        super().__init__(placements)
        self.away = tuple(away)

    def works_on(self, day: dt.date) -> bool:
        """Whether she works that day, and is there."""
        return super().works_on(day) and not any(starts <= day <= ends for starts, ends in self.away)


def calendars(people: Iterable[int]) -> dict[int, Calendar]:
    """Person id -> calendar, for everybody asked, in two queries. Who has no placement gets Monday to Friday."""
    placed = calendar.placements_of(people)
    gone = away(placed)
    return {person: Calendar(where, gone.get(person, ())) for person, where in placed.items()}
