from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """The portfolio class of an activity: what its hours are for."""

    STRATEGIC = "strategic", _("Draagt bij aan een doel")
    LEGAL = "legal", _("Wettelijk verplicht")
    OWN_GROWTH = "own_growth", _("Eigen groei")


class Kind(models.TextChoices):
    TEXT = "text", _("Tekst")
    IMAGE = "image", _("Afbeelding")
    VIDEO = "video", _("Video")
    QUESTION = "question", _("Vraag")
    PRACTICE = "practice", _("Oefenen op het werk")
