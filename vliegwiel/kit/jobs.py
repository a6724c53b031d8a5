"""The only file that knows the queue. On Django 6 the import becomes django.tasks."""

from django_tasks import task


def job(*, attempts: int = 5, backoff: float = 2.0):  # type: ignore[no-untyped-def] -- replaced with the durable queue
    return task()


__all__ = ["job"]
