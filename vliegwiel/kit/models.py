"""What any product needs to remember: what happened, which work waits, and where the demo's clock stands."""

from django.conf import settings
from django.db import models
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
