"""What time it is here. The only place that asks the machine, so that the demo can move it and tell the past.

`now()` and `today()` are what every verb, query and page uses; Django's own `timezone.now` is left to sessions and
the queue, which must keep real time.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.utils import timezone

_told: ContextVar[dt.datetime | None] = ContextVar("told", default=None)


def now() -> dt.datetime:
    """An aware moment: the told one inside `at(...)`, else real time plus what the demo's clock was moved."""
    return _told.get() or timezone.now() + _shift()


def today() -> dt.date:
    """The local date of `now()`."""
    return timezone.localtime(now()).date()


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


def _shift() -> dt.timedelta:
    if not settings.DEMO:
        return dt.timedelta()
    from vliegwiel.kit.models import ClockShift  # inside: models need this module for their defaults

    days = ClockShift.objects.filter(pk=1).values_list("days", flat=True).first()
    return dt.timedelta(days=days or 0)


def move(days: int) -> None:
    """Move the demo's clock forward (or back) by whole days. Refused outside the demo."""
    if not settings.DEMO:
        raise RuntimeError("Only the demo's clock can be moved.")
    from vliegwiel.kit.models import ClockShift  # inside: see _shift

    shift, _ = ClockShift.objects.get_or_create(pk=1)
    shift.days += days
    shift.save(update_fields=["days"])
