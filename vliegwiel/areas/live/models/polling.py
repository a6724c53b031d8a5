"""What a trainer asks the group, beforehand or while it goes on; and what each answered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .coming import Booking
from .planning import Session
from .teaching import Trainer


class GroupQuestion(models.Model):
    """A question with a few answers to choose from. Closed: nobody answers any more."""

    personal = Personal(
        what=_("Welke vragen jij een groep stelde"),
        purpose="deliver_learning",
        seen_by=(_("wie in de groep zit"), _("wie de sessie plant of geeft")),
        keep=_("24 maanden na de sessie"),
        person="by",
    )

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="questions")
    key = models.CharField(max_length=16, unique=True)
    text = models.CharField(max_length=200)
    options = models.JSONField(default=list)  # texts, in order
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    trainer = models.ForeignKey(Trainer, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]


class GroupAnswer(models.Model):
    """What somebody chose. Nobody sees whose it is; counts show from a handful on."""

    personal = Personal(
        what=_("Wat je antwoordde op een vraag aan je groep"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"), _("wie de sessie geeft: alleen aantallen, vanaf vijf antwoorden")),
        keep=_("24 maanden na de sessie"),
        person="booking__person",
        apart=True,
    )

    question = models.ForeignKey(GroupQuestion, on_delete=models.CASCADE, related_name="answers")
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="answers")
    choice = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "booking"], name="one_group_answer_per_seat")]
