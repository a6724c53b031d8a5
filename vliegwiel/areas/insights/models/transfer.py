"""How far people came after an activity, per quarter in which they finished it. Counted at night; holds no names."""

from django.db import models
from django.db.models import Q

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.kit import clock


class TransferCount(models.Model):
    """Of those who finished one activity in one quarter: of how many people something holds.

    `what`: a `Came`, "answered", or "said:", "stuck:", "asked:", "answered:" and "first:" with what it is about. Of no
    quarter: of those that may be shown, together. Counted at night: a figure that moves with an answer tells on her.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+", db_index=False)
    quarter = models.DateField(null=True)  # its first day
    what = models.CharField(max_length=24)
    people = models.PositiveIntegerField()
    counted_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "quarter", "what"], name="one_transfer_count"),
            models.UniqueConstraint(
                fields=["activity", "what"], condition=Q(quarter=None), name="one_transfer_count_together"
            ),
        ]
        indexes = [models.Index(fields=["what"], condition=Q(quarter=None), name="transfer_together")]
