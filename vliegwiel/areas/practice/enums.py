from django.db import models
from django.utils.translation import gettext_lazy as _


class Said(models.TextChoices):
    """What somebody says at a check-in. Four answers, all equally fine."""

    DID_IT = "did_it", _("Gedaan")
    TRIED = "tried", _("Geprobeerd")
    NO_CHANCE = "no_chance", _("Nog geen kans")
    NOT_USEFUL = "not_useful", _("Past niet")


class Support(models.TextChoices):
    CONFIRMED = "confirmed", _("Gezien")
    HINT = "hint", _("Tip")
