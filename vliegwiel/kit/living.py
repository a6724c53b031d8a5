"""The demo lives on: what the clock asks for in the days to come happens now, each thing at its own moment.

Moving the clock alone would leave those days empty: nobody was asked, told or counted. Only the demo has it.
"""

import datetime as dt
import logging
from contextlib import nullcontext

from django.db import transaction

from vliegwiel.kit import clock
from vliegwiel.kit.jobs import at_once, job
from vliegwiel.kit.models import Job
from vliegwiel.kit.queue.backend import PERIODIC, DurableTask, next_tick

log = logging.getLogger(__name__)
OFTEN = "*/30 * * * *"  # what asks every minute: a day has 48 half hours, and nothing in it is more urgent here


@job(attempts=3, atomic=False)  # each thing is a transaction of its own; who looks on sees the days go by
def live_until(ahead: int) -> None:
    """Live day by day until the demo's clock is so many days ahead. Again after a crash: it goes on where it was."""
    while clock.shift() < ahead:
        _live_a_day()


def days_left() -> int:
    """How many days are still to be lived; 0: it stands still. One query."""
    asked = Job.objects.filter(task=live_until.module_path, state__in=(Job.READY, Job.RUNNING)).order_by("pk")
    return max([0, *(int(args[0]) - clock.shift() for args in asked.values_list("args", flat=True))])


def _live_a_day() -> None:
    """Everything the clock asks for between now and as late tomorrow, in its order; then it is tomorrow. What fails is
    written down, and the day goes on."""
    begins = clock.now()
    for tick, task in ticks(begins, begins + dt.timedelta(days=1)):
        with clock.at(tick), at_once():
            try:
                with transaction.atomic() if task.atomic else nullcontext():
                    task.func()
            except Exception:
                log.exception("%s failed while the demo lived through %s", task.module_path, tick)
    clock.move(1)


def ticks(begins: dt.datetime, ends: dt.datetime) -> list[tuple[dt.datetime, DurableTask]]:
    """What the clock asks for after `begins` and until `ends` (aware moments), in its order."""
    found: list[tuple[dt.datetime, str]] = []
    for path, task in PERIODIC.items():
        line = OFTEN if task.every == "* * * * *" else str(task.every)
        tick = next_tick(line, begins)
        while tick <= ends:
            found.append((tick, path))
            tick = next_tick(line, tick)
    return [(tick, PERIODIC[path]) for tick, path in sorted(found)]
