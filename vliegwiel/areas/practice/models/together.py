"""A plan for who learned something together: proposed to a group, and joined by each for herself."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.live.models import Session, Trainer
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Told
from .loop import Plan


class GroupPlanQuerySet(models.QuerySet["GroupPlan"]):
    def standing(self):
        """Not withdrawn."""
        return self.filter(withdrawn_at=None)

    def open(self, day: dt.date | None = None):
        """Standing, and one may still join."""
        return self.standing().filter(until__gte=day or clock.today())

    def visible_to(self, person):
        """Who proposed it and who was asked, while it stands; who joined, also after that."""
        asked = GroupAsk.objects.filter(group_plan=OuterRef("pk"), person=person)
        joined = Joining.objects.filter(group_plan=OuterRef("pk"), plan__person=person)
        return self.filter(Q(withdrawn_at=None) & (Q(person=person) | Exists(asked)) | Exists(joined))


class GroupPlan(models.Model):
    """If this happens, we do that: proposed to who were at a session, or to who of a team learned the same lately."""

    personal = Personal(
        what=_("Een plan dat jij aan een groep voorstelde"),
        purpose="development",
        seen_by=(_("jijzelf"), _("wie in die groep gevraagd is mee te doen")),
        keep=_("12 maanden, of tot je het intrekt"),
        apart=True,
    )

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    trainer = models.ForeignKey(Trainer, null=True, on_delete=models.SET_NULL, related_name="+")  # from outside
    session = models.ForeignKey(Session, null=True, on_delete=models.SET_NULL, related_name="+")
    team = models.ForeignKey(  # whose team
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    situation = models.CharField(max_length=140)  # if ...
    action = models.CharField(max_length=140)  # then ...
    at = models.DateTimeField(default=clock.now)
    until = models.DateField()  # the last day one may join
    withdrawn_at = models.DateTimeField(null=True)

    objects = GroupPlanQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.at:%Y-%m-%d}"

    @property
    def proposer(self) -> str:
        """The name of who proposed it; "" when nobody knows any more."""
        if self.trainer:
            return self.trainer.name
        return self.person.name if self.person else ""


class GroupAsk(models.Model):
    """Somebody was asked to join. Letting it pass is written for herself alone, so that she is not shown it again."""

    personal = Personal(
        what=_("Voor welk groepsplan je gevraagd bent, en of je het voorbij liet gaan"),
        purpose="development",
        seen_by=(_("alleen jijzelf"),),
        keep=_("12 maanden"),
        merging="first",
        apart=True,
    )

    group_plan = models.ForeignKey(GroupPlan, on_delete=models.CASCADE, related_name="asks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    told_on = models.DateField(null=True)  # when a message said it lies there
    passed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group_plan", "person"], name="one_ask_per_group_plan")]
        indexes = [models.Index(fields=["person"], name="group_ask_of_person")]


class Joining(models.Model):
    """She joined with a plan of her own. It goes when she takes her name off, or erases the words of her plan;
    not when she changes, rests or stops it, so nobody can read that off a name."""

    personal = Personal(
        what=_("Aan welk groepsplan je meedoet"),
        purpose="development",
        seen_by=(_("jijzelf"), _("wie zelf ook meedoet"), _("wie het voorstelde en het team leidt: alleen een aantal")),
        keep=_("12 maanden, of tot je je naam weghaalt"),
        person="plan__person",
        apart=True,
    )

    group_plan = models.ForeignKey(GroupPlan, on_delete=models.CASCADE, related_name="joinings")
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="joinings")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group_plan", "plan"], name="one_joining_per_plan")]


class GroupFigure(models.Model):
    """What may be said of the group, counted once at a moment that was fixed beforehand. The number itself is not kept:
    `says` is already coarse (`queries.handfuls`, `kit.small_numbers.tenths`), None when nothing may be said."""

    group_plan = models.ForeignKey(GroupPlan, on_delete=models.CASCADE, related_name="figures")
    moment = models.PositiveSmallIntegerField(choices=Told)
    says = models.PositiveSmallIntegerField(null=True)
    counted_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group_plan", "moment"], name="one_figure_per_moment")]
