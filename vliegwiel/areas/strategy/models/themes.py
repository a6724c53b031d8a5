"""Themes: what the organisation is after, that goals serve."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal
from vliegwiel.kit.words import WordsField

A_SHARE = (MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(1)))


class ThemeQuerySet(models.QuerySet["Theme"]):
    def on(self, day=None):
        """Those that hold on a day; today when left out."""
        day = day or clock.today()
        return self.filter(Q(ends=None) | Q(ends__gte=day), starts__lte=day)

    def visible_to(self, person):
        """What the organisation is after is for everybody who works here."""
        return self.all()


class Theme(models.Model):
    """What the organisation is after in the coming years, owned by a leader. `ends` is its last day."""

    personal = Personal(
        what=_("Van welke thema’s jij eigenaar bent"),
        purpose="programme_evaluation",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang het thema bestaat"),
        person="owner",
    )

    title = WordsField()
    why = WordsField()  # at most 280 characters in each language
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="themes")
    priority = models.DecimalField(max_digits=3, decimal_places=2, default=Decimal(1), validators=A_SHARE)
    starts = models.DateField(default=clock.today)
    ends = models.DateField(null=True, blank=True)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["-priority", "starts", "pk"]

    def __str__(self) -> str:
        return str(self.title)
