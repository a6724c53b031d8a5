"""What any product needs to remember: what happened, which work waits, and where the demo's clock stands."""

from django.conf import settings
from django.db import models

from vliegwiel.kit import clock


class Happening(models.Model):
    """One announced event: the audit trail, the activity feed and the outbox are this table."""

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
