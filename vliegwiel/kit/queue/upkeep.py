"""The queue's own housekeeping."""

import datetime as dt

from django.utils import timezone

from vliegwiel.kit.jobs import every
from vliegwiel.kit.models import Job, WorkerBeat


@every("day", at="03:20")
def forget_finished_jobs() -> None:
    """Done jobs are kept for a week, failed ones for a month; workers not heard of for an hour are gone."""
    now = timezone.now()
    Job.objects.filter(state=Job.SUCCESSFUL, finished_at__lt=now - dt.timedelta(days=7)).delete()
    Job.objects.filter(state=Job.FAILED, finished_at__lt=now - dt.timedelta(days=30)).delete()
    WorkerBeat.objects.filter(at__lt=now - dt.timedelta(hours=1)).delete()
