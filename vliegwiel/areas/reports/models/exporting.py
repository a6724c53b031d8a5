"""A file somebody asked for, and whose names are in it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import ExportState, Format, Scope


class ExportQuerySet(models.QuerySet["Export"]):
    def visible_to(self, person: Person) -> Self:
        """What she asked for herself."""
        return self.filter(by=person)


class Export(models.Model):
    """A report made into a file, behind what else waits. `ask`: as `queries.Ask.words` writes it, its day filled in.

    after: the last person whose rows are written, as `queries.Walk` counts; `size`: how many bytes of the rough file
    are meant, so that what a killed worker wrote beyond it is cut off.
    """

    personal = Personal(
        what=_("Welke bestanden van overzichten jij vroeg en ophaalde"),
        purpose="platform_security",
        seen_by=(_("jijzelf"), _("wie het logboek leest: dat er een gevraagd is")),
        keep=_("het bestand 7 dagen, dat je het vroeg 12 maanden"),
        person="by",
    )

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    scope = models.CharField(max_length=5, choices=Scope)
    ask = models.JSONField(default=dict)
    format = models.CharField(max_length=4, choices=Format)
    state = models.CharField(max_length=9, choices=ExportState, default=ExportState.RUNNING)
    asked_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)
    after = models.JSONField(default=list)
    size = models.PositiveBigIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)  # people
    total = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    is_read = models.BooleanField(default=False)  # all rows are in the rough file

    objects = ExportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["by", "-id"], name="export_of_person")]

    @property
    def is_running(self) -> bool:
        return self.state == ExportState.RUNNING


class Exported(models.Model):
    """She is in a file that somebody asked for."""

    personal = Personal(
        what=_("In welke bestanden van overzichten jij staat: wie ze vroeg, waarover en wanneer"),
        purpose="platform_security",
        seen_by=(_("jijzelf"), _("wie het bestand vroeg")),
        keep=_("12 maanden"),
        merging="first",
    )

    export = models.ForeignKey(Export, on_delete=models.CASCADE, related_name="people", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["export", "person"], name="once_in_an_export")]
