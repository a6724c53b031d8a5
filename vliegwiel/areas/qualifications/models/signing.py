"""A document people read and sign for, in versions that never change; and who signed which."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .asking import Qualification


class DocumentVersionQuerySet(models.QuerySet["DocumentVersion"]):
    def visible_to(self, person: Person) -> Self:
        """What people sign for is no secret in the house."""
        return self.all()


class DocumentVersion(models.Model):
    """What it says from a day on: text, a PDF, or both. `digest`: the SHA-256 of all of it, so that what was signed can
    be told from anything else."""

    personal = Personal(
        what=_("Welke versies van een document jij plaatste"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang iemand ervoor tekende"),
        person="by",
    )

    qualification = models.ForeignKey(Qualification, on_delete=models.PROTECT, related_name="documents")
    number = models.PositiveSmallIntegerField()
    starts = models.DateField()
    text = models.TextField(max_length=60_000, blank=True)
    name = models.CharField(max_length=120, blank=True)
    content = models.BinaryField(default=bytes)
    digest = models.CharField(max_length=64)
    why = models.CharField(max_length=280)  # what is new in it: who signed before reads it
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = DocumentVersionQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["qualification", "number"], name="one_document_per_number"),
            models.UniqueConstraint(fields=["qualification", "starts"], name="one_document_per_start"),
        ]


class Signature(models.Model):
    """She read this version and signed for it: a fact, with the digest of what she signed."""

    personal = Personal(
        what=_("Voor welke versie van welk document je tekende, en wanneer"),
        purpose="compliance_proof",
        seen_by=(_("jijzelf"), _("HR en opleiders")),
        keep=_("zolang je hier werkt; van verplichte scholing zolang de wet vraagt"),
        merging="first",
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    document = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="signatures")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "document"], name="one_signature_per_version")]
