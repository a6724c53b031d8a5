"""Work for later: `@job` for what is asked, `@every` for what the clock asks. The only file that knows the queue.

    @job()
    def send(message_id: int) -> None: ...
    send.enqueue(message.pk)

    @every("day", at="03:00")
    def purge() -> None: ...

Arguments are ids and plain values. A job may run again after a crash; it is one transaction with its own outcome, so
what it wrote to the database is there once. On Django 6 the import becomes django.tasks.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django_tasks import task

from vliegwiel.kit.queue.backend import PERIODIC, DurableTask, on_the_spot

Work = Callable[..., Any]
DAYS = {"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 0}


def job(*, attempts: int = 5, backoff: float = 2.0, atomic: bool = True) -> Callable[[Work], Any]:
    """A function that can be queued with `.enqueue(...)`.

    attempts: tries in all. backoff: seconds before the second try, doubling. atomic=False for long work that shows
    progress in between: it must be safe to repeat by itself.
    """
    return task(attempts=attempts, backoff=backoff, atomic=atomic)


def every(
    period: str, *, at: str = "00:00", on: str = "", attempts: int = 5, backoff: float = 30.0, atomic: bool = True
) -> Callable[[Work], Any]:
    """A job the clock asks for: every "minute", "hour", "day" (at="03:00") or "week" (on="tue", at="10:00").

    Local time. Exactly one run per tick, however many workers there are. ValueError for a period it does not know.
    """
    hour, minute = (int(part) for part in at.split(":"))
    lines = {
        "minute": "* * * * *",
        "hour": f"{minute} * * * *",
        "day": f"{minute} {hour} * * *",
        "week": f"{minute} {hour} * * {DAYS.get(on, '')}",
    }
    if period not in lines or (period == "week" and on not in DAYS):
        raise ValueError(f"every({period!r}, on={on!r}): say minute, hour, day, or week with on=mon..sun")
    return task(attempts=attempts, backoff=backoff, every=lines[period], atomic=atomic)


@contextmanager
def at_once() -> Iterator[None]:
    """Within this block work is done on the spot, not queued; its errors come out. The demo tells its story so."""
    token = on_the_spot.set(True)
    try:
        yield
    finally:
        on_the_spot.reset(token)


@dataclass(frozen=True)
class Planned:
    """A line of the schedule: what runs, and its cron line in local time."""

    name: str
    cron: str


def schedule() -> list[Planned]:
    """Everything the clock asks for, by name."""
    return sorted((Planned(name, t.every or "") for name, t in PERIODIC.items()), key=lambda line: line.name)


__all__ = ["DurableTask", "Planned", "at_once", "every", "job", "schedule"]
