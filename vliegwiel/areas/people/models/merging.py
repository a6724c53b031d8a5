"""Two accounts that were one person: who found it, why, and what every row said before."""

from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .people import Person

SEEN_BY = (_("jijzelf"), _("HR en beheer"))
KEEP = _("zolang de feiten bestaan die samenkwamen")


class MergeQuerySet(models.QuerySet["Merge"]):
    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(undoing=None)


class Merge(models.Model):
    """`gone` turned out to be `kept`. The account that went stays readable, and signs nobody in."""

    personal = Personal(
        what=_("Welke accounts van jou zijn samengevoegd, door wie en waarom"),
        purpose="compliance_proof",
        seen_by=SEEN_BY,
        keep=KEEP,
        person="kept",
        merging="stays",
    )

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    gone = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merged")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280)
    at = models.DateTimeField(default=clock.now)

    objects = MergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kept=models.F("gone")), name="nobody_merges_with_herself"),
        ]


class MergedField(models.Model):
    """What one field of one row said before, and what since. Nothing was removed: this is where a fact came from."""

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="fields")
    model = models.CharField(max_length=80)
    row = models.BigIntegerField()
    field = models.CharField(max_length=80)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    class Meta:
        indexes = [models.Index(fields=["model", "row"], name="merged_row")]


class MergeUndoing(models.Model):
    """It was taken back: they were two after all."""

    personal = Personal(
        what=_("Welke samenvoeging van accounts is teruggedraaid, door wie en waarom"),
        purpose="compliance_proof",
        seen_by=SEEN_BY,
        keep=KEEP,
        person="merge__kept",
        merging="stays",
    )

    merge = models.OneToOneField(Merge, on_delete=models.PROTECT, related_name="undoing")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280)
    at = models.DateTimeField(default=clock.now)
