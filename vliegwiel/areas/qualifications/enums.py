from django.db import models
from django.utils.translation import gettext_lazy as _


class Ground(models.TextChoices):
    """Why it is asked. The first three bind the employer: see `queries.law`."""

    LAW = "law", _("Wet")
    EU = "eu", _("EU-recht")
    CAO = "cao", _("Cao")
    ROLE = "role", _("Nodig voor de functie")
    OWN = "own", _("Eigen wens")


class Lasting(models.TextChoices):
    """How long it holds once it was earned."""

    ALWAYS = "always", _("Altijd")
    MONTHS = "months", _("Een aantal maanden na afronden")
    DAY = "day", _("Tot een vaste dag in het jaar")
    POINTS = "points", _("Zolang er elke periode genoeg punten zijn")
    SIGNED = "signed", _("Tot er een nieuwe versie van het document is")


class Phase(models.TextChoices):
    FIRST = "first", _("De eerste keer")
    AGAIN = "again", _("Opnieuw")
    POINTS = "points", _("Voor punten")


class Judge(models.TextChoices):
    """Who may sign that she saw it done: never herself, and never somebody whom the learner leads."""

    MANAGER = "manager", _("Wie leiding geeft")
    HOLDER = "holder", _("Een collega die het zelf geldig heeft")
    EXAMINER = "examiner", _("Wie ervoor is aangewezen")


class State(models.TextChoices):
    NOT_YET = "not_yet", _("Nog niet")
    VALID = "valid", _("Geldig")
    AT_RISK = "at_risk", _("Verloopt binnenkort")
    IN_GRACE = "in_grace", _("In de uitlooptijd")
    EXPIRED = "expired", _("Verlopen")
    EXEMPT = "exempt", _("Vrijgesteld")


COUNTS = (State.VALID, State.AT_RISK, State.IN_GRACE, State.EXEMPT)
"""The states in which somebody may go on with the work it is about."""
