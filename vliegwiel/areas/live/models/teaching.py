"""Who teaches, how somebody from outside comes in, what is used and what happens when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import For
from .planning import Part, Session


class Trainer(models.Model):
    """Somebody who works here (`person`), or somebody from outside with a name and an e-mail address."""

    personal = Personal(
        what=_("Dat je sessies geeft"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("24 maanden na je laatste sessie"),
        merging="first",
    )

    person = models.OneToOneField(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=Q(person=None), name="one_trainer_per_address"),
            models.CheckConstraint(condition=Q(person__isnull=False) | ~Q(email=""), name="a_trainer_can_be_reached"),
        ]

    def __str__(self) -> str:
        return self.name


class Teaching(models.Model):
    """Who gives which session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="teachings")
    trainer = models.ForeignKey(Trainer, on_delete=models.PROTECT, related_name="teachings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "trainer"], name="one_teaching_per_trainer")]


class Pass(models.Model):
    """The link with which a trainer from outside comes in: signed, so nothing that opens it is stored. It opens her
    own sessions, until the follow-up of the last one ended; another pass, or taking it away, closes it at once."""

    personal = Personal(
        what=_("Wie van buiten jij een link gaf, of wiens link jij introk"),
        purpose="platform_security",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("24 maanden"),
        person="by",
    )

    trainer = models.ForeignKey(Trainer, on_delete=models.CASCADE, related_name="passes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    mailed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["trainer"], condition=Q(ended_at=None), name="one_open_pass_per_trainer")
        ]


class RunItem(models.Model):
    """A line of the run sheet: so many minutes for this, in that order."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="run_items")
    place = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    words = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["part", "place", "pk"]


class Material(models.Model):
    """Something to bring or to read: a link, or a file."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="materials")
    key = models.CharField(max_length=32, unique=True)
    title = models.CharField(max_length=120)
    link = models.URLField(max_length=500, blank=True)
    whom = models.CharField(max_length=9, choices=For, default=For.EVERYBODY)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]


class MaterialFile(models.Model):
    """The file itself."""

    material = models.OneToOneField(Material, on_delete=models.CASCADE, related_name="file")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=40)
    content = models.BinaryField()
