"""What is agreed about paying back, and how it ended."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.qualifications.models import OutsideCertificate
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Party, Result
from .asking import KEEP, SEEN_BY, StudyRequest
from .money import Terms


class Agreement(models.Model):
    """The study agreement: the version of the text, the amount, and over how many months it goes down to nothing."""

    personal = Personal(
        what=_("Je studieovereenkomst"),
        purpose="development",
        seen_by=SEEN_BY,
        keep=KEEP,
        person="request__person",
    )

    request = models.OneToOneField(StudyRequest, on_delete=models.PROTECT, related_name="agreement")
    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, related_name="agreements")
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    months = models.PositiveSmallIntegerField()
    review = models.TextField(max_length=2000, blank=True)  # who looked whether it is necessary for the work
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)


class Signature(models.Model):
    """Somebody agreed to that version, on that day."""

    personal = Personal(
        what=_("Dat je een studieovereenkomst tekende, en wanneer"),
        purpose="development",
        seen_by=SEEN_BY,
        keep=KEEP,
        person="by",
    )

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    party = models.CharField(max_length=8, choices=Party)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["agreement", "party"], name="one_signature_per_party")]


class Cancellation(models.Model):
    """It does not take place: who says so, why, and what has to be paid all the same."""

    personal = Personal(
        what=_("Dat iets wat je aanvroeg niet doorging, en waarom"),
        purpose="development",
        seen_by=SEEN_BY,
        keep=KEEP,
        person="request__person",
    )

    request = models.OneToOneField(StudyRequest, on_delete=models.PROTECT, related_name="cancellation")
    by_provider = models.BooleanField()
    costs = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    why = models.CharField(max_length=280, blank=True)  # nobody says why when she left: `by` is empty then
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class Outcome(models.Model):
    """She came back from it: did she finish, on which day, and what she will do differently."""

    personal = Personal(
        what=_("Hoe iets van buiten afliep, en wat je anders gaat doen"),
        purpose="development",
        seen_by=(
            _("of je het afrondde: wie erover besliste, HR en opleiders"),
            _("wat je anders gaat doen: alleen jij"),
        ),
        keep=KEEP,
        person="request__person",
    )

    request = models.OneToOneField(StudyRequest, on_delete=models.PROTECT, related_name="outcome")
    result = models.CharField(max_length=4, choices=Result)
    on = models.DateField()
    will_do = models.CharField(max_length=280, blank=True)
    certificate = models.ForeignKey(OutsideCertificate, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
