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


class Hidden(models.TextChoices):
    """Which rule hides the numbers of a group."""

    SMALL = "small", _("Verborgen: de groep is te klein.")
    PROTECTS = "protects", _("Verborgen: anders is een kleine groep ernaast uit te rekenen.")
    WITHIN = "within", _("Verborgen: de afdeling erboven is verborgen.")
    EMPTY = "empty", _("Er is nog niemand uitgenodigd.")
