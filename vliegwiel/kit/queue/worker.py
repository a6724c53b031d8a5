"""Taking work from the queue. Many workers may run, on one machine or on many; each does one job at a time.

One column answers "when may somebody take this job?": the run time while it waits, the end of the lease while it
runs. A worker that dies stops renewing its lease, so recovery is nothing but the ordinary claim.
"""

import datetime as dt
import logging
import os
import random
import secrets
import signal
import socket
import threading
import time
import traceback
from typing import Any, cast

from django.db import close_old_connections, connection, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from vliegwiel.kit.models import Job, WorkerBeat
from vliegwiel.kit.queue.backend import PERIODIC, DurableBackend, DurableTask, next_tick

log = logging.getLogger("vliegwiel.worker")

LONGEST_WAIT = 3600.0  # seconds between two tries, at most


class LeaseLost(Exception):
    """Somebody else took the job over; what this worker did must not count."""


class Worker:
    """lease: seconds a job is held without a sign of life. poll: seconds between looks when there is nothing to do."""

    def __init__(self, *, lease: float = 30.0, poll: float = 0.5, until_empty: bool = False) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(3)}"
        self.lease = dt.timedelta(seconds=lease)
        self.poll = poll
        self.until_empty = until_empty
        self.stopping = threading.Event()
        self.current: Job | None = None

    def run(self) -> None:
        """Work until asked to stop (SIGTERM, SIGINT), or until the queue is empty."""
        before = {}
        if threading.current_thread() is threading.main_thread():
            for sign in (signal.SIGTERM, signal.SIGINT):
                before[sign] = signal.signal(sign, lambda *_: self.stopping.set())
        heart = threading.Thread(target=self._show_life, daemon=True, name="heartbeat")
        heart.start()
        try:
            self._work()
        finally:
            self.stopping.set()
            heart.join()
            for sign, handler in before.items():  # who called us can be stopped again
                signal.signal(sign, handler)
        WorkerBeat.objects.filter(worker=self.name).delete()

    def _work(self) -> None:
        next_look_at_clock = 0.0
        while not self.stopping.is_set():
            if not connection.in_atomic_block:  # inside a test's transaction the connection is the test's
                close_old_connections()
            try:
                if not self.until_empty and time.monotonic() >= next_look_at_clock:
                    self.plan_periodic()
                    next_look_at_clock = time.monotonic() + 20
                job = self.claim()
            except Exception:  # a database that is away comes back; a worker that gave up does not
                log.exception("The queue cannot be read; trying again")
                self.stopping.wait(5)
                continue
            if job is not None:
                self.do(job)
            elif self.until_empty:
                break
            else:
                self.stopping.wait(self.poll * random.uniform(0.7, 1.3))

    def claim(self) -> Job | None:
        """Take the most urgent free job, or None. A job whose every attempt died with its worker is given up here."""
        while True:
            now = timezone.now()
            free = Job.objects.filter(state__in=Job.OPEN, free_at__lte=now).order_by("-priority", "free_at", "pk")
            # On SQLite a transaction takes the write lock at once: look first, so that idling stays a read.
            if connection.vendor == "sqlite" and not free.exists():
                return None
            with transaction.atomic():
                job = free.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked).first()
                if job is None:
                    return None
                if job.attempt >= _task(job).attempts:
                    job.give_up(now, "WorkerLost", "Every attempt ended with the death of its worker.")
                    continue
                job.state, job.worker, job.started_at = Job.RUNNING, self.name, now
                job.attempt += 1
                job.free_at = now + self.lease
                job.save(update_fields=["state", "worker", "started_at", "attempt", "free_at"])
                return job

    def do(self, job: Job) -> None:
        """Run a claimed job and write its outcome, unless the lease was lost meanwhile."""
        self.current = job
        task = _task(job)
        try:
            if task.atomic:
                with transaction.atomic():
                    task.func(*job.args, **job.kwargs)
                    self._succeed(job)
            else:
                task.func(*job.args, **job.kwargs)
                self._succeed(job)
        except LeaseLost:
            log.warning("Job %s was taken over; what was done here was undone", job.pk)
        except Exception as error:
            self._fail(job, task, error)
        finally:
            self.current = None

    def _mine(self, job: Job) -> Any:
        return Job.objects.filter(pk=job.pk, worker=self.name, attempt=job.attempt, state=Job.RUNNING)

    def _succeed(self, job: Job) -> None:
        done = {"state": Job.SUCCESSFUL, "finished_at": timezone.now(), "free_at": None, "error": "", "error_class": ""}
        if not self._mine(job).update(**done):
            raise LeaseLost

    def _fail(self, job: Job, task: DurableTask, error: Exception) -> None:
        what = f"{type(error).__module__}.{type(error).__qualname__}"
        told: dict[str, Any] = {"error": traceback.format_exc(), "error_class": what}
        if job.attempt < task.attempts:
            wait = min(LONGEST_WAIT, task.backoff * 2 ** (job.attempt - 1)) * random.uniform(0.8, 1.2)
            told |= {"state": Job.READY, "free_at": timezone.now() + dt.timedelta(seconds=wait)}
            log.warning("Job %s (%s) failed, attempt %s: %s", job.pk, job.task, job.attempt, error)
        else:
            told |= {"state": Job.FAILED, "finished_at": timezone.now(), "free_at": None}
            log.error("Job %s (%s) failed for good", job.pk, job.task, exc_info=error)
        self._mine(job).update(**told)

    def plan_periodic(self) -> None:
        """Make sure the next tick of each periodic job stands in the queue: its key makes it stand there once."""
        for path, task in PERIODIC.items():
            assert task.every is not None
            tick = next_tick(task.every, timezone.now())
            key = f"{path}@{tick.isoformat()}"
            if not Job.objects.filter(key=key).exists():
                cast(DurableBackend, task.get_backend()).enqueue(task.using(run_after=tick), [], {}, key=key)

    def _show_life(self) -> None:
        """Renew the lease of the job at hand, and write down that this worker lives. One thread per worker."""
        while not self.stopping.wait(self.lease.total_seconds() / 3):
            try:
                job = self.current
                if job is not None:
                    self._mine(job).update(free_at=timezone.now() + self.lease)
                WorkerBeat.objects.update_or_create(worker=self.name, defaults={"at": timezone.now()})
            except Exception:  # the next beat tries again; the lease is three beats long
                log.warning("No sign of life could be written", exc_info=True)
            finally:
                connection.close()


def _task(job: Job) -> DurableTask:
    task: DurableTask = import_string(job.task)
    return task
