"""How somebody stands with a qualification on a day: one pure function of facts, for one person or ten thousand.

A day is a day of the calendar here: hours and clock changes play no part. A month later is the same day of that month,
or its last day when it has no such day: 31 January and one month is 28 (or 29) February.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..enums import Lasting, State


@dataclass(frozen=True)
class Version:
    """A requirement as it counts. first, again: the activities that do it; `again` empty: the first ones refresh it.

    months: for MONTHS; fixed: (month, day) for DAY.
    """

    starts: dt.date
    first: frozenset[int]
    again: frozenset[int] = frozenset()
    lasting: Lasting = Lasting.MONTHS
    months: int = 0
    fixed: tuple[int, int] = (12, 31)
    risk_days: int = 0
    grace_days: int = 0
    outside: bool = False
    number: int = 1

    def until(self, earned: dt.date) -> dt.date:
        """The last day on which it holds; `dt.date.max` when that never comes."""
        match self.lasting:
            case Lasting.ALWAYS:
                return dt.date.max
            case Lasting.MONTHS:
                return months_later(earned, self.months)
            case _day:
                this_year = _day_of(earned.year, self.fixed)
                return this_year if this_year > earned else _day_of(earned.year + 1, self.fixed)


@dataclass(frozen=True)
class Done:
    """An activity finished on a day."""

    activity: int
    on: dt.date


@dataclass(frozen=True)
class Brought:
    """A certificate from outside that counts. `until`: its own last day; None: as long as the requirement says."""

    on: dt.date
    until: dt.date | None


@dataclass(frozen=True)
class Freed:
    """An exemption, the first and the last day included."""

    starts: dt.date
    ends: dt.date | None

    def covers(self, day: dt.date) -> bool:
        return self.starts <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True)
class Facts:
    """Everything about one person and one qualification that counts."""

    done: tuple[Done, ...] = ()
    brought: tuple[Brought, ...] = ()
    freed: tuple[Freed, ...] = ()


@dataclass(frozen=True)
class Counted:
    """A fact that made it hold, and until when. version: what it was judged by."""

    on: dt.date
    until: dt.date
    version: int
    activity: int | None = None
    is_first: bool = True


@dataclass(frozen=True)
class Status:
    """On one day. `until`: the last day it holds or held (of an exemption: its last day); None: no end, or never held.
    `grace_until`: the last day on which it still counts. `counted`: the facts that made it so, in order."""

    state: State
    until: dt.date | None = None
    since: dt.date | None = None
    grace_until: dt.date | None = None
    version: int = 0
    counted: tuple[Counted, ...] = field(default=(), compare=False)

    @property
    def refreshes(self) -> bool:
        """Whether what refreshes it is enough; otherwise it takes what the first time takes."""
        return self.state in (State.VALID, State.AT_RISK, State.IN_GRACE)


def status(versions: Sequence[Version], facts: Facts, day: dt.date) -> Status:
    """How she stands on that day; facts of later days do not count.

    versions: in order of `starts`. A fact is judged by the version in force on its own day (before the first: by the
    first), so no new version takes away what somebody earned. The windows are those of the version in force on `day`.
    What refreshes counts while it holds or is in grace; after that it takes what the first time takes. Of two facts
    the one that holds longest counts.
    """
    if not versions:
        return Status(State.NOT_YET)
    now = in_force(versions, day)
    counted: list[Counted] = []
    until: dt.date | None = None
    for on, activity, own in _in_order(facts, day):
        judged = in_force(versions, on)
        held = until is not None and on <= days_later(until, judged.grace_days)
        is_first = activity is None or activity in judged.first
        if activity is None:
            if not judged.outside:
                continue
        elif not is_first and not (held and activity in judged.again):
            continue
        ends = own or judged.until(on)
        counted.append(Counted(on, ends, judged.number, activity, is_first))
        until = ends if until is None or not held else max(until, ends)
    freed = [one for one in facts.freed if one.covers(day)]
    if until is None:
        return _exempt(freed, now, counted) or Status(State.NOT_YET, version=now.number)
    grace = days_later(until, now.grace_days)
    since = counted[-1].on
    if day <= until:
        at_risk = until != dt.date.max and (until - day).days < now.risk_days
        if at_risk and (exempt := _exempt(freed, now, counted)):
            return exempt
        state = State.AT_RISK if at_risk else State.VALID
    elif exempt := _exempt(freed, now, counted):
        return exempt
    else:
        state = State.IN_GRACE if day <= grace else State.EXPIRED
    ends_at = None if until == dt.date.max else until
    return Status(state, ends_at, since, None if ends_at is None else grace, now.number, tuple(counted))


def in_force(versions: Sequence[Version], day: dt.date) -> Version:
    """The last that began by then; before the first the first."""
    return next((one for one in reversed(versions) if one.starts <= day), versions[0])


def next_way(ways: Sequence[int], done: Iterable[Done]) -> int | None:
    """Which of the activities that refresh it is hers now: the one she did longest ago, or never, in their order; so
    never the same twice running while there is another. None without ways."""
    last: dict[int, dt.date] = {}
    for one in done:
        last[one.activity] = max(one.on, last.get(one.activity, dt.date.min))
    return min(ways, key=lambda way: (last.get(way, dt.date.min), ways.index(way)), default=None)


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > dt.date.max.year:
        return dt.date.max
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_later(day: dt.date, days: int) -> dt.date:
    """So many days on; the end of time stays the end of time."""
    return dt.date.max if (dt.date.max - day).days < days else day + dt.timedelta(days=days)


def _in_order(facts: Facts, day: dt.date) -> list[tuple[dt.date, int | None, dt.date | None]]:
    """(on, activity or None for a certificate, its own last day) of all that happened by then."""
    rows: list[tuple[dt.date, int | None, dt.date | None]] = [(one.on, one.activity, None) for one in facts.done]
    rows += [(one.on, None, one.until) for one in facts.brought]
    return sorted((row for row in rows if row[0] <= day), key=lambda row: row[0])


def _exempt(freed: Sequence[Freed], now: Version, counted: Sequence[Counted]) -> Status | None:
    if not freed:
        return None
    ends = [one.ends for one in freed]
    return Status(
        State.EXEMPT,
        None if None in ends else max(one for one in ends if one is not None),
        min(one.starts for one in freed),
        version=now.number,
        counted=tuple(counted),
    )


def _day_of(year: int, fixed: tuple[int, int]) -> dt.date:
    month, number = fixed
    return dt.date(year, month, min(number, calendar.monthrange(year, month)[1]))
