"""Weeks in which no learning is planned, and activities one finishes by being there."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Unit
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal


class ByComing(models.Model):
    """Going through all of it does not finish this activity: having been there does."""

    personal = Personal(
        what=_("Van welke activiteiten jij zei dat je erbij moet zijn"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang het geldt"),
        person="by",
    )

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class ClosureQuerySet(models.QuerySet["Closure"]):
    def standing(self):
        """Not withdrawn."""
        return self.filter(withdrawn_at=None)


class Closure(models.Model):
    """Whole weeks in which a unit and what is below it, or everybody (no unit), plans no learning, and why."""

    personal = Personal(
        what=_("Welke weken jij voor leren sloot, en waarom"),
        purpose="deliver_learning",
        seen_by=(_("iedereen voor wie die weken gelden"),),
        keep=_("24 maanden na de laatste week"),
        person="by",
    )

    unit = models.ForeignKey(Unit, null=True, on_delete=models.CASCADE, related_name="+")
    starts = models.DateField()  # a Monday
    ends = models.DateField()  # a Sunday
    why = models.CharField(max_length=120)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ClosureQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="closure_in_order")]
        indexes = [models.Index(fields=["ends"], condition=Q(withdrawn_at=None), name="closure_by_end")]


class ClosedAllTheSame(models.Model):
    """Something is asked in a closed week all the same, because a law or cao asks it: who approved it, and why."""

    personal = Personal(
        what=_("Dat jij iets in een gesloten week liet staan, of goedkeurde"),
        purpose="deliver_learning",
        seen_by=(_("HR en opleiders"), _("wie het goedkeurde")),
        keep=_("24 maanden"),
        person="approver",
        merging="first",
    )

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    due = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "due", "by"], name="one_approval_in_a_closed_week")]
