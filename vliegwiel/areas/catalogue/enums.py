from django.db import models
from django.utils.translation import gettext_lazy as _

FOLLOW_UP_DAYS = (3, 14, 42, 84)
"""Days after finishing (or after planning, when that came later) on which somebody is asked how it went."""


class Purpose(models.TextChoices):
    """The portfolio class of an activity: what its hours are for."""

    STRATEGIC = "strategic", _("Draagt bij aan een doel")
    LEGAL = "legal", _("Wettelijk verplicht")
    OWN_GROWTH = "own_growth", _("Eigen groei")


class Exempt(models.TextChoices):
    """Why an activity need not show what it contributes to a goal: it is here for something else."""

    NONE = "none", _("Nee, dit is om van te leren")
    COMPLIANCE = "compliance", _("Ja: afspraken met toezicht of klanten")
    SAFETY = "safety", _("Ja: veiligheid")
    WELLBEING = "wellbeing", _("Ja: gezond en prettig werken")
    ONBOARDING = "social_onboarding", _("Ja: nieuwe collega’s leren elkaar kennen")
    TEAM_EVENT = "team_event", _("Ja: waardering of een teamdag")


class Kind(models.TextChoices):
    TEXT = "text", _("Tekst")
    IMAGE = "image", _("Afbeelding")
    VIDEO = "video", _("Video")
    QUESTION = "question", _("Vraag")
    PRACTICE = "practice", _("Oefenen op het werk")
