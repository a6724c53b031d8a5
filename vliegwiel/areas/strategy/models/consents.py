"""That the works council agreed to a feature, under what, and that it no longer does. Rows are added, never changed."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import may_enter_office
from vliegwiel.kit import clock
from vliegwiel.kit.consent import FEATURES, Feature
from vliegwiel.kit.privacy import Personal

from ..enums import AgreedBy

SEEN_BY = (_("directie, HR, opleiders, beheer en ondernemingsraad"),)
KEEP = _("zolang de academie in gebruik is")


class ConsentQuerySet(models.QuerySet["Consent"]):
    def latest_of_each(self) -> Self:
        """Of each feature the last that was written down."""
        newer = Consent.objects.filter(feature=models.OuterRef("feature"), number__gt=models.OuterRef("number"))
        return self.filter(~models.Exists(newer))

    def standing(self) -> Self:
        """The last of each feature, where nobody took it back."""
        return self.latest_of_each().filter(end=None)

    def visible_to(self, person: Person) -> Self:
        """Who runs the academy or watches over it."""
        return self if may_enter_office(person) else self.none()


class Consent(models.Model):
    """This was agreed to, on that day, by the council or with all staff; a later one replaces it. Read
    `conditions` as sentences, one a line."""

    personal = Personal(
        what=_("Welke instemming van de ondernemingsraad jij vastlegde"),
        purpose="programme_evaluation",
        seen_by=SEEN_BY,
        keep=KEEP,
        person="by",
    )

    feature = models.CharField(max_length=40)  # the key of a kit.consent.Feature
    number = models.PositiveSmallIntegerField()
    agreed_by = models.CharField(max_length=10, choices=AgreedBy)
    decided_on = models.DateField()
    conditions = models.TextField(blank=True)
    link = models.URLField(max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["feature", "-number"]
        constraints = [models.UniqueConstraint(fields=["feature", "number"], name="one_consent_of_a_number")]

    def __str__(self) -> str:
        return f"{self.feature} {self.number}"

    @property
    def about(self) -> Feature | None:
        """What was agreed to; None for a feature that is gone."""
        return FEATURES.get(self.feature)


class ConsentDocument(models.Model):
    """The decision itself, as a PDF."""

    consent = models.OneToOneField(Consent, on_delete=models.CASCADE, related_name="document")
    name = models.CharField(max_length=120)
    content = models.BinaryField()


class ConsentEnd(models.Model):
    """From then on it is off again: who took it back and why. What was written under it stays with whom it is of."""

    personal = Personal(
        what=_("Welke instemming van de ondernemingsraad jij introk"),
        purpose="programme_evaluation",
        seen_by=SEEN_BY,
        keep=KEEP,
        person="by",
    )

    consent = models.OneToOneField(Consent, on_delete=models.CASCADE, related_name="end")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280)
    at = models.DateTimeField(default=clock.now)


class PrivacySetting(models.Model):
    """What a setting that keeps people safe was from a moment on: a lower one is told to the works council."""

    key = models.CharField(max_length=40)
    value = models.IntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-pk"]
