from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """The way from invited to applied. Each is a set of people within the one before it, or beside it."""

    INVITED = "invited", _("Uitgenodigd")
    STARTED = "started", _("Begonnen")
    COMPLETED = "completed", _("Afgerond")
    PLANNED = "planned", _("Plan gemaakt")
    TRIED = "tried", _("Geprobeerd")
    APPLIED = "applied", _("Toegepast, door een ander gezien")


class Verdict(models.TextChoices):
    KEEP = "keep", _("Houden")
    FIX = "fix", _("Verbeteren")
    STOP = "stop", _("Stoppen")
