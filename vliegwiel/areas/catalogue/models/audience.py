"""For whom an activity is, in units and positions."""

from django.db import models
from django.db.models import Q

from vliegwiel.areas.people.models import Position, Unit

from .shelf import Activity


class AudienceGroup(models.Model):
    """A unit (with what is below it) or a position an activity is for. No groups: for everybody who works here."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="audience")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="+")
    position = models.ForeignKey(Position, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None, position__isnull=False) | Q(unit__isnull=False, position=None),
                name="audience_unit_or_position",
            ),
            models.UniqueConstraint(fields=["activity", "unit"], name="audience_unit_once"),
            models.UniqueConstraint(fields=["activity", "position"], name="audience_position_once"),
        ]

    def __str__(self) -> str:
        return str(self.unit or self.position)
