"""What time it is here. The only place that asks the machine, so that the demo can move it and tell the past.

`now()` and `today()` are what every verb, query and page uses; Django's own `timezone.now` is left to sessions and
the queue, which must keep real time.
"""

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.utils import timezone

REMEMBERED = 1.0  # seconds: a page asks the time dozens of times, and the demo's shift once
_known = (0, -REMEMBERED)  # days, and when that was read
_told: ContextVar[dt.datetime | None] = ContextVar("told", default=None)


def now() -> dt.datetime:
    """An aware moment: the told one inside `at(...)`, else real time plus what the demo's clock was moved."""
    return _told.get() or _days_on(timezone.now(), shift())


def today() -> dt.date:
    """The local date of `now()`."""
    return timezone.localtime(now()).date()


def _days_on(moment: dt.datetime, days: int) -> dt.datetime:
    """As late on another day: a day in which the clocks change is a day too, be it of 23 or 25 hours."""
    return (timezone.localtime(moment) + dt.timedelta(days=days)).astimezone(dt.UTC) if days else moment


@contextmanager
def at(moment: dt.datetime | dt.date) -> Iterator[None]:
    """Tell what happened at another moment: `with clock.at(date): assign(...)`. A bare date means 09:00."""
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime.combine(moment, dt.time(9))
    if timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)


@contextmanager
def unmoved() -> Iterator[None]:
    """Time stands still at real time, without asking the database: for while its tables are being made."""
    with at(timezone.now()):
        yield


def shift() -> int:
    """How many days the demo's clock runs ahead; 0 outside the demo. What another process moved is seen in a second."""
    global _known
    if not settings.DEMO:
        return 0
    if time.monotonic() - _known[1] > REMEMBERED:
        from vliegwiel.kit.models import ClockShift  # inside: models need this module for their defaults

        days = ClockShift.objects.filter(pk=1).values_list("days", flat=True).first()
        _known = (days or 0, time.monotonic())
    return _known[0]


def move(days: int) -> None:
    """Move the demo's clock forward (or back) by whole days. Refused outside the demo."""
    if not settings.DEMO:
        raise RuntimeError("Only the demo's clock can be moved.")
    from vliegwiel.kit.models import ClockShift  # inside: see shift

    global _known
    row, _new = ClockShift.objects.get_or_create(pk=1)
    row.days += days
    row.save(update_fields=["days"])
    _known = (0, -REMEMBERED)
