"""Goals: what must change, whose it is and how it ended."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal
from vliegwiel.kit.words import WordsField

from .themes import A_SHARE, Theme

if TYPE_CHECKING:
    from .kpis import Kpi


def sees_drafts(person) -> bool:
    """Those who set direction, and those who build or watch over it, see goals before they are active."""
    return person.holds(Role.LEADER, Role.LND_LEAD, Role.AUTHOR, Role.WORKS_COUNCIL, Role.ADMINISTRATOR)


class GoalQuerySet(models.QuerySet["Goal"]):
    def active(self):
        return self.filter(state=Goal.State.ACTIVE)

    def with_kpis(self):
        """With their KPIs, so that `headline` asks nothing more."""
        return self.prefetch_related("kpis")

    def open(self):
        """Being written or being worked on."""
        return self.filter(state__in=[Goal.State.DRAFT, Goal.State.ACTIVE])

    def visible_to(self, person):
        """Everybody sees goals that are or were active; drafts are for those who set direction and their owner."""
        return self.all() if sees_drafts(person) else self.filter(~Q(state=Goal.State.DRAFT) | Q(owner=person))


class Goal(models.Model):
    """What must change in the organisation, owned by somebody in the line, with a measure from, to and by when."""

    personal = Personal(
        what=_("Van welke organisatiedoelen jij eigenaar bent"),
        purpose="programme_evaluation",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang het doel bestaat"),
        person="owner",
    )

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        ACTIVE = "active", _("actief")
        ACHIEVED = "achieved", _("behaald")
        DROPPED = "dropped", _("gestopt")

    statement = WordsField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="goals")
    success = WordsField()  # "we zien dat ..."
    theme = models.ForeignKey(Theme, null=True, blank=True, on_delete=models.SET_NULL, related_name="goals")
    priority = models.DecimalField(max_digits=3, decimal_places=2, default=Decimal(1), validators=A_SHARE)
    starts = models.DateField(default=clock.today)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    written_at = models.DateTimeField(default=clock.now)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return str(self.statement)

    @property
    def headline(self) -> "Kpi | None":
        """Its first KPI; None before there is one. Reads what was prefetched (`with_kpis`)."""
        return next(iter(self.kpis.all()), None) if self.pk else None

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_active(self) -> bool:
        return self.state == self.State.ACTIVE

    @property
    def is_closed(self) -> bool:
        return self.state in (self.State.ACHIEVED, self.State.DROPPED)


class Closing(models.Model):
    """A goal closed, achieved or dropped: by whom, when and why."""

    personal = Personal(
        what=_("Welke organisatiedoelen jij afsloot"),
        purpose="programme_evaluation",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang het doel bestaat"),
        person="by",
    )

    goal = models.OneToOneField(Goal, on_delete=models.CASCADE, related_name="closing")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    reason = models.CharField(max_length=400)


MOST_TOP_GOALS = 3


class TopGoal(models.Model):
    """One of the three goals the board puts first. Not how strong anything is: what one reads first."""

    personal = Personal(
        what=_("Welke doelen jij als directie vooropzet"),
        purpose="programme_evaluation",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("tot een ander doel vooropgaat"),
        person="by",
        merging="first",
    )

    goal = models.OneToOneField(Goal, on_delete=models.CASCADE, related_name="put_first")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
