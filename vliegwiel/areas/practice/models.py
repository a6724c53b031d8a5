"""What happens on the job: the if-then plan, the check-ins days later, and the supporter who confirms or hints."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .enums import Said, Support


class PlanQuerySet(models.QuerySet["Plan"]):
    def standing(self):
        return self.filter(stopped_at=None)

    def visible_to(self, person):
        """Its maker, and the supporter she chose. Nobody else: not her manager, not L&D."""
        return self.filter(Q(person=person) | Q(supporter=person))


class Plan(models.Model):
    """If this happens, I do that; and whom I want beside me."""

    personal = Personal(
        what=_("Je als-dan-plan en wie je steun gevraagd hebt"),
        purpose="development",
        seen_by=(_("jijzelf"), _("de ene collega die je zelf koos")),
        keep=_("24 maanden, of tot je het wist"),
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

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "activity"], condition=Q(stopped_at=None), name="one_standing_plan_per_activity"
            )
        ]
        indexes = [models.Index(fields=["activity", "person"], name="plan_of_activity")]


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def due(self, day=None):
        """Asked by now, not answered, of a plan that stands."""
        return self.filter(due_on__lte=day or clock.today(), said="", plan__stopped_at=None)


class CheckIn(models.Model):
    """Some days later: did it, tried, no chance, not useful. One row per moment; the answer is written on it once."""

    personal = Personal(
        what=_("Wat je bij een check-in zei over je plan"),
        purpose="development",
        seen_by=(
            _("jijzelf"),
            _("de ene collega die je zelf koos"),
            _("opleiders: alleen aantallen per groep van vijf of meer"),
        ),
        keep=_("12 maanden"),
        person="plan__person",
    )

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="check_ins")
    day = models.PositiveSmallIntegerField()  # 3, 14, 42, 84 days after finishing
    due_on = models.DateField()
    said = models.CharField(max_length=10, choices=Said, blank=True)
    note = models.CharField(max_length=280, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "day"], name="one_check_in_per_day")]
        indexes = [models.Index(fields=["due_on"], condition=Q(said=""), name="check_in_due")]


class SupportAct(models.Model):
    """The supporter saw it, or gives a hint. A confirmation by another turns "says she did it" into "applied"."""

    personal = Personal(
        what=_("Wat je steun zag of je tipte"),
        purpose="development",
        seen_by=(_("jijzelf"), _("de collega die het gaf")),
        keep=_("12 maanden"),
        person="check_in__plan__person",
    )

    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="support")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=Support)
    text = models.CharField(max_length=280, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["check_in", "by", "kind"], name="one_support_act_of_a_kind")]
