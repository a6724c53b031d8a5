"""Staff files: what came in, what the dry run says of each row, what it changed, and how columns were named."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Role
from .people import Person


class StaffImportQuerySet(models.QuerySet["StaffImport"]):
    def visible_to(self, person: Person) -> Self:
        """HR and administrators; nobody else sees a staff file."""
        return self if person.holds(Role.HR, Role.ADMINISTRATOR) else self.none()


class StaffImport(models.Model):
    """One staff file: read, checked (dry run), then applied as a whole or not at all.

    Taking an applied one back is a StaffImport of its own, without a file: it `undoes` the other, and is looked at
    before it is done in the same way.
    """

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("ontvangen")
        CHECKING = "checking", _("wordt gelezen")
        CHECKED = "checked", _("gecontroleerd")
        APPLYING = "applying", _("wordt verwerkt")
        APPLIED = "applied", _("verwerkt")
        FAILED = "failed", _("niet gelukt")
        STOPPED = "stopped", _("afgebroken")
        UNDONE = "undone", _("teruggedraaid")

    RUNNING = (State.CHECKING, State.APPLYING)
    DECIDED = (State.APPLYING, State.APPLIED, State.UNDONE)

    personal = Personal(
        what=_("Het personeelsbestand waaruit je gegevens komen"),
        purpose="deliver_learning",
        seen_by=(_("HR en beheer"),),
        keep=_("90 dagen"),
        person="by",
    )

    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()  # kept in the database, so that every worker can read it
    sheet = models.CharField(max_length=120, blank=True)
    mapping = models.JSONField(default=dict)  # field -> column head
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    done = models.PositiveIntegerField(default=0)  # rows read or applied so far
    total = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)  # of the dry run: counts per kind, units, a fingerprint; rows: see below
    problem = models.TextField(blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undoes = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="undoings")

    objects = StaffImportQuerySet.as_manager()


class StaffImportRow(models.Model):
    """What the dry run says about one row of the file, or about one person who is not in it (n is empty)."""

    class Kind(models.TextChoices):
        JOIN = "join", _("komt erbij")
        REJOIN = "rejoin", _("komt terug")
        CHANGE = "change", _("verandert")
        LEAVE = "leave", _("vertrekt")
        REFUSED = "refused", _("geweigerd")
        SAME = "same", _("blijft gelijk")
        ABSENT = "absent", _("staat niet in het bestand")
        REMOVED = "removed", _("gaat eruit")

    staff_import = models.ForeignKey(StaffImport, on_delete=models.CASCADE, related_name="rows")
    n = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=8, choices=Kind)
    number = models.CharField(max_length=254, blank=True)
    name = models.CharField(max_length=254, blank=True)
    changes = models.JSONField(default=list)  # [field, old, new] each
    notes = models.JSONField(default=list)  # why refused, or what to mind
    noted = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["staff_import", "kind", "n"], name="import_row_by_kind")]


class StaffImportTrace(models.Model):
    """What applying a file changed on record about one person, as it was and as it became; kept to take it back.

    Only tables in which something changed, each with all her rows: table -> row key -> values
    (`queries/staff_trace.py`). Without a person: units and job titles.
    """

    personal = Personal(
        what=_("Wat een personeelsbestand aan je gegevens veranderde, om het terug te kunnen draaien"),
        purpose="deliver_learning",
        seen_by=(_("HR en beheer"),),
        keep=_("90 dagen"),
        merging="stays",
    )

    staff_import = models.ForeignKey(StaffImport, on_delete=models.CASCADE, related_name="traces")
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    joined = models.BooleanField(default=False)  # she was not on record before
    was = models.JSONField(default=dict)
    became = models.JSONField(default=dict)


class ImportMapping(models.Model):
    """Which column head meant which field last time, so nobody maps twice."""

    heads = models.CharField(max_length=64, unique=True)  # fingerprint of the file's heads
    mapping = models.JSONField()
    used_at = models.DateTimeField(default=clock.now)
