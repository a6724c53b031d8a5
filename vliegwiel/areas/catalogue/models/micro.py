"""Which activities are the micro-trainings that come with the product."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .shelf import Activity


class MicroTraining(models.Model):
    """One of the eight for who leads people, made into an activity like any other: its owner changes or retires it."""

    personal = Personal(
        what=_("Dat jij de microtrainingen voor leidinggevenden klaarzette"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    key = models.CharField(max_length=20, unique=True)
    place = models.PositiveSmallIntegerField()  # in which order they are offered
    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="micro_training")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["place"]
