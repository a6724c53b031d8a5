"""Content made elsewhere: what was in a file, and which drafts came of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .shelf import Activity


class ContentImportQuerySet(models.QuerySet["ContentImport"]):
    def visible_to(self, person):
        """Authors and the L&D lead see each other's."""
        return self.all() if person.holds(Role.AUTHOR, Role.LND_LEAD) else self.none()


class ContentImport(models.Model):
    """One file with content, read without making anything. What is chosen of it becomes drafts."""

    class State(models.TextChoices):
        READ = "read", _("gelezen")
        BRINGING = "bringing", _("wordt binnengehaald")
        FAILED = "failed", _("niet gelukt")

    personal = Personal(
        what=_("Welke bestanden met lesstof jij inleverde"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("90 dagen"),
        person="by",
    )

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    file_name = models.CharField(max_length=255)
    file = models.FileField(upload_to="imports/%Y/%m/")
    digest = models.CharField(max_length=64, db_index=True)  # of the file: the same file again is known
    # {"form": what kind of file, "pieces": [{"title", "summary", "language", "source", "minutes", "blocks", "lines"}],
    #  "lines": [{"what", "where", "fate", "why", "n"}]}; a block names its files as they are called in the file.
    found = models.JSONField()
    state = models.CharField(max_length=8, choices=State, default=State.READ)
    chosen = models.JSONField(default=list)  # places of the pieces that are being brought in
    problem = models.TextField(blank=True)

    objects = ContentImportQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.file_name


class BroughtPiece(models.Model):
    """A piece of an import that became a draft."""

    content_import = models.ForeignKey(ContentImport, on_delete=models.CASCADE, related_name="brought")
    place = models.PositiveIntegerField()  # in found["pieces"]
    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="brought_from")
    version = models.PositiveIntegerField()  # of the draft as it came: untouched while it is still this
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["content_import", "place"]
        constraints = [models.UniqueConstraint(fields=["content_import", "place"], name="a_piece_is_brought_once")]
