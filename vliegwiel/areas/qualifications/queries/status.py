"""How somebody stands with a qualification on a day: one pure function of facts, for one person or ten thousand.

A day is a day of the calendar here, see `days`.
"""

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from ..enums import Lasting, State
from .days import days_later, months_later
from .points import Earned, Period, PointsRule, periods


@dataclass(frozen=True)
class Version:
    """A requirement as it counts. first, again: the activities that do it; `again` empty: the first ones refresh it.

    months: for MONTHS; fixed: (month, day) for DAY; points and worth, (activity, points, category), for POINTS;
    documents, (number, the day it begins) in order of that day, for SIGNED; seen: somebody must see it done besides.
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
    seen: bool = False

    @property
    def only_seen(self) -> bool:
        """Being seen is all it takes: nothing is learned or brought for it first."""
        return self.seen and not (self.first or self.outside) and self.lasting not in (Lasting.POINTS, Lasting.SIGNED)

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


class Done(NamedTuple):  # a report makes tens of thousands; so below
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
class Seen:
    """Somebody saw all of it done, and signed."""

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
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True)
class Waits:
    """It only waits for somebody to see it done. since: the day from which; version: whose lines are to be seen."""

    since: dt.date
    version: int


class Counted(NamedTuple):
    """A fact that made it hold, and until when. version: what it was judged by; done_on: of what had to be seen as
    well, the day it was done; `on` is then that on which it was seen."""

    on: dt.date
    until: dt.date
    version: int
    activity: int | None = None
    is_first: bool = True
    done_on: dt.date | None = None


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
    waits: Waits | None = field(default=None, compare=False)  # to be seen

    @property
    def refreshes(self) -> bool:
        """Whether what refreshes it is enough; otherwise it takes what the first time takes."""
        return self.state in (State.VALID, State.AT_RISK, State.IN_GRACE)


def status(versions: Sequence[Version], facts: Facts, day: dt.date) -> Status:
    """How she stands on that day; facts of later days do not count.

    versions: in order of `starts`. A fact is judged by the version in force on its own day (before the first: by the
    first), so no new version takes away what somebody earned. The windows are those of the version in force on `day`.
    What refreshes counts while it holds or is in grace; after that it takes what the first time takes. Of two facts
    the one that holds longest counts. What must be seen as well counts from the day somebody saw it, and of a refresher
    the day it was done says whether it was in time.
    """
    if not versions:
        return Status(State.NOT_YET)
    now = in_force(versions, day)
    if now.lasting == Lasting.POINTS and now.points is not None:
        return _by_points(versions, facts, day, now, now.points)
    if now.lasting == Lasting.SIGNED:
        return _by_signing(versions, facts, day, now)
    counted: list[Counted] = []
    until: dt.date | None = None
    left: _Left | None = None
    for on, activity, own, seen in _in_order(facts, day):
        judged = in_force(versions, on)
        held = until is not None and on <= days_later(until, judged.grace_days)
        done_on = None
        if seen:
            if left is None or not left.stands(on):
                left = _Left(on, judged) if judged.only_seen else None
            if left is None:
                continue
            judged, activity, own, held, done_on = left.judged, left.activity, left.own, held or left.held, left.on
            is_first = activity is None or activity in judged.first
        else:
            is_first = activity is None or activity in judged.first
            if not judged.outside if activity is None else not is_first and not (held and activity in judged.again):
                continue
            if judged.seen:
                left = _Left(on, judged, activity, own, held)
                continue
        ends = own or judged.until(on)
        counted.append(Counted(on, ends, judged.number, activity, is_first, done_on))
        until, left = ends if until is None or not held else max(until, ends), None
    return _waiting(_on_day(facts, day, now, until, counted), now, left, day)


@dataclass(frozen=True)
class _Left:
    """What was done and not seen yet. held: it was in time to refresh."""

    on: dt.date
    judged: Version
    activity: int | None = None
    own: dt.date | None = None
    held: bool = False

    def stands(self, day: dt.date) -> bool:
        """Whether being seen that day still makes it count: not once it would have run out by itself."""
        return day <= (self.own or self.judged.until(self.on))


def _waiting(stands: Status, now: Version, left: _Left | None, day: dt.date) -> Status:
    """With what only waits to be seen, if anything does."""
    if stands.state == State.EXEMPT:
        return stands
    if left is not None and left.stands(day):
        return replace(stands, waits=Waits(left.on, left.judged.number))
    if now.only_seen and stands.state != State.VALID:
        since = now.starts if stands.until is None else stands.until - dt.timedelta(days=now.risk_days)
        return replace(stands, waits=Waits(min(since, day), now.number))
    return stands


def _seen_on(versions: Sequence[Version], facts: Facts, on: dt.date, day: dt.date) -> dt.date | None:
    """The day on which what happened then counts: the same one, or when it must be seen, that on which it was."""
    if not in_force(versions, on).seen:
        return on
    return min((one.on for one in facts.seen if on <= one.on <= day), default=None)


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
    for one in reversed(versions):
        if one.starts <= day:
            return one
    return versions[0]


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
    done = sorted(
        on
        for on, activity, _own, seen in _in_order(facts, day)
        if not seen
        and (activity in (judged := in_force(versions, on)).first if activity is not None else judged.outside)
    )
    if not any(one.first or one.outside for one in versions):
        done = sorted(one.on for one in earned if one.on <= day)
    begins = sorted({on for one in done if (on := _seen_on(versions, facts, one, day))})
    unseen = next((one for one in done if not begins and not _seen_on(versions, facts, one, day)), None)
    counted: list[Counted] = []
    until: dt.date | None = None
    told: list[Period] = []
    for on in begins:
        if until is None or on > days_later(until, now.grace_days):
            told = periods(rule, earned, on, day, now.grace_days)
            until = told[-1].ends
            counted.append(Counted(on, until, in_force(versions, on).number))
    left = _Left(unseen, in_force(versions, unseen)) if unseen else None
    stands = _waiting(_on_day(facts, day, now, until, counted), now, left, day)
    shown = next((one for one in told if one.starts <= day <= one.ends), None)
    late = next((one for one in told if one.needed and not one.is_met and one.starts <= day), None)
    return replace(stands, period=late or shown)


def _by_signing(versions: Sequence[Version], facts: Facts, day: dt.date, now: Version) -> Status:
    """She holds it while she signed the version of the document that is in force; a new one asks it again. What comes
    may be signed before its day. What must be seen besides is seen once."""
    signed = {one.number: one.on for one in sorted(facts.signed, key=lambda one: one.on, reverse=True) if one.on <= day}
    first = min(signed.values(), default=None)
    if first and (seen := _seen_on(versions, facts, first, day)) is None:
        left = _Left(first, in_force(versions, first))
        return _waiting(_on_day(facts, day, now, None, ()), now, left, day)
    if first and seen:
        signed = {number: max(on, seen) for number, on in signed.items()}
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


def _in_order(facts: Facts, day: dt.date) -> list[tuple[dt.date, int | None, dt.date | None, bool]]:
    """(on, activity or None for a certificate, its own last day, whether it was seen) of all that happened by then;
    what was seen that day after what was done that day."""
    rows: list[tuple[dt.date, int | None, dt.date | None, bool]]
    rows = [(one.on, one.activity, None, False) for one in facts.done]
    rows += [(one.on, None, one.until, False) for one in facts.brought if not one.points]
    rows += [(one.on, None, None, True) for one in facts.seen]
    return sorted((row for row in rows if row[0] <= day), key=lambda row: (row[0], row[3]))


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
