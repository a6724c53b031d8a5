"""What we see from above: how many people reached each stage, and the decision we take on it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Unit
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .enums import Stage, Verdict


class Cell(models.Model):
    """How many people of one unit reached one stage of one activity. Rebuilt from the facts; holds no names."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    stage = models.CharField(max_length=9, choices=Stage)
    people = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "unit", "stage"], name="one_cell")]


class Decision(models.Model):
    """Keep, fix or stop, with the numbers it was taken on."""

    personal = Personal(
        what=_("Welke besluiten jij over activiteiten nam"),
        purpose="programme_evaluation",
        seen_by=(_("wie de academie leidt of er toezicht op houdt"),),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=4, choices=Verdict)
    reason = models.CharField(max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    numbers = models.JSONField(default=dict)  # stage -> people, frozen on the day

    class Meta:
        ordering = ["-at", "-pk"]
