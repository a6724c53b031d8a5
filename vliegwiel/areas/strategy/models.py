"""What the organisation wants: goals with a measure, and the target behaviours that serve them."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal
from vliegwiel.kit.words import WordsField


class Goal(models.Model):
    """What must change in the organisation, owned by somebody in the line, with a measure from, to and by when."""

    personal = Personal(
        what=_("Van welke organisatiedoelen jij eigenaar bent"),
        purpose="programme_evaluation",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang het doel bestaat"),
        person="owner",
    )

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        ACTIVE = "active", _("actief")
        ACHIEVED = "achieved", _("behaald")
        DROPPED = "dropped", _("gestopt")

    statement = WordsField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="goals")
    measure = WordsField()  # the name of the KPI
    measured_in = WordsField()  # its unit: meldingen per maand, %, cijfer
    baseline = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    starts = models.DateField(default=clock.today)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return str(self.statement)


class GoalReading(models.Model):
    """The measure's value on a day."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="readings")
    on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2, default=Decimal(0))

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["goal", "on"], name="one_reading_a_day")]


class TargetBehaviour(models.Model):
    """Who, in which situation, does what; and when it is good enough."""

    personal = Personal(
        what=_("Van welk doelgedrag jij eigenaar bent"),
        purpose="programme_evaluation",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang het gedrag bestaat"),
        person="owner",
    )

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="behaviours")
    actor = WordsField()
    situation = WordsField()
    action = WordsField()
    standard = WordsField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="behaviours")
    chances_a_month = models.PositiveSmallIntegerField(default=4)
    observable = models.BooleanField(default=True)  # the Monday test: somebody else could see or hear it
    retired_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["goal", "pk"]

    def __str__(self) -> str:
        return str(self.action)
