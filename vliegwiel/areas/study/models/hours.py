"""Hours to learn in that a cao or contract gives people: a book of what was agreed, and never of time spent."""

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.live.models import Booking
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, Position, Unit
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import HourKind
from .asking import StudyRequest

OFFICE = (_("HR en opleiders"),)
KEEP = _("zeven jaar na het jaar waarvan ze zijn")


class HourScheme(models.Model):
    """What is agreed: so many hours a year at full time, for whom, from which year to which, and how many years what is
    left may still be used. It never changes; from a year on it may end, and another begin.

    scaled: fewer hours for who works less. unit (and below it), position: both, one or none (everybody).
    """

    personal = Personal(
        what=_("Welk recht op scholingsuren jij vastlegde"),
        purpose="deliver_learning",
        seen_by=OFFICE,
        keep=_("zolang iemand er uren van heeft"),
        person="by",
    )

    name = models.CharField(max_length=120)
    source = models.CharField(max_length=200)  # which cao, which article
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    scaled = models.BooleanField(default=True)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    position = models.ForeignKey(Position, null=True, on_delete=models.PROTECT, related_name="+")
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField(null=True)
    carry = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(10)])
    why = models.CharField(max_length=280)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["name", "first_year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["name", "first_year"], name="one_hour_scheme_per_name_and_year"),
            models.CheckConstraint(
                condition=Q(last_year=None) | Q(last_year__gte=models.F("first_year")), name="hour_scheme_years"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class HourRightQuerySet(models.QuerySet["HourRight"]):
    def visible_to(self, person: Person) -> Self:
        """Her own; all of them for HR and the L&D lead."""
        return self if person.holds(Role.HR, Role.LND_LEAD) else self.filter(person=person)


class HourRight(models.Model):
    """Hers of one year. What is left is the sum of its entries."""

    personal = Personal(
        what=_("Je scholingsuren volgens cao of contract"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), *OFFICE),
        keep=KEEP,
        merging="first",
    )

    scheme = models.ForeignKey(HourScheme, on_delete=models.PROTECT, related_name="rights", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()

    objects = HourRightQuerySet.as_manager()

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "person", "year"], name="one_hour_right_per_year"),
        ]


class HourEntry(models.Model):
    """A line in the book: never changed, never removed before its time. what: the request or session in words, which
    stay when that is gone."""

    personal = Personal(
        what=_("Waarvoor je scholingsuren zijn afgesproken en gebruikt"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), *OFFICE),
        keep=KEEP,
        person="right__person",
    )

    right = models.ForeignKey(HourRight, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=7, choices=HourKind)
    hours = models.DecimalField(max_digits=6, decimal_places=1)
    what = models.CharField(max_length=200, blank=True)
    request = models.ForeignKey(StudyRequest, null=True, on_delete=models.SET_NULL, related_name="hours")
    booking = models.ForeignKey(Booking, null=True, on_delete=models.SET_NULL, related_name="+")
    why = models.CharField(max_length=280, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
