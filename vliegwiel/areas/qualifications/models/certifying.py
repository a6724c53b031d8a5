"""A certificate she carries: what held on the day it was made, and a page on which others can check it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .asking import Qualification

KEEP = _("zolang je hier werkt; van verplichte scholing zolang de wet vraagt")


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, person: Person) -> Self:
        """Her own. Others check it by the address she gave them, which asks for no account."""
        return self.filter(person=person)


class Certificate(models.Model):
    """Of one completion, or of a qualification as it stood. It says what held on the day it was made, for ever: what
    became of it since is on the page behind its key.

    name: as she agreed it may be read by others. held_on: when it was earned. until: the last day it holds; None: no
    end. version: of the activity, or of what the qualification takes.
    """

    personal = Personal(
        what=_("Certificaten die je maakte, en de naam die erop staat"),
        purpose="compliance_proof",
        seen_by=(_("jijzelf"), _("wie jij het adres of de QR-code geeft, zolang de controlepagina open staat")),
        keep=KEEP,
    )

    key = models.CharField(max_length=32, unique=True)  # unguessable, in the address
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    completion = models.ForeignKey(Completion, null=True, on_delete=models.PROTECT, related_name="+")
    qualification = models.ForeignKey(Qualification, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=8, default="nl")  # of the title
    source = models.CharField(max_length=200, blank=True)  # the law or agreement that asks it
    version = models.PositiveSmallIntegerField(default=1)
    held_on = models.DateField()
    until = models.DateField(null=True)
    at = models.DateTimeField(default=clock.now)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(completion=None, qualification__isnull=False)
                | Q(completion__isnull=False, qualification=None),
                name="certificate_of_one_thing",
            )
        ]
        indexes = [models.Index(fields=["person", "-id"], name="certificates_of_person")]


class PageTaken(models.Model):
    """She took the page away on which others can check it. Giving it back removes this row."""

    personal = Personal(
        what=_("Van welke certificaten je de controlepagina weghaalde"),
        purpose="compliance_proof",
        seen_by=(_("alleen jijzelf"),),
        keep=_("zolang het certificaat zelf"),
        person="certificate__person",
        apart=True,
    )

    certificate = models.OneToOneField(Certificate, on_delete=models.CASCADE, related_name="taken")
    at = models.DateTimeField(default=clock.now)
