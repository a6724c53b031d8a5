"""Target behaviours: what people do differently so that a goal is reached."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal
from vliegwiel.kit.words import WordsField

from .goals import Goal, sees_drafts
from .kpis import Kpi
from .themes import A_SHARE

MOST_CRITICAL = 3


class TargetBehaviourQuerySet(models.QuerySet["TargetBehaviour"]):
    def standing(self):
        return self.filter(retired_at=None)

    def active(self):
        """Standing, of a goal that is active: what an activity can be made for."""
        return self.standing().filter(goal__state=Goal.State.ACTIVE)

    def visible_to(self, person):
        """Where the goal is visible, and to the behaviour's owner."""
        if sees_drafts(person):
            return self.all()
        return self.filter(~Q(goal__state=Goal.State.DRAFT) | Q(goal__owner=person) | Q(owner=person))


class TargetBehaviour(models.Model):
    """Who, in which situation, does what; and when it is good enough."""

    personal = Personal(
        what=_("Van welk doelgedrag jij eigenaar bent"),
        purpose="programme_evaluation",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang het gedrag bestaat"),
        person="owner",
    )

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="behaviours")
    actor = WordsField()
    situation = WordsField()
    action = WordsField()
    standard = WordsField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="behaviours")
    chances_a_month = models.PositiveSmallIntegerField(default=4)
    observable = models.BooleanField(default=True)  # the Monday test: somebody else could see or hear it
    kpi = models.ForeignKey(Kpi, null=True, blank=True, on_delete=models.SET_NULL, related_name="behaviours")
    critical = models.BooleanField(default=False)  # at most MOST_CRITICAL of a goal
    observers = models.JSONField(default=list, blank=True)  # of enums.Observer: who may say whether it is done
    done_now = models.DecimalField(max_digits=3, decimal_places=2, null=True, blank=True, validators=A_SHARE)
    done_aim = models.DecimalField(max_digits=3, decimal_places=2, null=True, blank=True, validators=A_SHARE)
    knowledge = models.PositiveSmallIntegerField(null=True, blank=True)  # what stands in the way, each 0..3:
    skill = models.PositiveSmallIntegerField(null=True, blank=True)
    motivation = models.PositiveSmallIntegerField(null=True, blank=True)
    environment = models.PositiveSmallIntegerField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    written_at = models.DateTimeField(default=clock.now)

    objects = TargetBehaviourQuerySet.as_manager()

    class Meta:
        ordering = ["goal", "pk"]

    def __str__(self) -> str:
        return str(self.action)

    @property
    def is_standing(self) -> bool:
        return self.retired_at is None
