from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.consent import Feature


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


SEEN_AT_WORK = Feature(
    key="seen-at-work",
    name=_("Tekenen voor wat iemand op het werk liet zien"),
    does=_(
        "Bij een bekwaamheid kan staan dat iemand moet laten zien dat het lukt: een paar regels. Een leidinggevende, "
        "een collega die het al kan of wie daarvoor is aangewezen, kijkt mee en tekent per regel: gezien of nog niet."
    ),
    data=_("Per regel ja of nog niet, de dag, wie tekende, en één zin over wat er nog bij moet."),
    sees=_(
        "De medewerker, wie tekende, HR en opleiders. Een leidinggevende ziet ja of nee en een datum. Directie en "
        "ondernemingsraad zien aantallen, vanaf vijf mensen."
    ),
    keeps=_("Zolang iemand de bekwaamheid moet kunnen bewijzen, en daarna zolang de wet het vraagt."),
    cannot=_(
        "Niemand tekent voor zichzelf of voor de eigen leidinggevende. Er is geen score en geen vergelijking van "
        "mensen. Het zegt iets over één bekwaamheid en niets over hoe iemand werkt."
    ),
    without=_(
        "Bekwaamheden gaan gewoon door. Waar nog iemand moet meekijken kan niemand tekenen; dat bewijs wacht. Wat al "
        "getekend is, telt."
    ),
)
