"""A poster on a wall, and what stands behind its code today."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal


class CornerQuerySet(models.QuerySet["Corner"]):
    def visible_to(self, person: Person) -> Self:
        """Everybody who works here: it hangs on a wall. What stands behind it is shown by who may see that."""
        return self if person.is_active else self.none()


class Corner(models.Model):
    """A place at work (the coffee corner of a team) with a poster. Its key stands on paper and never changes."""

    personal = Personal(
        what=_("Welke posters voor een plek jij maakte"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("tot iemand de poster weghaalt; daarna niets"),
        person="owner",
    )

    key = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=80)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    objects = CornerQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title


class CornerItem(models.Model):
    """One activity behind the code. It stays when the activity is retired; who scans no longer sees it then."""

    corner = models.ForeignKey(Corner, on_delete=models.CASCADE, related_name="items")
    activity = models.ForeignKey("catalogue.Activity", on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["corner", "activity"], name="once_in_a_corner")]
