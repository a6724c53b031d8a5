"""Who hold rituals together, what was held, and what came of it. Who was there is written nowhere."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import ActingManager
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal
from vliegwiel.kit.words import WordsField

from ..enums import Kind, Way, Went

OUTCOME = 280
ANSWER = 500
TRY_OUT = 200


class CircleQuerySet(models.QuerySet["Circle"]):
    def visible_to(self, person):
        """Who has a seat in it, and who keeps it; of a team also who stands in for that one today. Nobody else: no
        manager higher up, not L&D."""
        stood_in_for = ActingManager.objects.on().filter(stand_in=person).values("manager")
        acting = Q(kind=Kind.TEAM, keeper__in=stood_in_for)
        return self.filter(Q(keeper=person) | Q(seats__person=person) | acting).distinct()


class Circle(models.Model):
    """People who hold rituals together: a team, a part of a large one, or four to seven peers."""

    personal = Personal(
        what=_("Welke groep je begon om samen te leren"),
        purpose="deliver_learning",
        seen_by=(_("wie in die groep zit"),),
        keep=_("zolang de groep bestaat"),
        person="keeper",
    )

    key = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=5, choices=Kind)
    name = models.CharField(max_length=80)
    keeper = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    objects = CircleQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """Somebody belongs to a circle. `led_at` is all that is kept of what she did in it: so that turns stay fair."""

    personal = Personal(
        what=_("In welke groep je samen leert, en wanneer je daar voor het laatst de leiding had"),
        purpose="deliver_learning",
        seen_by=(_("wie in die groep zit"), _("wie de groep begon, of die tijdelijk vervangt")),
        keep=_("tot je de groep verlaat"),
        merging="first",
    )

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=clock.now)
    led_at = models.DateTimeField(null=True, blank=True)
    skips = models.BooleanField(default=False)  # she would rather not lead for now; no reason asked

    class Meta:
        constraints = [models.UniqueConstraint(fields=["circle", "person"], name="one_seat_in_a_circle")]


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, person):
        return self.filter(circle__in=Circle.objects.visible_to(person).values("pk"))


class Meeting(models.Model):
    """A ritual as it was held, with the words it was held with. `facilitator` is known only while it goes on."""

    personal = Personal(
        what=_("Dat jij nu een nabespreking of ander ritueel leidt"),
        purpose="deliver_learning",
        seen_by=(_("wie in die groep zit"),),
        keep=_("tot het is afgerond"),
        person="facilitator",
    )

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="meetings")
    key = models.CharField(max_length=32, unique=True)
    ritual = models.CharField(max_length=40)
    title = WordsField()
    steps = models.JSONField(default=list)  # [{"minutes", "title", "question", "tries", "back"}] as it was that day
    confidential = models.BooleanField(default=False)
    way = models.CharField(max_length=8, choices=Way)
    opened_at = models.DateTimeField(default=clock.now)
    until = models.DateField(null=True, blank=True)  # the last day to answer, when each answers apart
    step = models.PositiveSmallIntegerField(default=0)
    step_at = models.DateTimeField(default=clock.now)
    facilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["circle"], condition=Q(ended_at=None), name="one_open_meeting_of_a_circle")
        ]
        indexes = [models.Index(fields=["ritual", "opened_at"], name="meeting_of_ritual")]

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


class Outcome(models.Model):
    """A line a circle wrote down at one question. Nobody's name is with it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="outcomes")
    step = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=OUTCOME)
    key = models.CharField(max_length=32)  # of the form it was typed in: sent twice is kept once
    at = models.DateTimeField(default=clock.now)
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "key"], name="one_outcome_per_form")]


class TryOut(models.Model):
    """What a circle is going to try, for which behaviour, and how that went: of the circle, not of a person."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="try_outs")
    behaviour = models.ForeignKey(TargetBehaviour, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    text = models.CharField(max_length=TRY_OUT)
    key = models.CharField(max_length=32)
    at = models.DateTimeField(default=clock.now)
    gone_at = models.DateTimeField(null=True, blank=True)
    went = models.CharField(max_length=9, choices=Went, blank=True)
    told_in = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="told")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "key"], name="one_try_out_per_form")]


class Answer(models.Model):
    """What somebody wrote when each answers apart. The circle reads all of them together, without names."""

    personal = Personal(
        what=_("Wat je schreef op een kaart van je groep, als ieder apart antwoordt"),
        purpose="development",
        seen_by=(_("jijzelf"), _("je groep: na de week, zonder je naam, en alleen als er drie of meer schreven")),
        keep=_("90 dagen na de week"),
        merging="first",
        apart=True,
    )

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="answers")
    step = models.PositiveSmallIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=ANSWER)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "step", "person"], name="one_answer_at_a_question")]


class Kit(models.Model):
    """A ritual L&D wrote itself. Its versions never change; `retired_at`: no new ones are begun with it."""

    key = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True, blank=True)


class KitVersion(models.Model):
    """Its words as they were from one day on."""

    personal = Personal(
        what=_("Welke versie van een ritueel jij schreef"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang het ritueel bestaat"),
        person="by",
    )

    kit = models.ForeignKey(Kit, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = WordsField()
    purpose = WordsField()
    steps = models.JSONField(default=list)  # as Meeting.steps
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["kit", "-number"]
        constraints = [models.UniqueConstraint(fields=["kit", "number"], name="one_version_of_a_number")]
