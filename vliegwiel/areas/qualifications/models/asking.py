"""A qualification, of whom it is asked, and what it takes: in versions that never change under somebody."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Dated, Person, Position, Unit
from vliegwiel.areas.people.models.people import dates_in_order
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Ground, Lasting, Phase


class QualificationQuerySet(models.QuerySet["Qualification"]):
    def standing(self) -> Self:
        """Not put away."""
        return self.filter(retirement=None)

    def visible_to(self, person: Person) -> Self:
        """What is asked, and on which ground, is no secret."""
        return self.all()


class Qualification(models.Model):
    """Something people must be able to prove. `source`: the article, the cao or the agreement, in words.

    On a ground that binds the employer `price` is zero, learning for it is working time, and `repayment` is empty:
    the verbs refuse anything else (art. 7:611a BW).
    """

    personal = Personal(
        what=_("Welke bekwaamheden jij beheert"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang de bekwaamheid bestaat"),
        person="made_by",
    )

    title = models.CharField(max_length=120, unique=True)
    ground = models.CharField(max_length=4, choices=Ground)
    source = models.CharField(max_length=200, blank=True)
    price = models.DecimalField(max_digits=8, decimal_places=2, default=0)  # euros the employee pays herself
    repayment = models.TextField(max_length=2000, blank=True)  # the clause on paying back, in its own words
    review = models.TextField(max_length=2000, blank=True)  # why it is not necessary for the role, and who looked
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    objects = QualificationQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title


class Retirement(models.Model):
    """Nobody asks it any more. What people proved stays."""

    personal = Personal(
        what=_("Welke bekwaamheden jij afsloot"),
        purpose="deliver_learning",
        seen_by=(_("HR en opleiders"),),
        keep=_("zolang de bekwaamheid bestaat"),
        person="by",
    )

    qualification = models.OneToOneField(Qualification, on_delete=models.CASCADE, related_name="retirement")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280)
    at = models.DateTimeField(default=clock.now)


class Demand(models.Model):
    """Of whom it is asked between two days: who is placed in the unit (or below it), in the position; both when both
    are said. Several demands are an "or"."""

    personal = Personal(
        what=_("Van wie jij een bekwaamheid vroeg"),
        purpose="deliver_learning",
        seen_by=(_("HR en opleiders"),),
        keep=_("zolang de bekwaamheid bestaat"),
        person="by",
    )

    qualification = models.ForeignKey(Qualification, on_delete=models.CASCADE, related_name="demands")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    position = models.ForeignKey(Position, null=True, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField(default=clock.today)
    ends = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = Dated.as_manager()

    class Meta:
        constraints = [
            dates_in_order("demand"),
            models.CheckConstraint(
                condition=Q(unit__isnull=False) | Q(position__isnull=False), name="a_demand_is_of_somebody"
            ),
        ]


class RequirementQuerySet(models.QuerySet["Requirement"]):
    def in_force(self, day=None) -> Self:
        return self.filter(starts__lte=day or clock.today())


class Requirement(models.Model):
    """A version of what it takes. From the day it is in force it does not change: what changes is the next version.

    `months`: how long it holds when `lasting` is MONTHS; `fixed_month` and `fixed_day`: the day of the year when it is
    DAY (29 February is 28 February in other years). With POINTS it takes `points` in every `period_months`. `risk_days`
    before it ends it is at risk, `grace_days` after it still counts. With `to_see`, a few lines in words, it counts
    once somebody of `judges` (enums.Judge) saw all of it done.
    """

    personal = Personal(
        what=_("Welke versies van een eis jij schreef"),
        purpose="deliver_learning",
        seen_by=(_("HR en opleiders"),),
        keep=_("zolang de bekwaamheid bestaat"),
        person="by",
    )

    qualification = models.ForeignKey(Qualification, on_delete=models.CASCADE, related_name="requirements")
    number = models.PositiveSmallIntegerField()
    starts = models.DateField()
    lasting = models.CharField(max_length=6, choices=Lasting, default=Lasting.MONTHS)
    months = models.PositiveSmallIntegerField(null=True, validators=[MinValueValidator(1), MaxValueValidator(600)])
    fixed_month = models.PositiveSmallIntegerField(null=True)
    fixed_day = models.PositiveSmallIntegerField(null=True)
    risk_days = models.PositiveSmallIntegerField(default=60)
    grace_days = models.PositiveSmallIntegerField(default=0)
    outside = models.BooleanField(default=False)  # a certificate from outside counts too
    points = models.DecimalField(max_digits=6, decimal_places=1, null=True)  # in each period
    period_months = models.PositiveSmallIntegerField(null=True)
    period_starts = models.DateField(null=True)  # the first day of some period
    carry = models.DecimalField(max_digits=6, decimal_places=1, default=0)  # what may go along to the next
    categories = models.JSONField(default=list)  # [["Vakinhoud", "20.0"]]: at least so many of each
    to_see = models.JSONField(default=list)  # what must be seen at work, a line each
    judges = models.JSONField(default=list)
    why = models.CharField(max_length=280)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = RequirementQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["qualification", "number"], name="one_requirement_per_number"),
            models.UniqueConstraint(fields=["qualification", "starts"], name="one_requirement_per_start"),
        ]


class Way(models.Model):
    """One of the alternatives: an activity or programme that does it, the first time or to refresh it.

    `is_pretest`: a test one may try at once, instead of learning. Several ways to refresh it take turns, so that nobody
    gets the same twice running.
    """

    requirement = models.ForeignKey(Requirement, on_delete=models.CASCADE, related_name="ways")
    phase = models.CharField(max_length=6, choices=Phase)
    place = models.PositiveSmallIntegerField(default=0)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    is_pretest = models.BooleanField(default=False)
    points = models.DecimalField(max_digits=6, decimal_places=1, default=0)  # what doing it brings, for POINTS
    category = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["phase", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["requirement", "phase", "activity"], name="one_way_per_activity")
        ]
