"""What is asked of whom, and what was taken back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .facts import Completion


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def standing(self):
        # "Nothing joined" would make PostgreSQL guess that hardly any is left, and plan for that.
        return self.filter(~models.Exists(Withdrawal.objects.filter(assignment=models.OuterRef("pk"))))

    def open(self):
        """Given, not taken back, not completed since it was last asked."""
        done = Completion.objects.enough().filter(
            person=models.OuterRef("person"), activity=models.OuterRef("activity")
        )
        return self.standing().filter(~models.Exists(done))

    def visible_to(self, person):
        """The learner, who gave it, and who leads the learner today."""
        return self.filter(Q(person=person) | Q(given_by=person) | Q(person__in=Person.objects.led_by(person)))


class Assignment(models.Model):
    """An activity asked of a person, with a reason in words and from whom: by hand, by rules (`matches`), or both."""

    personal = Personal(
        what=_("Welke activiteiten je kreeg, van wie en waarom"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("je leidinggevende"), _("opleiders: alleen aantallen per groep van vijf of meer")),
        keep=_("24 maanden"),
        merging="first",
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="assignments")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=280)
    due = models.DateField(null=True, blank=True)  # the earliest of what hand and rules ask, or what was agreed since
    given_at = models.DateTimeField(default=clock.now)
    by_hand = models.BooleanField(default=True)  # somebody asked it herself, whatever rules ask
    hand_due = models.DateField(null=True)  # the date she set
    may_decline = models.BooleanField(default=False)
    run = models.ForeignKey("RuleRun", null=True, on_delete=models.SET_NULL, related_name="assignments")  # of many

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="one_assignment_per_activity")]
        indexes = [models.Index(fields=["activity", "person"], name="assignment_of_activity")]


class Withdrawal(models.Model):
    """An assignment taken back. What was learned stays."""

    personal = Personal(
        what=_("Welke opdrachten zijn ingetrokken"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("je leidinggevende")),
        keep=_("24 maanden"),
        person="assignment__person",
    )

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="withdrawal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
