"""Choices, and the numbers retrieval practice runs on (learning design 2.2, 2.3 and 18)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_CARDS = 5
"""Cards somebody may get on one day."""

MOST_SECONDS = 4 * 60
"""And how long they may take together."""

DAYS_A_WEEK = 3
"""Days of a week (Monday to Sunday) on which cards may come."""

RETENTION, RETENTION_FOR_SAFETY = 0.90, 0.95
"""How likely she should still know it when it comes back; higher where a mistake may hurt somebody."""

LONGEST_INTERVAL = 120
"""Days after which a card comes back at the latest."""

FIRST_AFTER_DAYS = 2
"""Days between finishing and the first time: what `fsrs` gives after a first good answer, which finishing is."""

SURE_AFTER = 4
"""So many times in a row right, each with the longest interval: she knows it, and it ends."""

IMPORTANCE, IMPORTANCE_FOR_SAFETY = 1.0, 2.0
"""What weighs in the choice of a day, beside how much of it is probably forgotten."""

SLOW = 2.0
"""So many times the median of a question is slow."""

AWAY_SECONDS = 10 * 60
"""Longer than this was not spent on the question."""

LEAST_PEOPLE = 5
"""People who answered a question before its median says anything."""

KEEP_DAYS = 90
"""How long what came of a card is kept, and a card that ended."""


class Grade(models.IntegerChoices):
    """How it went, as `fsrs` reads it (its `Rating`)."""

    AGAIN = 1, _("wist ik nog niet")
    HARD = 2, _("wist ik met moeite")
    GOOD = 3, _("wist ik")
    EASY = 4, _("was makkelijk")


class Off(models.TextChoices):
    """Why a deck gives no cards."""

    HERS = "hers", _("Je zette dit uit.")
    RETIRED = "retired", _("Deze activiteit staat niet meer op de plank.")


class End(models.TextChoices):
    """Why a card comes no more."""

    KNOWN = "known", _("Je weet het: vier keer op rij goed, met lange tijd ertussen.")
    GONE = "gone", _("Deze vraag staat niet meer in de activiteit.")


class Arrival(models.TextChoices):
    """What came of an answer that was given without a connection."""

    KEPT = "kept", _("bewaard")
    LATER = "later", _("je gaf die dag al een antwoord")
    REFUSED = "refused", _("kon niet meer")
