from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    AUTHOR = "author", _("Auteur")
    LND_LEAD = "lnd_lead", _("Opleider")
    HR = "hr", _("HR")
    LEADER = "leader", _("Directie")
    ADMINISTRATOR = "administrator", _("Beheerder")
    WORKS_COUNCIL = "works_council", _("Ondernemingsraad")


class Line(models.TextChoices):
    SOLID = "solid", _("Leidinggevende")
    DOTTED = "dotted", _("Functioneel leidinggevende")


class Language(models.TextChoices):
    NL = "nl", "Nederlands"
    EN = "en", "English"


class Address(models.TextChoices):
    JE = "je", _("je en jij")
    U = "u", _("u")
