"""What somebody saw, written to who did it; and the question that asked for it."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person, Placement
from vliegwiel.areas.practice.models import Plan
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .enums import ASKED_DAYS, LONGEST, Publicity


class QuestionQuerySet(models.QuerySet["Question"]):
    def open(self):
        """Not answered, not passed over, and not too long ago to remember."""
        since = clock.now() - dt.timedelta(days=ASKED_DAYS)
        return self.filter(answered_at=None, passed_at=None, at__gte=since)

    def visible_to(self, person):
        """Whom it was asked."""
        return self.filter(asked=person)


class Question(models.Model):
    """After something was done and seen: who saw it is asked once what that was. Once per plan."""

    personal = Personal(
        what=_("Wie gevraagd is wat die van je zag, nadat je iets had toegepast"),
        purpose="development",
        apart=True,
        seen_by=(_("degene die het gevraagd is"), _("jijzelf")),
        keep=_("24 maanden"),
        merging="first",
    )

    # The plan may go before it: what was said of her is kept for a term of its own.
    plan = models.OneToOneField(Plan, null=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    behaviour = models.ForeignKey(TargetBehaviour, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True)
    passed_at = models.DateTimeField(null=True)  # "not now"; no reason asked, and nobody hears it

    objects = QuestionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["asked", "-at"], name="question_of_asked")]


class RecognitionQuerySet(models.QuerySet["Recognition"]):
    def standing(self):
        """With its words: not erased."""
        return self.filter(erased_at=None)

    def visible_to(self, person):
        """Hers, whatever she chose; what she wrote herself; and what others share with their team when she is of it:
        who works in the same unit today, and who leads them."""
        units = Placement.objects.on().filter(employment__person=person).values("unit")
        beside = Placement.objects.on().filter(unit__in=units).values("employment__person")
        led = Person.objects.led_by(person).values("pk")
        theirs = Q(publicity=Publicity.TEAM) & (Q(person__in=beside) | Q(person__in=led))
        return self.standing().filter(Q(person=person) | Q(by=person) | theirs)


class Recognition(models.Model):
    """What `by` saw `person` do, in two lines. No number stands beside it, and none is made of it about anybody."""

    personal = Personal(
        what=_("Wat anderen zagen dat jij deed, en wie dat mag lezen"),
        purpose="development",
        apart=True,
        seen_by=(
            _("jijzelf"),
            _("degene die het schreef"),
            _("je team, alleen als jij dat kiest"),
            _("opleiders: alleen van groepen van vijf of meer of er iemand gezien werd"),
        ),
        keep=_("24 maanden, of tot je het verwijdert"),
        merging="first",
    )

    question = models.OneToOneField(Question, on_delete=models.CASCADE, related_name="recognition")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=LONGEST, blank=True)
    publicity = models.CharField(max_length=6, choices=Publicity, default=Publicity.HER)
    at = models.DateTimeField(default=clock.now)
    erased_at = models.DateTimeField(null=True)  # the words are gone; that she was seen stays, for groups

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-at"], name="recognition_of_person"),
            models.Index(fields=["by", "-at"], name="recognition_by"),
            models.Index(fields=["at"], name="recognition_at"),
        ]


class Sharing(models.Model):
    """She lets who leads her know that she did something and that another saw it: that, and no words."""

    personal = Personal(
        what=_("Dat je leidinggevende mag weten dat je iets toepaste"),
        purpose="development",
        apart=True,
        seen_by=(_("jijzelf"), _("je leidinggevende")),
        keep=_("tot je het terugneemt"),
        merging="first",
    )

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)
