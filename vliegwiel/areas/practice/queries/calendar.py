"""When to ask how it went: some days after a plan, each on a day she works."""

import datetime as dt
from collections.abc import Iterable

from vliegwiel.areas.catalogue.enums import FOLLOW_UP_DAYS
from vliegwiel.areas.people.queries import calendar


class Calendar(calendar.Calendar):
    """Her working days, and the days on which a plan is followed up."""

    def follow_up(self, starts: dt.date) -> dict[int, dt.date]:
        """When to ask: days after `starts` -> date, each on a working day, in order, never two on one day."""
        dates: dict[int, dt.date] = {}
        earliest = starts
        for days in FOLLOW_UP_DAYS:
            dates[days] = self.next_working_day(max(starts + dt.timedelta(days=days), earliest))
            earliest = dates[days] + dt.timedelta(days=1)
        return dates


def calendars(people: Iterable[int]) -> dict[int, Calendar]:
    """Person id -> calendar, for everybody asked, in one query. Somebody without a placement gets Monday to Friday."""
    return {person: Calendar(placed) for person, placed in calendar.placements_of(people).items()}
