"""Room to learn: how much time a unit gives, what is asked above it, how full units are. Never anybody's minutes."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Unit
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import RoomAnswer

LEAST_MINUTES, MOST_MINUTES = 30, 600


class TimeBudget(models.Model):
    """Minutes to learn in four weeks at full time, for a unit and what is below it. No row: as the unit above, and at
    the top as the organisation."""

    personal = Personal(
        what=_("Voor welke afdelingen jij de leertijd afsprak"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("HR en opleiders")),
        keep=_("zolang de afspraak geldt"),
        person="by",
    )

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(LEAST_MINUTES), MaxValueValidator(MOST_MINUTES)]
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class RoomQuestionQuerySet(models.QuerySet["RoomQuestion"]):
    def open(self):
        return self.filter(answer="")

    def visible_to(self, person):
        """HR and the L&D lead all of them; others what they asked."""
        return self if person.holds(Role.HR, Role.LND_LEAD) else self.filter(by=person)


class RoomQuestion(models.Model):
    """More is asked than there is time for: a question to who asks it, to HR and to the L&D lead; never to a learner.

    Either the law asks it and it was given all the same, or somebody wants to give it all the same (`people` says to
    whom, and it is given when the answer is yes).
    """

    class Kind(models.TextChoices):
        MANDATED = "mandated", _("Het moet, en het past niet")
        APPROVAL = "approval", _("Mag dit er toch bij?")

    personal = Personal(
        what=_("Dat jij iets vroeg van mensen wier leertijd vol was, en het antwoord"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("HR en opleiders")),
        keep=_("24 maanden"),
        person="by",
        merging="first",
    )

    kind = models.CharField(max_length=8, choices=Kind)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=280)
    due = models.DateField(null=True)
    n = models.PositiveIntegerField(default=0)  # people it does not fit; shown from five on
    at = models.DateTimeField(default=clock.now)
    answer = models.CharField(max_length=6, choices=RoomAnswer, blank=True)
    words = models.CharField(max_length=280, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = RoomQuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "by", "kind"], condition=Q(answer=""), name="one_open_room_question"
            )
        ]

    @property
    def said(self):
        return RoomAnswer(self.answer).label if self.answer else ""


class RoomQuestionPerson(models.Model):
    """To whom somebody wants to give something all the same. Gone once the question is answered."""

    personal = Personal(
        what=_("Dat iemand je iets wil vragen terwijl je leertijd vol is"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("wie het wil vragen"), _("HR en opleiders")),
        keep=_("tot er antwoord is"),
        merging="first",
    )

    question = models.ForeignKey(RoomQuestion, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "person"], name="one_room_question_person")]


class UnitRoom(models.Model):
    """How full the coming four weeks of a unit are, counted every night: a share in tens, of groups only."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="+")
    weeks = models.JSONField(default=list)  # [[Monday, percent]]; empty: too few people to say
    counted_at = models.DateTimeField(default=clock.now)


class Pressing(models.Model):
    """What stands open with people whose time is one and a half times full, and which no law or cao asks: whoever leads
    the academy chooses what goes. How many people; never who."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="+")
    people = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField()  # of one person
    counted_at = models.DateTimeField(default=clock.now)
