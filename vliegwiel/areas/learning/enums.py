from django.db import models
from django.utils.translation import gettext_lazy as _


class Enjoyment(models.IntegerChoices):
    """Did she enjoy doing it?"""

    NOT = 1, _("Helemaal niet")
    LITTLE = 2, _("Een beetje")
    FAIR = 3, _("Gaat wel")
    WELL = 4, _("Goed")
    VERY = 5, _("Heel goed")


class Usefulness(models.IntegerChoices):
    """Can she use it at work within two weeks?"""

    NO = 1, _("Nee")
    HARDLY = 2, _("Waarschijnlijk niet")
    MAYBE = 3, _("Misschien")
    LIKELY = 4, _("Waarschijnlijk wel")
    SURELY = 5, _("Zeker")


class Arrival(models.TextChoices):
    """What came of a step that was done without a connection."""

    KEPT = "kept", _("bewaard")
    LATER = "later", _("je gaf daarna al een ander antwoord")
    REFUSED = "refused", _("kon niet meer")
