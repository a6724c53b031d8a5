"""Whether a message may be mailed now: the one place that decides. Pure, so that it can be tried on any calendar.

Source: learning design 10.4 and its pseudo-code 19 (`may_send`); the brake is rule 3 of 2.4, with the index of 10.2.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from django.utils import timezone

from vliegwiel.kit.notices import Topic

from ..enums import DAY_CAP, LATE_AFTER_WORKDAYS, LEFT_OUT, OVER_FOR_THE_LAW, WEEK_CAP, Lane, Why

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)
LOOK_AHEAD_DAYS = 60
MIDNIGHT = dt.time()


class Answer(Enum):
    SEND = "send"
    LATER = "later"
    DIGEST = "digest"
    DROP = "drop"


@dataclass(frozen=True)
class Verdict:
    """`until` is when to ask again, for LATER; `why` names the reason for everything but SEND."""

    answer: Answer
    why: str = ""
    until: dt.datetime | None = None


@dataclass(frozen=True)
class Reader:
    """What must be known of somebody to decide. `mails`: the moments of her mails of the last eight days, any order.

    `unreachable` is the reason she cannot be mailed at all, or ""; `full`: her learning time is (overload index over
    1). Quiet hours that begin and end at the same time are none. Times are local.
    """

    works_on: Callable[[dt.date], bool]
    quiet_from: dt.time = dt.time(18)
    quiet_until: dt.time = dt.time(8)
    away: tuple[tuple[dt.date, dt.date], ...] = ()
    paused_until: dt.date | None = None
    mails: tuple[dt.datetime, ...] = field(default=())
    unreachable: str = ""
    full: bool = False

    def available(self, day: dt.date) -> bool:
        """She works that day and is not away."""
        return self.works_on(day) and not any(starts <= day <= ends for starts, ends in self.away)

    def quiet(self, time: dt.time) -> bool:
        """Whether that time of the day is one of her quiet hours; they may run past midnight."""
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= time < self.quiet_until
        return time >= self.quiet_from or time < self.quiet_until


def decide(
    topic: Topic, lane: Lane, planned_at: dt.datetime, reader: Reader, now: dt.datetime, *, may_wait: bool = False
) -> Verdict:
    """Whether what was planned for `planned_at` may be mailed at `now`. Asking twice gives the same answer.

    may_wait: nothing asks it of her now. While her learning time is full that waits for another day she works, until
    it is too late to be of use; what is only for who has time (`LEFT_OUT`) is not mailed at all. What the law asks
    never gives way.

    `now` and `planned_at` are aware moments. What the law asks is never late, never paused, and may go one over both
    caps. What finds the week full goes along in the week's mail; what is in that one already, waits.
    """
    by_law = topic == Topic.DEADLINE
    if reader.unreachable:
        return Verdict(Answer.DROP, reader.unreachable)
    today = timezone.localtime(now).date()
    if reader.paused_until and today < reader.paused_until and not by_law:
        return Verdict(Answer.DROP, Why.PAUSED)
    if workdays_between(planned_at, now, reader) > LATE_AFTER_WORKDAYS and not by_law:
        return Verdict(Answer.DROP, Why.LATE)
    if reader.full and may_wait and not by_law:
        if topic in LEFT_OUT:
            return Verdict(Answer.DROP, Why.FULL)
        return _later(_start_of(today + DAY), reader, Why.FULL)
    opens = next_window(now, reader)
    if opens is None:
        return Verdict(Answer.DROP, Why.LATE)
    if opens > now:
        return Verdict(Answer.LATER, Why.QUIET, opens)
    over = OVER_FOR_THE_LAW if by_law else 0
    if sum(timezone.localtime(mail).date() == today for mail in reader.mails) >= DAY_CAP + over:
        return _later(_start_of(today + DAY), reader, Why.DAY_FULL)
    of_the_week = sorted(mail for mail in reader.mails if mail > now - WEEK)
    if len(of_the_week) >= WEEK_CAP + over:
        if lane == Lane.DIGEST or by_law:
            return _later(of_the_week[len(of_the_week) - WEEK_CAP - over] + WEEK, reader, Why.WEEK_FULL)
        return Verdict(Answer.DIGEST, Why.WEEK_FULL)
    return Verdict(Answer.SEND)


def next_window(moment: dt.datetime, reader: Reader) -> dt.datetime | None:
    """That moment if it is a good one, else the first after it: a day she works, outside her quiet hours. None when
    there is none in sixty days."""
    local = timezone.localtime(moment)
    if reader.available(local.date()) and not reader.quiet(local.time()):
        return moment
    for ahead in range(LOOK_AHEAD_DAYS):
        day = local.date() + ahead * DAY
        if not reader.available(day):
            continue
        for time in sorted({MIDNIGHT, reader.quiet_until}):
            opens = _at(day, time)
            if opens > moment and not reader.quiet(time):
                return opens
    return None


def next_digest(moment: dt.datetime, day: int, at: dt.time) -> dt.datetime:
    """The first week mail after `moment`; `day` is an ISO weekday, `at` a local time."""
    local = timezone.localtime(moment)
    ahead = (day - local.isoweekday()) % 7
    found = _at(local.date() + ahead * DAY, at)
    return found if found > moment else _at(local.date() + (ahead + 7) * DAY, at)


def workdays_between(begin: dt.datetime, end: dt.datetime, reader: Reader) -> int:
    """How many days on which she worked lie after `begin`, up to and including the day of `end`; at most what matters
    here and one more."""
    first, last = timezone.localtime(begin).date(), timezone.localtime(end).date()
    found = 0
    for ahead in range(1, (last - first).days + 1):
        found += reader.available(first + ahead * DAY)
        if found > LATE_AFTER_WORKDAYS:
            break
    return found


def _later(moment: dt.datetime, reader: Reader, why: str) -> Verdict:
    opens = next_window(moment, reader)
    return Verdict(Answer.LATER, why, opens) if opens else Verdict(Answer.DROP, Why.LATE)


def _start_of(day: dt.date) -> dt.datetime:
    return _at(day, MIDNIGHT)


def _at(day: dt.date, time: dt.time) -> dt.datetime:
    """An hour the clock skips becomes the one after it."""
    made = timezone.make_aware(dt.datetime.combine(day, time))
    return timezone.localtime(made.astimezone(dt.UTC))
