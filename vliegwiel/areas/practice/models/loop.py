"""The plan and the steps that ask about it."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import LATE_AFTER_DAYS, Commit, Obstacle, Often, Said, Step


class PlanQuerySet(models.QuerySet["Plan"]):
    def standing(self):
        """Not stopped. A plan whose check-ins are all behind us still stands: it became a habit, or it rests."""
        return self.filter(stopped_at=None)

    def going(self):
        """Standing, and not parked: about these something may be asked."""
        return self.standing().filter(parked_at=None)

    def quiet(self):
        """Going, asked whether to go on, and not answered yet: nothing is asked about them."""
        return self.going().filter(quiet_on__isnull=False, went_on_at=None)

    def active(self, day: dt.date | None = None):
        """Going, and something is still to come: its steps are not planned yet, or one can be answered."""
        all_of_it = CheckIn.objects.filter(plan=models.OuterRef("pk"))
        open_ones = all_of_it.filter(in_time(day or clock.today()), said="")
        return self.going().filter(~models.Exists(all_of_it) | models.Exists(open_ones))

    def visible_to(self, person):
        """Its maker, and the supporter she chose. Nobody else: not her manager, not L&D."""
        return self.filter(Q(person=person) | Q(supporter=person))


class Plan(models.Model):
    """If this happens, I do that; and whom I want beside me."""

    personal = Personal(
        what=_("Je als-dan-plan en wie je steun gevraagd hebt"),
        purpose="development",
        seen_by=(_("jijzelf"), _("de ene collega die je zelf koos")),
        keep=_("24 maanden na het laatste gebruik, of tot je het verwijdert; zolang het loopt of stilligt blijft het"),
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plans")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="plans")
    behaviour = models.ForeignKey(
        TargetBehaviour, null=True, blank=True, on_delete=models.PROTECT, related_name="plans"
    )
    situation = models.CharField(max_length=140)  # if ...
    action = models.CharField(max_length=140)  # then ...
    supporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="supports"
    )
    made_at = models.DateTimeField(default=clock.now)
    stopped_at = models.DateTimeField(null=True, blank=True)
    parked_at = models.DateTimeField(null=True, blank=True)  # it rests; she may take it up again
    adjusted_at = models.DateTimeField(null=True, blank=True)  # she said it in other words
    quiet_on = models.DateField(null=True, blank=True)  # asked whether to go on, and silent until she says so
    went_on_at = models.DateTimeField(null=True, blank=True)  # she said so
    wiped_at = models.DateTimeField(null=True, blank=True)  # she erased the words; that there was a plan stays

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "activity"], condition=Q(stopped_at=None), name="one_standing_plan_per_activity"
            )
        ]
        indexes = [models.Index(fields=["activity", "person"], name="plan_of_activity")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.activity_id}"


def in_time(day: dt.date, since: dt.date | None = None) -> Q:
    """Not too late on that day. A step that names no last day itself has fourteen days; `since` is that long ago."""
    return Q(until__gte=day) | Q(until=None, due_on__gte=since or day - dt.timedelta(days=LATE_AFTER_DAYS))


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def due(self, day=None):
        """Asked by now and not too late, not answered, of a plan that goes on."""
        day = day or clock.today()
        return self.open().filter(in_time(day), due_on__lte=day)

    def open(self):
        """Not answered, of a plan that goes on; whenever."""
        return self.filter(said="", plan__stopped_at=None, plan__parked_at=None)

    def how_it_went(self):
        """Without the first one, which asks whether the plan still stands and not how it went."""
        return self.exclude(day=Step.COMMIT)

    def visible_to(self, person):
        """The maker of the plan, and the supporter she chose."""
        return self.filter(Q(plan__person=person) | Q(plan__supporter=person))


class CheckIn(models.Model):
    """One step of the loop, some days later: does the plan stand, and after that: did it, tried, no chance, not useful.
    One row per step; the answer is written on it once."""

    personal = Personal(
        what=_("Wat je bij een check-in zei over je plan"),
        purpose="development",
        seen_by=(
            _("jijzelf"),
            _("de ene collega die je zelf koos"),
            _("opleiders: alleen aantallen per groep van vijf of meer"),
            _("wie met je meedoet aan een groepsplan: alleen ongeveer hoeveel, vanaf vijf mensen"),
        ),
        keep=_("zolang het plan er is"),
        person="plan__person",
        apart=True,
    )

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="check_ins")
    day = models.PositiveSmallIntegerField(choices=Step)  # which step: so many days after finishing
    meant_on = models.DateField(null=True)  # the day it was meant for, before days off, pauses and merging moved it
    due_on = models.DateField()
    until = models.DateField(null=True)  # the last day it is asked; None: see `in_time`
    with_step = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="+"
    )  # asked in one message
    held_on = models.DateField(null=True)  # not asked that day, for her learning time was full
    said = models.CharField(max_length=10, choices=[*Commit.choices, *Said.choices], blank=True)
    obstacle = models.CharField(max_length=8, choices=Obstacle, blank=True)
    note = models.CharField(max_length=280, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)  # when a message said it stands ready

    objects = CheckInQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "day"], name="one_check_in_per_day")]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(said=""), name="check_in_due"),
            models.Index(fields=["said_at"], name="check_in_said"),
        ]

    @property
    def last_day(self) -> dt.date:
        """The last day on which it is asked."""
        return self.until or self.due_on + dt.timedelta(days=LATE_AFTER_DAYS)

    @property
    def step(self) -> Step:
        return Step(self.day)


class HowOftenQuerySet(models.QuerySet["HowOften"]):
    def visible_to(self, person):
        """Whose plan it is. Not the supporter she chose, nobody who leads her."""
        return self.filter(check_in__plan__person=person)


class HowOften(models.Model):
    """After two weeks: how often it worked, 0 (never) to 4 (always). Beside the answer and not in it: whom she chose as
    support reads that, and not this."""

    personal = Personal(
        what=_("Hoe vaak iets je lukte, na twee weken"),
        purpose="development",
        seen_by=(_("alleen jijzelf"),),
        keep=_("12 maanden, of tot je het plan wist"),
        person="check_in__plan__person",
        apart=True,
    )

    check_in = models.OneToOneField(CheckIn, on_delete=models.CASCADE, related_name="how_often")
    times = models.PositiveSmallIntegerField(choices=Often)
    at = models.DateTimeField(default=clock.now)

    objects = HowOftenQuerySet.as_manager()


class Pause(models.Model):
    """Nothing is asked until this day. What was to come moved along; no reason asked."""

    personal = Personal(
        what=_("Tot wanneer je check-ins gepauzeerd zijn"),
        purpose="development",
        seen_by=(_("alleen jijzelf"),),
        keep=_("12 maanden, of zolang de pauze duurt"),
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pauses")
    until = models.DateField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "until"], name="one_pause_until_a_day")]
