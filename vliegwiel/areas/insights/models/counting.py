"""What we see from above: how many people reached each stage, and the decision we take on it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Unit
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Stage, Verdict


class Cell(models.Model):
    """How many people of one unit reached one stage of one activity. Rebuilt from the facts; holds no names.

    Without a unit: all units together, so that a page about many activities reads few rows.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="+")
    stage = models.CharField(max_length=9, choices=Stage)
    people = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "unit", "stage"], name="one_cell"),
            models.UniqueConstraint(fields=["activity", "stage"], condition=Q(unit=None), name="one_total"),
        ]
        indexes = [models.Index(fields=["-counted_at"], condition=Q(unit=None), name="total_last_counted")]


class Headline(models.Model):
    """Of all who work here, how many are applying what they learned. One row, counted ahead; holds no names."""

    people = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField(default=clock.now)


class DecisionQuerySet(models.QuerySet["Decision"]):
    def latest_first(self):
        return self.order_by("-at", "-pk")

    def standing(self):
        """The last word on each activity."""
        later = Decision.objects.filter(activity=models.OuterRef("activity")).filter(
            Q(at__gt=models.OuterRef("at")) | Q(at=models.OuterRef("at"), pk__gt=models.OuterRef("pk"))
        )
        return self.filter(~models.Exists(later))


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
    verdict = models.CharField(max_length=5, choices=Verdict)
    reason = models.CharField(max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    numbers = models.JSONField(default=dict)  # stage -> people, frozen on the day
    learners = models.PositiveIntegerField(default=0)  # who finished it in the year before, frozen too
    minutes = models.PositiveIntegerField(default=0)  # which that year took of people's time
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True)  # and in euros, if hours have a price

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["-at", "-id"], name="decision_latest")]
