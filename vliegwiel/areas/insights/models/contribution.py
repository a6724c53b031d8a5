"""What an activity contributes: the method, what is known of its design and effect, and the scores. Rows only grow."""

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.strategy.models import Goal
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Check, Result, Tier

SHARE = (MinValueValidator(0), MaxValueValidator(1))
SCORE = (MinValueValidator(0), MaxValueValidator(100))


def first_cf() -> list[float]:
    return [0.30, 0.45, 0.65, 0.85, 1.0]


def first_tiers() -> list[float]:
    return [0.0, 0.0, 0.10, 0.25, 0.45, 0.60, 0.85, 1.0]


class Method(models.Model):
    """One version of the weights, cut-offs and thresholds scores are made with. Never changed: followed by a next."""

    personal = Personal(
        what=_("Welke versie van de rekenmethode jij maakte, en waarom"),
        purpose="programme_evaluation",
        seen_by=(_("wie de academie leidt of er toezicht op houdt"),),
        keep=_("zolang de academie bestaat"),
        person="by",
    )

    version = models.PositiveIntegerField(unique=True)
    cf = models.JSONField(default=first_cf)  # how sure evidence level 0..4 makes us: rising
    tiers = models.JSONField(default=first_tiers)  # what an outcome at LTEM 1..8 is worth: rising
    line = models.FloatField(default=0.5, validators=SHARE)  # weights of the three parts: together 1
    design = models.FloatField(default=0.25, validators=SHARE)
    outcome = models.FloatField(default=0.25, validators=SHARE)
    gate = models.FloatField(default=0.15, validators=SHARE)  # a thinner line than this ...
    cap = models.FloatField(default=30.0, validators=SCORE)  # ... scores no higher than this
    low_cut = models.FloatField(default=40.0, validators=SCORE)
    high_cut = models.FloatField(default=55.0, validators=SCORE)
    joy_cut = models.FloatField(default=0.75, validators=SHARE)  # enjoyment from here on is high
    top_cut = models.FloatField(default=50.0, validators=SCORE)  # only when even the top of the range is below
    least_reactions = models.PositiveSmallIntegerField(default=8, validators=[MinValueValidator(5)])
    prior = models.PositiveSmallIntegerField(default=10, validators=[MinValueValidator(5), MaxValueValidator(20)])
    reason = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-version"]

    def clean(self) -> None:
        """The ranges of the design's learning.md 18. Raises ValidationError ({field: [what and what to do]})."""
        wrong = {}
        for name, count in (("cf", 5), ("tiers", 8)):
            values = getattr(self, name)
            if len(values) != count or any(not 0 <= value <= 1 for value in values):
                wrong[name] = [_("Kies getallen van 0 tot en met 1.")]
            elif sorted(values) != list(values):
                wrong[name] = [_("Meer zekerheid telt nooit minder: laat de getallen niet dalen.")]
        if abs(self.line + self.design + self.outcome - 1) > 1e-9:
            wrong["line"] = [_("De drie gewichten zijn samen 1.")]
        elif self.line <= 0:
            wrong["line"] = [_("De lijn naar het doel telt altijd mee.")]
        if self.low_cut > self.high_cut:
            wrong["low_cut"] = [_("De lage grens ligt niet boven de hoge.")]
        if wrong:
            raise ValidationError(wrong)


class DesignCheck(models.Model):
    """The L&D side sets a design check by hand, with a note. The latest of a check counts; without a score it is
    derived again."""

    personal = Personal(
        what=_("Welke punten van een ontwerp jij met de hand beoordeelde"),
        purpose="programme_evaluation",
        seen_by=(_("wie de academie leidt of er toezicht op houdt"), _("auteurs en opleiders")),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="design_checks")
    check_code = models.CharField(max_length=2, choices=Check)  # `check` is a word of Django's models
    score = models.FloatField(null=True)  # 0, .5 or 1; None: as derived
    note = models.CharField(max_length=280)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(score=None) | Q(score__in=[0.0, 0.5, 1.0]), name="design_check_scale")
        ]


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def standing(self) -> Self:
        """Not withdrawn."""
        return self.filter(withdrawal=None)


class Outcome(models.Model):
    """What is known of an activity's effect: what was measured, what it found, and how we know."""

    personal = Personal(
        what=_("Welke uitkomsten van activiteiten jij vastlegde"),
        purpose="programme_evaluation",
        seen_by=(_("wie de academie leidt of er toezicht op houdt"), _("auteurs en opleiders")),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="outcomes")
    tier = models.PositiveSmallIntegerField(choices=Tier)
    result = models.CharField(max_length=12, choices=Result)
    days = models.PositiveSmallIntegerField(null=True, blank=True)  # after learning
    useful = models.BooleanField(default=False)  # at tier 3: people were asked what they can use
    how = models.CharField(max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    @property
    def is_withdrawn(self) -> bool:
        return hasattr(self, "withdrawal")


class OutcomeWithdrawal(models.Model):
    """An outcome that turned out not to hold: by whom, when and why. What was measured stays readable."""

    personal = Personal(
        what=_("Welke uitkomsten van activiteiten jij introk, en waarom"),
        purpose="programme_evaluation",
        seen_by=(_("wie de academie leidt of er toezicht op houdt"), _("auteurs en opleiders")),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    outcome = models.OneToOneField(Outcome, on_delete=models.CASCADE, related_name="withdrawal")
    reason = models.CharField(max_length=280)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class Contribution(models.Model):
    """A score with the numbers it was made of. A new row when they change; an old one is never touched."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="contributions", db_index=False)
    method = models.ForeignKey(Method, on_delete=models.PROTECT, related_name="+")
    goal = models.ForeignKey(Goal, null=True, on_delete=models.SET_NULL, related_name="+")  # where its best path leads
    value = models.FloatField()  # 0..100, as are low and high
    low = models.FloatField()
    high = models.FloatField()
    line = models.FloatField()  # 0..1, as are design and outcome
    design = models.FloatField()
    outcome = models.FloatField(null=True)  # None: expected, nothing known yet
    weakest = models.FloatField(null=True)  # the least edge weight on the best path; None without one
    gated = models.BooleanField(default=False)
    parts = models.JSONField()  # see queries.contribution.facts.Parts
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["activity", "-id"], name="contribution_latest")]

    @property
    def demonstrated(self) -> bool:
        """There is an outcome; else the score is what we expect."""
        return self.outcome is not None

    @property
    def has_line(self) -> bool:
        """An agreed path to an active goal (LOS-A1)."""
        return self.weakest is not None


class Recompute(models.Model):
    """All scores made anew, asked for by somebody: how far it is and how many changed."""

    personal = Personal(
        what=_("Wanneer jij alle bijdragen opnieuw liet uitrekenen"),
        purpose="programme_evaluation",
        seen_by=(_("wie de academie leidt of er toezicht op houdt"),),
        keep=_("zolang de academie bestaat"),
        person="by",
    )

    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
