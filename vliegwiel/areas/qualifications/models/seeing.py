"""Somebody saw her do it at work, and signs for it; asked for, said, and put right when it was wrong."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Judge
from .asking import Qualification, Requirement

KEEP = _("zolang je hier werkt; van verplichte scholing zolang de wet vraagt")
SEEN_BY = (_("jijzelf"), _("wie het zag"), _("HR en opleiders"))


class Examiner(models.Model):
    """Somebody who may judge by name, under one version."""

    personal = Personal(
        what=_("Bij welke bekwaamheid jij mag tekenen dat je het iemand zag doen"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang de bekwaamheid bestaat"),
        merging="first",
    )

    requirement = models.ForeignKey(Requirement, on_delete=models.CASCADE, related_name="examiners")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["requirement", "person"], name="one_examiner_per_requirement")]


class SightingQuerySet(models.QuerySet["Sighting"]):
    def standing(self) -> Self:
        """Those nobody took back."""
        return self.filter(end=None)

    def visible_to(self, person: Person) -> Self:
        """Hers, those she signed, and all of them for HR and the L&D lead."""
        if person.holds(Role.HR, Role.LND_LEAD):
            return self
        return self.filter(Q(person=person) | Q(by=person))


class Sighting(models.Model):
    """She was seen doing it, on a day, by somebody who may judge it, line by line: a fact that stays.

    seen: [[what, whether it was seen], ...] in the words of `requirement`, the version it was judged by. is_whole:
    every line was seen; only that counts. judge: why the one who signed might.
    """

    personal = Personal(
        what=_("Wat iemand je op je werk zag doen, wie tekende, en wat nog niet"),
        purpose="compliance_proof",
        seen_by=SEEN_BY,
        keep=KEEP,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="sightings")
    on = models.DateField()
    seen = models.JSONField()
    is_whole = models.BooleanField()
    note = models.CharField(max_length=280, blank=True)
    judge = models.CharField(max_length=8, choices=Judge)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = SightingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "requirement"], name="sighting_of_person")]


class SightingEnd(models.Model):
    """A signature that was not right: who says so and why. What was signed stays readable beside it."""

    personal = Personal(
        what=_("Welke handtekening onder wat jij deed niet klopte, wie dat zegt en waarom"),
        purpose="compliance_proof",
        seen_by=SEEN_BY,
        keep=KEEP,
        person="sighting__person",
    )

    sighting = models.OneToOneField(Sighting, on_delete=models.PROTECT, related_name="end")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280)
    at = models.DateTimeField(default=clock.now)


class SightingAskQuerySet(models.QuerySet["SightingAsk"]):
    def open(self) -> Self:
        """Not signed, not taken back, of who works here."""
        return self.filter(closed_at=None)

    def visible_to(self, person: Person) -> Self:
        """Hers, and those she is asked."""
        return self.filter(Q(person=person) | Q(asked=person))


class SightingAsk(models.Model):
    """She asks somebody to come and look. Closed once it was signed, or when she takes it back."""

    personal = Personal(
        what=_("Wie je vroeg te komen kijken hoe je het doet"),
        purpose="compliance_proof",
        seen_by=(_("jijzelf"), _("wie je het vroeg")),
        keep=_("24 maanden"),
        merging="first",
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    qualification = models.ForeignKey(Qualification, on_delete=models.CASCADE, related_name="+")
    asked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True)

    objects = SightingAskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "qualification", "asked"],
                condition=Q(closed_at=None),
                name="one_open_ask_to_look",
            )
        ]
        indexes = [models.Index(fields=["asked", "qualification"], condition=Q(closed_at=None), name="asks_to_look")]
