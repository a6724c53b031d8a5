"""How often somebody did it out of the last five chances: before, and weeks after; said by herself and by others."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal
from vliegwiel.kit.words import WordsField

from ..enums import Moment, Source

KEEP = _("12 maanden na de laatste vraag of het laatste antwoord")


class BehaviourCheckQuerySet(models.QuerySet["BehaviourCheck"]):
    def visible_to(self, person: Person) -> Self:
        """Hers alone: not who leads her, not L&D, not who was asked to look."""
        return self.filter(person=person)


class BehaviourCheck(models.Model):
    """One behaviour around one activity. Its words are those of the day it began: before and after ask the same.

    due_on: when it is asked how it went, once she finished; again_on: when it is asked once more, once it was applied.
    """

    personal = Personal(
        what=_("Bij welk gedrag je bijhoudt hoe vaak het lukt"),
        purpose="development",
        seen_by=(_("alleen jijzelf"),),
        keep=KEEP,
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    behaviour = models.ForeignKey(TargetBehaviour, on_delete=models.PROTECT, related_name="+")
    actor = WordsField()
    situation = WordsField()
    action = WordsField()
    opened_at = models.DateTimeField(default=clock.now)
    due_on = models.DateField(null=True)
    again_on = models.DateField(null=True)
    stopped_at = models.DateTimeField(null=True)

    objects = BehaviourCheckQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "activity", "behaviour"], name="one_check_of_a_behaviour")
        ]
        indexes = [
            models.Index(fields=["due_on"], name="check_due"),
            models.Index(fields=["again_on"], name="check_again"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.behaviour_id}"


class ObserverAskQuerySet(models.QuerySet["ObserverAsk"]):
    def standing(self) -> Self:
        """Not refused, not taken back."""
        return self.filter(declined_at=None, ended_at=None)

    def open(self, day: dt.date | None = None) -> Self:
        """Standing, not answered, and still in time."""
        return self.standing().filter(answered_at=None, until__gte=day or clock.today(), check_of__stopped_at=None)

    def visible_to(self, person: Person) -> Self:
        """Who asked, and who was asked."""
        return self.filter(Q(check_of__person=person) | Q(observer=person))


class ObserverAsk(models.Model):
    """She asks one person what he saw: a colleague or leader here, or a customer by a link that works once."""

    personal = Personal(
        what=_("Wie je vroeg wat die van je zag, en of die antwoordde"),
        purpose="development",
        seen_by=(_("jijzelf"), _("wie je het vroeg")),
        keep=KEEP,
        person="check_of__person",
        merging="first",
        apart=True,
    )

    check_of = models.ForeignKey(BehaviourCheck, on_delete=models.CASCADE, related_name="asks")
    moment = models.CharField(max_length=5, choices=Moment)
    source = models.CharField(max_length=8, choices=Source)
    observer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    label = models.CharField(max_length=60, blank=True)  # what she calls a customer, for herself
    at = models.DateTimeField(default=clock.now)
    until = models.DateField()
    answered_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = ObserverAskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["check_of", "moment", "observer"],
                condition=Q(observer__isnull=False, ended_at=None),
                name="one_ask_of_an_observer",
            )
        ]
        indexes = [models.Index(fields=["observer"], condition=Q(answered_at=None), name="asks_of_observer")]


class Observation(models.Model):
    """So many times out of so many chances, by one source about one moment. No chance is empty, and never nought."""

    personal = Personal(
        what=_("Hoe vaak je iets deed, volgens jezelf en wie je het vroeg"),
        purpose="development",
        seen_by=(
            _("jijzelf"),
            _("wie antwoordde: alleen het eigen antwoord"),
            _("opleiders: alleen aantallen per groep van vijf of meer"),
        ),
        keep=KEEP,
        person="check_of__person",
        merging="first",
        apart=True,
    )

    check_of = models.ForeignKey(BehaviourCheck, on_delete=models.CASCADE, related_name="observations")
    moment = models.CharField(max_length=5, choices=Moment)
    source = models.CharField(max_length=8, choices=Source)
    times = models.PositiveSmallIntegerField(null=True)
    chances = models.PositiveSmallIntegerField()
    ask = models.OneToOneField(ObserverAsk, null=True, on_delete=models.CASCADE, related_name="observation")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    system = models.CharField(max_length=60, blank=True)  # which system says so
    reference = models.CharField(max_length=120, blank=True)  # how that system calls this record: told once
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(times=None) | Q(times__lte=models.F("chances")), name="no_more_times_than_chances"
            ),
            models.CheckConstraint(condition=Q(chances__gt=0), name="some_chances"),
            models.UniqueConstraint(
                fields=["check_of", "moment"], condition=Q(source=Source.SELF.value), name="one_own_answer_a_moment"
            ),
            models.UniqueConstraint(
                fields=["check_of", "moment", "system", "reference"],
                condition=Q(source=Source.SYSTEM.value),
                name="one_record_of_a_system",
            ),
        ]
        indexes = [models.Index(fields=["moment", "source"], name="observation_of_moment")]

    @property
    def share(self) -> float | None:
        """How often out of the chances, 0 to 1; None when there was no chance."""
        return None if self.times is None else self.times / self.chances


class Applied(models.Model):
    """At this moment the answers together said that she applies it; AGAIN: still, so long after that it lasts.

    Follows from the observations by `queries.formulas`, and is written with each of them: so that it is counted
    without reading an answer.
    """

    personal = Personal(
        what=_("Dat je iets toepaste, volgens jou en een ander samen"),
        purpose="development",
        seen_by=(_("jijzelf"), _("opleiders: alleen aantallen per groep van vijf of meer")),
        keep=KEEP,
        person="check_of__person",
        merging="first",
    )

    check_of = models.ForeignKey(BehaviourCheck, on_delete=models.CASCADE, related_name="applied")
    moment = models.CharField(max_length=5, choices=Moment)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["check_of", "moment"], name="applied_once_a_moment")]
