"""Moments to learn and suggestions: hers alone. Of a calendar only times, and no longer than they are needed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .enums import MINUTES, WORDS, Nope, Shift, State


class Rhythm(models.Model):
    """When in her week somebody wants to learn. slots: [{"day": 2, "at": "10:00"}], ISO weekdays; of a shift the day it
    begins on. A shift that ends before it begins ends the day after."""

    personal = Personal(
        what=_("Op welke vaste momenten je wilt leren"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("tot je het weghaalt, of 90 dagen nadat je hier werkte"),
        merging="first",
        apart=True,
    )

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    slots = models.JSONField(default=list)
    minutes = models.PositiveSmallIntegerField(default=MINUTES)
    shift = models.CharField(max_length=5, choices=Shift, blank=True)
    shift_from = models.TimeField(null=True)
    shift_until = models.TimeField(null=True)
    asked_at = models.DateTimeField(null=True)  # two skipped in a row: does it still suit? Nothing is planned meanwhile


class LearningMoment(models.Model):
    """A piece of her week that is hers to learn in. Whether she did is not kept: there is no such column."""

    personal = Personal(
        what=_("Wanneer je tijd om te leren plande, verplaatste of oversloeg"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"), _("opleiders: alleen aantallen per groep van vijf of meer")),
        keep=_("28 dagen erna"),
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()  # from `starts` to `ends`: a sum of them is a sum
    of_day = models.DateField()  # of her rhythm: the day it was planned for, wherever it was moved to
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    sequence = models.PositiveSmallIntegerField(default=0)  # how often it changed, for calendars

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "of_day"], name="one_moment_per_day_of_rhythm"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="moment_in_order"),
        ]
        indexes = [models.Index(fields=["person", "starts"], name="moment_of_person")]


class BusyTime(models.Model):
    """A time at which she is taken, from a calendar file she gave herself. What it is about is never read."""

    personal = Personal(
        what=_("Op welke tijden je bezet bent, uit een agenda die je zelf gaf; niet waarmee"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("tot die tijd voorbij is"),
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "starts"], name="busy_of_person")]


class Suggested(models.Model):
    """What was suggested to somebody and whether she opened it, to see that it is fair. Forgotten in 90 days."""

    personal = Personal(
        what=_("Welke suggesties je zag en welke je opende"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("90 dagen"),
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    reasons = models.JSONField(default=list)
    shown_on = models.DateField(default=clock.today)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity", "shown_on"], name="one_suggestion_a_day")]
        indexes = [models.Index(fields=["shown_on"], name="suggested_on")]


class Dismissal(models.Model):
    """She does not want this suggested: not before a day, or not at all (`until` empty)."""

    personal = Personal(
        what=_("Welke suggesties je niet of niet nu wilt, en waarom als je dat zei"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("90 dagen, of tot je het terugneemt"),
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    until = models.DateField(null=True)
    reason = models.CharField(max_length=11, choices=Nope, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="one_dismissal_per_activity")]


class OwnGoal(models.Model):
    """A behaviour somebody chose to get better at, or something of her work in her own words. Hers alone."""

    personal = Personal(
        what=_("Waarin je beter wilt worden"),
        purpose="development",
        seen_by=(_("alleen jijzelf"), _("opleiders: alleen aantallen per groep van vijf of meer")),
        keep=_("24 maanden, of tot je het weghaalt"),
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    behaviour = models.ForeignKey("strategy.TargetBehaviour", null=True, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=WORDS, blank=True)  # instead of a behaviour
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "behaviour"], name="one_own_goal_per_behaviour"),
            models.UniqueConstraint(fields=["person", "words"], condition=~Q(words=""), name="one_own_goal_per_words"),
            models.CheckConstraint(
                condition=Q(behaviour=None, words__gt="") | Q(behaviour__isnull=False, words=""),
                name="own_goal_is_one_of_both",
            ),
        ]

    @property
    def said(self) -> str:
        """As she reads it."""
        return self.words or str(self.behaviour.action if self.behaviour else "")
