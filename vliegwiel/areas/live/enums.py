from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    """How people come together: follows from the parts."""

    CLASSROOM = "classroom", _("In een zaal")
    VIRTUAL = "virtual", _("Online")
    BLENDED = "blended", _("Deels in een zaal, deels online")


class WaitEnd(models.TextChoices):
    """How waiting ended."""

    BOOKED = "booked", _("Kreeg een plek")
    DECLINED = "declined", _("Wilde de plek niet")
    PASSED = "passed", _("Antwoordde niet op tijd")
    LEFT = "left", _("Ging van de lijst")
    CANCELLED = "cancelled", _("De sessie ging niet door")


class Missed(models.TextChoices):
    """Why somebody is not there, as she or the trainer says. Never anything about health."""

    UNSAID = "", _("Zonder reden")
    WORK = "work", _("Het werk liet het niet toe")
    PRIVATE = "private", _("Iets privé")
    TRAVEL = "travel", _("De reis lukte niet")
    FORGOT = "forgot", _("Niet aan gedacht")
    NOT_NEEDED = "not_needed", _("Het is niet meer nodig")


class Via(models.TextChoices):
    """How it came to be known that somebody was there."""

    CODE = "code", _("De code aan de muur")
    LIST = "list", _("De lijst")
    FILE = "file", _("Het verslag van de online bijeenkomst")


class Clash(models.TextChoices):
    """Why a session may not suit somebody."""

    NOT_WORKING = "not_working", _("Je werkt dan niet volgens je patroon.")
    AWAY = "away", _("Je gaf op dat je dan weg bent.")
    CLOSED = "closed", _("In die week plant je afdeling geen leren.")
    OTHER = "other", _("Je hebt dan een andere sessie.")
    TEACHING = "teaching", _("Je geeft dan zelf een sessie.")


class For(models.TextChoices):
    """Whom a piece of material is for."""

    EVERYBODY = "everybody", _("Iedereen die komt")
    TRAINER = "trainer", _("Alleen wie de sessie geeft")
