"""Putting work in the queue, through Django's tasks interface."""

import datetime as dt
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError, TaskResult, TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks.utils import normalize_json

# True while work is done on the spot instead of queued: while the demo tells its story, and in tests.
on_the_spot: ContextVar[bool] = ContextVar("on_the_spot", default=False)

PERIODIC: dict[str, "DurableTask"] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class DurableTask(Task[Any, Any]):
    """attempts: tries before giving up. backoff: seconds before the second try, doubling after each.

    every: a cron line in local time. atomic: the work and its outcome are one transaction, so a worker killed at any
    moment leaves either all of it or nothing; turn it off for long work that reports progress (and must then itself
    be safe to repeat).
    """

    attempts: int = 5
    backoff: float = 2.0
    every: str | None = None
    atomic: bool = True


class DurableBackend(BaseTaskBackend):
    task_class = DurableTask
    supports_defer = supports_priority = supports_get_result = True
    always_on_the_spot = False

    def validate_task(self, task: Task[Any, Any]) -> None:
        super().validate_task(task)
        if isinstance(task, DurableTask) and task.every:
            PERIODIC[task.module_path] = task

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any, key: str | None = None) -> TaskResult[Any]:
        """Write the job down in the caller's transaction. With a `key`, asking twice is asking once."""
        from vliegwiel.kit.models import Job  # inside: this module is loaded by settings, before models are

        arguments = {"args": normalize_json(list(args)), "kwargs": normalize_json(kwargs)}
        if self.always_on_the_spot or on_the_spot.get():
            task.func(*arguments["args"], **arguments["kwargs"])
            return _done(task, **arguments)
        job = Job(
            task=task.module_path,
            **arguments,
            priority=task.priority,
            key=key,
            free_at=task.run_after or timezone.now(),
        )
        try:
            with transaction.atomic():
                job.save(force_insert=True)
        except IntegrityError:
            if key is None:
                raise
            job = Job.objects.get(key=key)
        return as_result(job, task)

    def get_result(self, result_id: str) -> TaskResult[Any]:
        from vliegwiel.kit.models import Job  # inside: see enqueue

        job = Job.objects.filter(pk=result_id).first()
        if job is None:
            raise TaskResultDoesNotExist(result_id)
        return as_result(job, import_string(job.task))


def as_result(job: Any, task: Task[Any, Any]) -> TaskResult[Any]:
    return TaskResult(
        task=task,
        id=str(job.pk),
        status=TaskResultStatus(job.state),
        enqueued_at=job.asked_at,
        started_at=job.started_at,
        finished_at=job.finished_at,
        last_attempted_at=job.started_at,
        args=job.args,
        kwargs=job.kwargs,
        backend="default",
        errors=[TaskError(exception_class_path=job.error_class, traceback=job.error)] if job.error_class else [],
        worker_ids=[job.worker] if job.worker else [],
    )


def _done(task: Task[Any, Any], args: list[Any], kwargs: dict[str, Any]) -> TaskResult[Any]:
    now = timezone.now()
    return TaskResult(
        task=task,
        id="on-the-spot",
        status=TaskResultStatus.SUCCESSFUL,
        enqueued_at=now,
        started_at=now,
        finished_at=now,
        last_attempted_at=now,
        args=args,
        kwargs=kwargs,
        backend="default",
        errors=[],
        worker_ids=[],
    )


def next_tick(cron: str, after: dt.datetime) -> dt.datetime:
    """The first moment after `after` (aware) at which a cron line in local time comes round."""
    from cronsim import CronSim  # inside: only workers need it

    tick: dt.datetime = next(CronSim(cron, timezone.localtime(after)))
    return tick
