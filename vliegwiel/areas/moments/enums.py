"""When a moment to learn is, and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# Source: learning design 10.3, "learning moments". Two times twenty minutes is what is offered to begin with.
TIMES, MINUTES = 2, 20
LEAST_MINUTES, MOST_MINUTES, MOST_TIMES = 5, 60, 2
SKIPS = 2  # in a row; then we ask once whether it still suits
AHEAD_DAYS = 14  # so far ahead moments are planned
BUSY_DAYS = 42  # so far ahead times of her calendar are kept
WORDS = 140  # longest goal in one's own words, in characters
KEEP_DAYS = 28  # a moment that is past


class Shift(models.TextChoices):
    """For who works in shifts: when in the shift."""

    NONE = "", _("Op een vast tijdstip")
    START = "start", _("Aan het begin van mijn dienst")
    END = "end", _("Aan het eind van mijn dienst")


class State(models.TextChoices):
    PLANNED = "planned", _("gepland")
    SKIPPED = "skipped", _("overgeslagen")
    RELEASED = "released", _("losgelaten")


class Nope(models.TextChoices):
    """Why a suggestion is of no use. Nobody has to say."""

    NONE = "", _("Zonder reden")
    KNOWN = "known", _("Ik kan dit al")
    NOT_MY_WORK = "not_my_work", _("Dit hoort niet bij mijn werk")
    LEVEL = "level", _("Te makkelijk of te moeilijk")
    FORM = "form", _("Niet de vorm waarin ik leer")
