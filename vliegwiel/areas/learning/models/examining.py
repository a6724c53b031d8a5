"""Tests that count."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Edition
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .doing import Enrolment


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def visible_to(self, person):
        """Her own only. That she finished the activity is what others may know."""
        return self.filter(enrolment__person=person)


class Attempt(models.Model):
    """One attempt at a test. One runs at a time; its edition, its questions, its end and its pass mark are set when it
    begins.

    answers: {block: {"chosen": [...], "sure": 1..3 or None, "at": ISO}}; late: the same, in a list, after the end.
    """

    personal = Personal(
        what=_("Je pogingen, antwoorden en uitslagen bij een toets"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf; anderen zien hooguit dat je de activiteit afrondde"),),
        keep=_("24 maanden"),
        person="enrolment__person",
        apart=True,
    )

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attempts")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField()
    round = models.PositiveSmallIntegerField(default=1)  # so many attempts at a time, as the rules of that day say
    asked = models.JSONField()  # the blocks, in the order of this attempt
    pass_mark = models.PositiveSmallIntegerField()
    began_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True)  # None: no limit
    answers = models.JSONField(default=dict)
    late = models.JSONField(default=list)
    handed_in_at = models.DateTimeField(null=True)
    right = models.PositiveSmallIntegerField(null=True)
    is_passed = models.BooleanField(null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "number"], name="one_attempt_per_number"),
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(handed_in_at=None), name="one_attempt_runs_at_a_time"
            ),
        ]


class ExtraTime(models.Model):
    """More time at every test, for somebody who needs it. Why is asked of nobody and stands nowhere."""

    personal = Personal(
        what=_("Hoeveel extra tijd je bij een toets krijgt; niet waarom"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("HR en opleiders")),
        keep=_("zolang je hier werkt"),
        merging="first",
    )

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    percent = models.PositiveSmallIntegerField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
