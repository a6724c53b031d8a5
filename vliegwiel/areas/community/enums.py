"""The words of rituals."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    TEAM = "team", _("team")
    PEERS = "peers", _("intervisiegroep")


class Way(models.TextChoices):
    TOGETHER = "together", _("samen, nu")
    APART = "apart", _("ieder apart, een week lang")


class Went(models.TextChoices):
    """How a try-out went, of the team and never of one person."""

    WORKED = "worked", _("gelukt")
    HALF = "half", _("half")
    NOT = "not", _("niet")
    NO_CHANCE = "no_chance", _("geen kans")
