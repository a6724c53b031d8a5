"""What any product needs to remember: what happened, which work waits, and where the demo's clock stands."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal


class Happening(models.Model):
    """One announced event: the audit trail, the activity feed and the outbox are this table."""

    personal = Personal(
        what=_("Wat je in de academie deed en wat er met jou gebeurde"),
        purpose="platform_security",
        seen_by=(_("jijzelf"), _("wie de academie leidt of beheert: nooit wat alleen voor jou bedoeld is")),
        keep=_("24 maanden"),
        merging="stays",
    )

    kind = models.CharField(max_length=80)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    facts = models.JSONField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="happening_latest"),
            models.Index(fields=["kind", "-at", "-id"], name="happening_of_kind"),
            models.Index(fields=["person", "-at", "-id"], name="happening_about"),
            models.Index(fields=["by", "-at", "-id"], name="happening_by"),
        ]


class ClockShift(models.Model):
    """How many days the demo's clock runs ahead. One row, demo only."""

    days = models.IntegerField(default=0)


class Job(models.Model):
    """Work that waits, runs or ran. Written in the caller's transaction, so it exists exactly when the deed does."""

    READY, RUNNING, SUCCESSFUL, FAILED = "READY", "RUNNING", "SUCCESSFUL", "FAILED"
    OPEN = (READY, RUNNING)

    task = models.CharField(max_length=200)
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    priority = models.SmallIntegerField(default=0)
    state = models.CharField(max_length=10, default=READY)
    free_at = models.DateTimeField(null=True)  # run time while READY, end of the lease while RUNNING
    attempt = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=120, blank=True)
    key = models.CharField(max_length=200, null=True, unique=True)  # asked twice is asked once
    asked_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    error_class = models.CharField(max_length=200, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["-priority", "free_at", "id"],
                name="job_open",
                condition=models.Q(state__in=["READY", "RUNNING"]),
            ),
            models.Index(fields=["state", "finished_at"], name="job_finished"),
        ]

    def give_up(self, now: dt.datetime, error_class: str, error: str) -> None:
        self.state, self.finished_at, self.free_at = self.FAILED, now, None
        self.error_class, self.error = error_class, error
        self.save(update_fields=["state", "finished_at", "free_at", "error_class", "error"])


class WorkerBeat(models.Model):
    """A worker's last sign of life."""

    worker = models.CharField(max_length=120, unique=True)
    at = models.DateTimeField()
