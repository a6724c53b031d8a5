"""Whose behaviour it is, in units and positions: so that one can see whether an activity reaches them."""

from django.db import models
from django.db.models import Q

from vliegwiel.areas.people.models import Position, Unit

from .behaviours import TargetBehaviour


class ActorGroup(models.Model):
    """A unit (with what is below it) or a position a behaviour is asked of. No groups: of everybody who works here."""

    behaviour = models.ForeignKey(TargetBehaviour, on_delete=models.CASCADE, related_name="actor_groups")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="+")
    position = models.ForeignKey(Position, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(unit=None, position__isnull=False) | Q(unit__isnull=False, position=None),
                name="actors_unit_or_position",
            ),
            models.UniqueConstraint(fields=["behaviour", "unit"], name="actor_unit_once"),
            models.UniqueConstraint(fields=["behaviour", "position"], name="actor_position_once"),
        ]

    def __str__(self) -> str:
        return str(self.unit or self.position)
