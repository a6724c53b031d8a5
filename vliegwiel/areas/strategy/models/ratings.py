"""Two judges of one edge: how strong it is and how we know, each in her own words. Never changed, only followed."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

RATING_HOLDS = dt.timedelta(days=365)  # after twelve months a judge looks again
LEAST_REASON = 40  # characters


class Side(models.TextChoices):
    """For whom a judge speaks."""

    EDUCATION = "education", _("Opleiden")
    LINE = "line", _("De lijn")


class EdgeState(models.TextChoices):
    """Where an edge stands between its two judges."""

    DRAFT = "draft", _("Nog niet door twee mensen beoordeeld")
    AGREED = "agreed", _("Eens")
    CONTESTED = "contested", _("Oneens")
    LAPSED = "lapsed", _("Verlopen")


class Strength(float, models.Choices):
    """How much the lower thing moves the upper one. Anchors of the design's learning.md 1.5."""

    NONE = 0.0, _("Het helpt hier niet bij")
    INDIRECT = 0.25, _("Het helpt langs een omweg")
    ONE_OF_SOME = 0.5, _("Het is een van de twee tot vier dingen die helpen")
    MAIN = 0.75, _("Het helpt het meest van alles")
    IS_IT = 1.0, _("Dit ís wat het verschil maakt")


class Evidence(models.IntegerChoices):
    """How we know, 0..4. Levels of the design's learning.md 1.5."""

    NONE = 0, _("We weten het niet, het is een gevoel")
    REASONED = 1, _("Deskundigen kunnen uitleggen waarom")
    SEEN_HERE = 2, _("Hier gezien, in een proef of in onze cijfers")
    COMPARED = 3, _("Vergeleken met een groep die het niet kreeg")
    PROVED = 4, _("Geloot of herhaald, met dezelfde uitkomst")


class AbstractRating(models.Model):
    """One judge's word on an edge, on a day."""

    personal = Personal(
        what=_("Hoe sterk jij verbanden tussen doelen, gedrag en activiteiten vond, en waarom"),
        purpose="programme_evaluation",
        seen_by=(_("wie de academie leidt, auteurs en de eigenaar van het doel of thema"),),
        keep=_("zolang het verband bestaat"),
        person="by",
    )

    side = models.CharField(max_length=9, choices=Side)
    strength = models.FloatField(choices=Strength)
    evidence = models.PositiveSmallIntegerField(choices=Evidence)
    reason = models.CharField(max_length=600)
    review_by = models.DateField()  # twelve months on at most
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(strength__in=[0.0, 0.25, 0.5, 0.75, 1.0], evidence__lte=4),
                name="%(app_label)s_%(class)s_is_on_the_scales",
            )
        ]
