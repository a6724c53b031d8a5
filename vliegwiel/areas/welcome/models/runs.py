"""What happened in a run. What was decided there is not kept here: it stands where it always stands."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Outcome, Persona, Reason, Why

SEEN_BY = (_("alleen jijzelf"), _("opleiders: alleen aantallen per groep van vijf of meer"))


class Run(models.Model):
    """Somebody starts as a learner, a manager and so on. One that is not finished is gone on with, on any device."""

    personal = Personal(
        what=_("Dat je een start begon, opzij legde of afmaakte, en in welke rol"),
        purpose="deliver_learning",
        seen_by=SEEN_BY,
        keep=_("zolang je hier werkt, daarna 90 dagen"),
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="first_runs")
    persona = models.CharField(max_length=13, choices=Persona)
    why = models.CharField(max_length=5, choices=Why, default=Why.FIRST)
    at = models.DateTimeField(default=clock.now)
    begun_at = models.DateTimeField(null=True)  # None: she said "not now" before she began
    finished_at = models.DateTimeField(null=True)
    aside_at = models.DateTimeField(null=True)  # "not now": it is not offered again until something changes

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "persona"], condition=Q(finished_at=None), name="one_unfinished_run_of_a_persona"
            )
        ]
        indexes = [models.Index(fields=["persona", "begun_at"], name="run_begun")]

    @property
    def is_open(self) -> bool:
        """Begun, and neither finished nor put aside."""
        return self.begun_at is not None and self.finished_at is None and self.aside_at is None

    @property
    def is_again(self) -> bool:
        return self.why != Why.FIRST


class StepTaken(models.Model):
    """A step was done, or passed over. Doing it later makes it done."""

    personal = Personal(
        what=_("Welke vragen van je start je beantwoordde of oversloeg; niet wat je antwoordde"),
        purpose="deliver_learning",
        seen_by=SEEN_BY,
        keep=_("12 maanden"),
        person="run__person",
        apart=True,
    )

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=20)
    outcome = models.CharField(max_length=7, choices=Outcome)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "step"], name="one_outcome_of_a_step")]


class Answer(models.Model):
    """Why she passed a step over, or left there: one tap."""

    personal = Personal(
        what=_("Waarom je een vraag van je start oversloeg, als je dat zei"),
        purpose="programme_evaluation",
        seen_by=SEEN_BY,
        keep=_("12 maanden"),
        person="run__person",
        apart=True,
    )

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="answers")
    step = models.CharField(max_length=20)
    reason = models.CharField(max_length=8, choices=Reason)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "step"], name="one_reason_of_a_step")]


class StepOff(models.Model):
    """The L&D lead took a step out of a run, for everybody. The row is gone once it is back."""

    personal = Personal(
        what=_("Welke vragen jij uit een start haalde"),
        purpose="programme_evaluation",
        seen_by=(_("jijzelf"), _("opleiders")),
        keep=_("zolang de vraag eruit is"),
        person="by",
    )

    persona = models.CharField(max_length=13, choices=Persona)
    step = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["persona", "step"], name="one_step_off")]
