"""What proves it besides what was learned here."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.models.people import dates_in_order
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .asking import Qualification

KEEP = _("zolang je hier werkt; van verplichte scholing zolang de wet vraagt")
SEEN_BY = (_("jijzelf"), _("HR en opleiders"))


class Exemption(models.Model):
    """She need not prove it between two days: by whom and why."""

    personal = Personal(
        what=_("Waarvan je bent vrijgesteld, door wie en waarom"),
        purpose="compliance_proof",
        seen_by=SEEN_BY,
        keep=KEEP,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    qualification = models.ForeignKey(Qualification, on_delete=models.PROTECT, related_name="exemptions")
    starts = models.DateField(default=clock.today)
    ends = models.DateField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [dates_in_order("exemption")]
        indexes = [models.Index(fields=["qualification", "person"], name="exemption_of_person")]


class ExemptionEnd(models.Model):
    """It was ended before its time: `on` is the first day it no longer holds."""

    personal = Personal(
        what=_("Welke vrijstelling werd beëindigd, door wie en waarom"),
        purpose="compliance_proof",
        seen_by=SEEN_BY,
        keep=KEEP,
        person="exemption__person",
    )

    exemption = models.OneToOneField(Exemption, on_delete=models.PROTECT, related_name="end")
    on = models.DateField(default=clock.today)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280)
    at = models.DateTimeField(default=clock.now)


class OutsideCertificateQuerySet(models.QuerySet["OutsideCertificate"]):
    def waiting(self) -> Self:
        """Nobody looked at it yet."""
        return self.filter(verdict=None)

    def visible_to(self, person: Person) -> Self:
        """Her own; of others for HR, the L&D lead and the colleague who was asked to look."""
        if person.holds(Role.HR, Role.LND_LEAD):
            return self.all()
        return self.filter(Q(person=person) | Q(asked=person))


class OutsideCertificate(models.Model):
    """Something she earned elsewhere, with a picture of it. It counts once somebody looked at it."""

    personal = Personal(
        what=_("Certificaten van buiten die je instuurde"),
        purpose="compliance_proof",
        seen_by=(_("jijzelf"), _("HR en opleiders"), _("de collega die je vroeg te kijken")),
        keep=_("tot twee jaar na het verlopen, of na het wijzen; het bestand gaat mee"),
    )

    key = models.CharField(max_length=32, unique=True)  # unguessable, in the address
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    qualification = models.ForeignKey(Qualification, on_delete=models.PROTECT, related_name="certificates")
    issuer = models.CharField(max_length=120)
    issued_on = models.DateField()
    expires_on = models.DateField(null=True)
    points = models.DecimalField(max_digits=6, decimal_places=1, default=0)  # what it brings, where points are asked
    category = models.CharField(max_length=60, blank=True)
    asked = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = OutsideCertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gte=models.F("issued_on")), name="certificate_in_order"
            )
        ]
        indexes = [models.Index(fields=["qualification", "person"], name="certificate_of_person")]


class Proof(models.Model):
    """The picture or file itself."""

    personal = Personal(
        what=_("Het bestand bij een certificaat van buiten"),
        purpose="compliance_proof",
        seen_by=(_("jijzelf"), _("HR en opleiders"), _("de collega die je vroeg te kijken")),
        keep=_("zolang het certificaat zelf"),
        person="certificate__person",
    )

    certificate = models.OneToOneField(OutsideCertificate, on_delete=models.CASCADE, related_name="proof")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=40)
    content = models.BinaryField()


class CertificateCheck(models.Model):
    """Somebody looked: it counts, or not and why."""

    personal = Personal(
        what=_("Wat er van je certificaat van buiten gevonden is, door wie en waarom"),
        purpose="compliance_proof",
        seen_by=(_("jijzelf"), _("HR en opleiders"), _("de collega die je vroeg te kijken")),
        keep=_("zolang het certificaat zelf"),
        person="certificate__person",
    )

    certificate = models.OneToOneField(OutsideCertificate, on_delete=models.CASCADE, related_name="verdict")
    is_accepted = models.BooleanField()
    why = models.CharField(max_length=280, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
