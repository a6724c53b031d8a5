"""Answers given in private: who gave them sees them, nobody else, and they are purged."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .enums import Sureness


class Answer(models.Model):
    """One answer to one question while practising. Kept so that she can resume; purged after thirty days."""

    personal = Personal(
        what=_("Je antwoorden op oefenvragen"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("30 dagen"),
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    question = models.CharField(
        max_length=80
    )  # "<edition>:<block>", and which time; this area does not know what an edition is
    chosen = models.JSONField()  # a list, as queries.checking describes
    correct = models.BooleanField()
    sure = models.PositiveSmallIntegerField(choices=Sureness, null=True)  # asked before she heard
    at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["person", "question", "-id"], name="answer_latest")]
