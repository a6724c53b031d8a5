"""Where in somebody's week there is room for a moment to learn. Pure, so that it can be tried on any calendar.

Source: learning design 10.3. Working days, leave, holidays and quiet hours come from the reader that messages use too.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from vliegwiel.areas.learning.queries import Closed

from ..enums import TIMES, Shift

DAY = dt.timedelta(days=1)
STEP = dt.timedelta(minutes=15)
OPENS, CLOSES = dt.time(9), dt.time(17)  # of who says nothing about her hours
USUAL = dt.time(10)
Span = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True)
class Slot:
    """A weekday (ISO) and a local time."""

    day: int
    at: dt.time = USUAL


@dataclass(frozen=True)
class Week:
    """What must be known of somebody to find a moment. Times are local, spans aware.

    available: she works that day and is not away. open: no week in which her unit plans no learning; nothing is offered
    in those, and what she puts there herself stays hers to choose. last: her last day here, or None. A shift that ends
    before it begins ends the day after, and its day is the one it begins on.
    """

    available: Callable[[dt.date], bool]
    quiet: Callable[[dt.time], bool] = field(default=lambda _time: False)
    busy: tuple[Span, ...] = ()
    last: dt.date | None = None
    shift: Shift = Shift.NONE
    shift_from: dt.time | None = None
    shift_until: dt.time | None = None
    open: Callable[[dt.date], bool] = field(default=lambda _day: True)
    closed: tuple[Closed, ...] = ()  # the same in words, to be told

    def offers(self, day: dt.date) -> bool:
        """A day on which a moment may be proposed."""
        return self.works(day) and self.open(day)

    def works(self, day: dt.date) -> bool:
        return self.available(day) and (self.last is None or day <= self.last)


def proposal(week: Week, day: dt.date) -> tuple[Slot, ...]:
    """Two moments a week to begin with: her first and third working day of the coming seven, at ten."""
    days = [one for one in (day + n * DAY for n in range(7)) if week.offers(one)]
    days = [days[0], days[min(2, len(days) - 1)]] if len(days) > 1 else days
    return tuple(Slot(one.isoweekday()) for one in sorted(set(days))[:TIMES])


def plan(
    week: Week, slots: Iterable[Slot], *, minutes: int, now: dt.datetime, days: int, taken: Sequence[Span] = ()
) -> dict[dt.date, Span]:
    """{day of the rhythm: from, until} for the coming days: at the chosen time, else as near to it as there is room
    that day. A day on which she does not work, or that is full, has none. The same question has the same answer."""
    today = timezone.localtime(now).date()
    by_day = {slot.day: slot for slot in slots}
    found: dict[dt.date, Span] = {}
    for day in (today + n * DAY for n in range(days)):
        slot = by_day.get(day.isoweekday())
        if slot is None or not week.offers(day):
            continue
        others = (*taken, *found.values())
        span = next((one for one in _spans(week, day, slot.at, minutes) if _free(one, week, others, now)), None)
        if span:
            found[day] = span
    return found


def openings(
    week: Week,
    *,
    minutes: int,
    now: dt.datetime,
    at: dt.time = USUAL,
    days: int = 10,
    most: int = 5,
    taken: Sequence[Span] = (),
) -> list[Span]:
    """Where a moment could go instead, soonest first, one a day: as near to `at` as there is room."""
    today = timezone.localtime(now).date()
    found: list[Span] = []
    for day in (today + n * DAY for n in range(days)):
        if len(found) == most:
            break
        if week.offers(day):
            spans = (one for one in _spans(week, day, at, minutes) if _free(one, week, taken, now))
            found += [span for span in [next(spans, None)] if span]
    return found


def fits(week: Week, span: Span, *, now: dt.datetime) -> bool:
    """Whether she may put it there herself: ahead of now, on a day she works. Her own choice may be at any hour."""
    return span[0] > now and week.works(timezone.localtime(span[0]).date())


def _spans(week: Week, day: dt.date, at: dt.time, minutes: int) -> Iterator[Span]:
    """Every moment of so many minutes in that day, the nearest to `at` first; of a shift its begin or end."""
    length = dt.timedelta(minutes=minutes)
    if week.shift and week.shift_from and week.shift_until:
        begins = moment_at(day, week.shift_from)
        over = week.shift_until <= week.shift_from
        ends = moment_at(day + DAY if over else day, week.shift_until)
        if ends - begins < length:
            return
        yield (begins, begins + length) if week.shift == Shift.START else (ends - length, ends)
        return
    opens, closes = moment_at(day, OPENS), moment_at(day, CLOSES)
    wanted = moment_at(day, at)
    places = [wanted]
    place = opens
    while place + length <= closes:
        places.append(place)
        place += STEP
    for place in sorted(dict.fromkeys(places), key=lambda one: (abs(one - wanted), one)):
        if place == wanted or not _in_quiet(week, place, place + length):
            yield place, place + length


def _in_quiet(week: Week, starts: dt.datetime, ends: dt.datetime) -> bool:
    last = ends - dt.timedelta(minutes=1)
    return week.quiet(timezone.localtime(starts).time()) or week.quiet(timezone.localtime(last).time())


def _free(span: Span, week: Week, taken: Iterable[Span], now: dt.datetime) -> bool:
    return span[0] > now and not any(starts < span[1] and span[0] < ends for starts, ends in (*week.busy, *taken))


def moment_at(day: dt.date, time: dt.time) -> dt.datetime:
    """That local time on that day, in UTC so that what is counted from it is real time; an hour the clock skips becomes
    the one after it, of one that comes twice it is the first."""
    return timezone.make_aware(dt.datetime.combine(day, time)).astimezone(dt.UTC)
