from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    SINGLE = "single", _("Eén antwoord is goed")
    MULTIPLE = "multiple", _("Er kunnen meer antwoorden goed zijn")
    HOTSPOT = "hotspot", _("Wijs aan in een afbeelding")
    ORDER = "order", _("Zet in de goede volgorde")
    MATCH = "match", _("Zoek bij elkaar wat hoort")
    GAPS = "gaps", _("Vul in wat ontbreekt")
    NUMERIC = "numeric", _("Geef een getal")
    SHORT = "short", _("Geef een kort antwoord")
    OPEN = "open", _("Denk na en schrijf op, voor jezelf")

    @property
    def has_options(self) -> bool:
        """Whether it is answered by choosing among, or ordering, a list of options."""
        return self in (QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.HOTSPOT, QuestionKind.ORDER)


class Sureness(models.IntegerChoices):
    """How sure she was before she heard whether it is right. A wrong answer given surely is remembered best when it is
    explained (hypercorrection: Butterfield & Metcalfe, 2001)."""

    GUESS = 1, _("Ik gok")
    THINK = 2, _("Ik denk het")
    SURE = 3, _("Ik weet het zeker")
