"""Files with readings: received, tried without changing anything, then applied whole or not at all."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .goals import Goal
from .kpis import Kpi


class ReadingImportQuerySet(models.QuerySet["ReadingImport"]):
    def visible_to(self, person) -> Self:
        """Whoever handed it in, and those who set direction."""
        return self if person.holds(Role.LEADER, Role.LND_LEAD) else self.filter(by=person)


class ReadingImport(models.Model):
    """A file with readings. Handed in at one KPI it is about that one; elsewhere each row names its measure."""

    personal = Personal(
        what=_("Welke bestanden met metingen jij inlas of terugnam"),
        purpose="programme_evaluation",
        seen_by=(_("de directie"), _("de opleiders")),
        keep=_("90 dagen als het niet verwerkt is, anders zolang de maten bestaan"),
        person="by",
    )

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    file_name = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)  # of the file, to know the same one when it is handed in again
    goal = models.ForeignKey(Goal, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kpi = models.ForeignKey(Kpi, null=True, blank=True, on_delete=models.CASCADE, related_name="reading_imports")
    heads = models.JSONField(default=list)  # of its columns, as in the file
    mapping = models.JSONField(default=dict)  # field -> head, guessed or chosen; empty while it does not say enough
    rows = models.JSONField(default=list)  # [number in the file, then a cell per head], as they were written
    is_workbook = models.BooleanField(default=False)
    american = models.BooleanField(default=False)  # whether its days read 12/31/2026
    point = models.BooleanField(null=True)  # whether its decimals read 7.5; None while no figure decides it
    applied_at = models.DateTimeField(null=True, blank=True)
    done = models.JSONField(default=list)  # [kpi, day, value, n, what was there: [value, n, origin, at] or None]
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ReadingImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.file_name
