"""What becomes of a text over time: a draft put aside for an older edition."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .shelf import Draft


class KeptDraft(models.Model):
    """A draft as it was before another version came in its place. Nothing that was written is lost by going back."""

    personal = Personal(
        what=_("Welke concepten jij opzij legde"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de activiteit bestaat; per taal de laatste tien"),
        person="by",
    )

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="kept")
    title = models.CharField(max_length=120, blank=True)
    summary = models.CharField(max_length=280, blank=True)
    minutes = models.PositiveSmallIntegerField()
    weeks = models.PositiveSmallIntegerField(default=0)
    blocks = models.JSONField()
    saved_at = models.DateTimeField()  # when its last word was written
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-at", "-pk"]
