"""How somebody stands with a qualification on a day: one pure function of facts, for one person or ten thousand.

A day is a day of the calendar here, see `days`.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..enums import Lasting, State
from .days import days_later, months_later
from .points import Earned, Period, PointsRule, periods


@dataclass(frozen=True)
class Version:
    """A requirement as it counts. first, again: the activities that do it; `again` empty: the first ones refresh it.

    months: for MONTHS; fixed: (month, day) for DAY; points and worth, (activity, points, category), for POINTS;
    documents, (number, the day it begins) in order of that day, for SIGNED.
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
    points: PointsRule | None = None
    worth: tuple[tuple[int, Decimal, str], ...] = ()
    documents: tuple[tuple[int, dt.date], ...] = ()

    def until(self, earned: dt.date) -> dt.date:
        """The last day on which it holds; `dt.date.max` when that never comes."""
        match self.lasting:
            case Lasting.ALWAYS | Lasting.POINTS | Lasting.SIGNED:
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
    """A certificate from outside that counts. `until`: its own last day; None: as long as the requirement says.
    `points`: when it brings points, it brings nothing else."""

    on: dt.date
    until: dt.date | None
    points: Decimal = Decimal(0)
    category: str = ""


@dataclass(frozen=True)
class Signed:
    """She read a version of the document, and signed for it."""

    number: int
    on: dt.date


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
    signed: tuple[Signed, ...] = ()


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
    period: Period | None = field(default=None, compare=False)  # of points: the one that matters now

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
    if now.lasting == Lasting.POINTS and now.points is not None:
        return _by_points(versions, facts, day, now, now.points)
    if now.lasting == Lasting.SIGNED:
        return _by_signing(facts, day, now)
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
    return _on_day(facts, day, now, until, counted)


def _on_day(facts: Facts, day: dt.date, now: Version, until: dt.date | None, counted: Sequence[Counted]) -> Status:
    """How it stands that day with what holds, or held, until then."""
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


def _by_points(versions: Sequence[Version], facts: Facts, day: dt.date, now: Version, rule: PointsRule) -> Status:
    """It begins with what the first time takes, or else with the first points, and holds as long as every period since
    was met. After the grace of one that was not, it begins anew. The periods and what they ask are those of `now`; what
    something is worth is judged on its own day."""
    earned = [
        Earned(one.on, points, category)
        for one in facts.done
        for activity, points, category in in_force(versions, one.on).worth
        if activity == one.activity
    ]
    earned += [Earned(one.on, one.points, one.category) for one in facts.brought if one.points]
    begins = sorted(
        on
        for on, activity, _own in _in_order(facts, day)
        if (activity in (judged := in_force(versions, on)).first if activity is not None else judged.outside)
    )
    if not any(one.first or one.outside for one in versions):
        begins = sorted(one.on for one in earned if one.on <= day)
    counted: list[Counted] = []
    until: dt.date | None = None
    told: list[Period] = []
    for on in begins:
        if until is None or on > days_later(until, now.grace_days):
            told = periods(rule, earned, on, day, now.grace_days)
            until = told[-1].ends
            counted.append(Counted(on, until, in_force(versions, on).number))
    stands = _on_day(facts, day, now, until, counted)
    shown = next((one for one in told if one.starts <= day <= one.ends), None)
    late = next((one for one in told if one.needed and not one.is_met and one.starts <= day), None)
    return replace(stands, period=late or shown)


def _by_signing(facts: Facts, day: dt.date, now: Version) -> Status:
    """She holds it while she signed the version of the document that is in force; a new one asks it again. What comes
    may be signed before its day."""
    signed = {one.number: one.on for one in sorted(facts.signed, key=lambda one: one.on, reverse=True) if one.on <= day}
    held = [number for number, starts in now.documents if starts <= day]
    counted = [Counted(on, dt.date.max, number) for number, on in sorted(signed.items(), key=lambda one: one[1])]
    if not any(number in signed for number in held):
        return _on_day(facts, day, now, None, ())
    unsigned = next(
        (starts for number, starts in now.documents if number >= _last(signed, held) and number not in signed), None
    )
    until = dt.date.max if unsigned is None else unsigned - dt.timedelta(days=1)
    return _on_day(facts, day, now, until, counted)


def _last(signed: Iterable[int], held: Sequence[int]) -> int:
    """The last version in force that she signed, else the first there was."""
    return max((number for number in held if number in set(signed)), default=held[0])


def _in_order(facts: Facts, day: dt.date) -> list[tuple[dt.date, int | None, dt.date | None]]:
    """(on, activity or None for a certificate, its own last day) of all that happened by then."""
    rows: list[tuple[dt.date, int | None, dt.date | None]] = [(one.on, one.activity, None) for one in facts.done]
    rows += [(one.on, None, one.until) for one in facts.brought if not one.points]
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
