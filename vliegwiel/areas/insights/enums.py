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


class Check(models.TextChoices):
    """The design checks of an activity, D1 to D8 (learning.md 1.5)."""

    REAL_TASK = "D1", _("Men oefent de echte taak")
    DECISIONS = "D2", _("Men neemt echte beslissingen en hoort waarom iets klopt")
    RETRIEVAL = "D3", _("Men haalt het later uit het hoofd terug")
    PLAN = "D4", _("Men maakt een als-dan-plan")
    MANAGER = "D5", _("Er is contact met de leidinggevende, vooraf en achteraf")
    CHANCE = "D6", _("De kans om het toe te passen komt binnen veertien dagen")
    FOLLOW_UP = "D7", _("Na twee en na zes weken vragen we of het lukte")
    BEHAVIOUR = "D8", _("Het is vastgelegd hoe een ander ziet of het lukt")


class Result(models.TextChoices):
    """What a measurement of the effect found."""

    POSITIVE = "positive", _("Ja, het verschil is te zien")
    INCONCLUSIVE = "inconclusive", _("Niet te zeggen")
    NONE = "none", _("Nee, geen verschil gevonden")


class Tier(models.IntegerChoices):
    """What was measured, in own words, after the tiers of LTEM (Thalheimer, 2018)."""

    ATTENDED = 1, _("Of mensen er waren")
    DID = 2, _("Of mensen meededen en opletten")
    FOUND = 3, _("Wat mensen ervan vonden")
    KNOWS = 4, _("Wat mensen weten")
    DECIDES = 5, _("Of mensen in een nagebootste situatie goed kiezen")
    DOES = 6, _("Of mensen de taak kunnen, buiten het werk om")
    APPLIES = 7, _("Of mensen het op het werk doen")
    EFFECT = 8, _("Wat het op het werk oplevert, vergeleken met zonder")
