"""What an area above asks of somebody for a reason of its own: it stands under an assignment, as rules and hands do."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Ground
from .assigning import Assignment
from .facts import Round


class NeedQuerySet(models.QuerySet["Need"]):
    def open(self) -> Self:
        """Still needed."""
        return self.filter(ended_at=None)


class Need(models.Model):
    """She needs an activity for something that has a name: a qualification that ends. Once in a period.

    source: what asks it, "qualification-12"; period: which time of it, in its own words. title, reason: as she reads
    them. round: what was opened for it, when she had done the activity before.
    """

    personal = Personal(
        what=_("Welke activiteit je nodig hebt omdat iets afloopt, en waarom"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("je leidinggevende"), _("HR en opleiders")),
        keep=_("zolang het nodig is, daarna 24 maanden"),
        merging="first",
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=40)
    period = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    ground = models.CharField(max_length=8, choices=Ground)
    basis = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=280)
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True)
    assignment = models.ForeignKey(Assignment, null=True, on_delete=models.SET_NULL, related_name="needs")
    round = models.ForeignKey(Round, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "source", "period", "activity"], name="one_need_per_period")
        ]
        indexes = [models.Index(fields=["source", "person"], condition=Q(ended_at=None), name="needs_of_source")]
