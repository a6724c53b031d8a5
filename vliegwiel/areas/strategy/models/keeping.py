"""What helps instead of training, and what keeps a behaviour alive once people can do it."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .behaviours import TargetBehaviour
from .goals import sees_drafts

SEEN_BY = (_("directie, opleiders en auteurs"), _("de eigenaar van het gedrag"))


class WorkplaceFixQuerySet(models.QuerySet["WorkplaceFix"]):
    def open(self):
        return self.filter(ending=None)

    def visible_to(self, person):
        """Those who set direction, build or watch; who must do it; and the owner of the behaviour."""
        if sees_drafts(person):
            return self.all()
        return self.filter(Q(owner=person) | Q(behaviour__owner=person) | Q(behaviour__goal__owner=person))


class WorkplaceFix(models.Model):
    """Something at work that is changed instead of training people: what, by whom, by when."""

    personal = Personal(
        what=_("Welke oplossingen op de werkplek jij op je nam"),
        purpose="programme_evaluation",
        seen_by=SEEN_BY,
        keep=_("zolang het gedrag bestaat"),
        person="owner",
    )

    class Kind(models.TextChoices):
        TOOL = "tool", _("Gereedschap of systeem")
        RULE = "rule", _("Regel of afspraak")
        STAFFING = "staffing", _("Bezetting of tijd")
        PROCESS = "process", _("Werkwijze")
        EXAMPLE = "example", _("Voorbeeld van de leiding")
        FEEDBACK = "feedback", _("Terugkoppeling")

    behaviour = models.ForeignKey(
        TargetBehaviour, null=True, blank=True, on_delete=models.CASCADE, related_name="fixes"
    )  # none: it answers a request that belongs to no goal
    kind = models.CharField(max_length=8, choices=Kind)
    what = models.CharField(max_length=280)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="fixes")
    due = models.DateField()
    made_at = models.DateTimeField(default=clock.now)
    reminded_of = models.CharField(max_length=24, blank=True)  # which date, and whether it was passed, the owner heard

    objects = WorkplaceFixQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        verbose_name_plural = "workplace fixes"

    def __str__(self) -> str:
        return self.what

    @property
    def is_late(self) -> bool:
        return self.due < clock.today()


class FixEnding(models.Model):
    """It was done, or dropped with the reason; by whom and when."""

    personal = Personal(
        what=_("Welke oplossingen op de werkplek jij afrondde of losliet"),
        purpose="programme_evaluation",
        seen_by=SEEN_BY,
        keep=_("zolang het gedrag bestaat"),
        person="by",
    )

    fix = models.OneToOneField(WorkplaceFix, on_delete=models.CASCADE, related_name="ending")
    done = models.BooleanField()
    reason = models.CharField(max_length=280, blank=True)  # never empty when it was dropped
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class RequiredDriverQuerySet(models.QuerySet["RequiredDriver"]):
    def standing(self):
        """Not stopped, of a behaviour that is still asked for a goal that is still worked on."""
        return self.filter(stopped_at=None, behaviour__in=TargetBehaviour.objects.active())

    def visible_to(self, person):
        """As for workplace fixes."""
        if sees_drafts(person):
            return self.all()
        return self.filter(Q(owner=person) | Q(behaviour__owner=person) | Q(behaviour__goal__owner=person))


class RequiredDriver(models.Model):
    """What somebody does again and again so that the behaviour stays: the required drivers of Kirkpatrick's model."""

    personal = Personal(
        what=_("Wat jij steeds doet om een gedrag levend te houden"),
        purpose="programme_evaluation",
        seen_by=SEEN_BY,
        keep=_("zolang het gedrag bestaat"),
        person="owner",
    )

    class Kind(models.TextChoices):
        MONITOR = "monitor", _("Kijken of het gebeurt")
        REINFORCE = "reinforce", _("Helpen onthouden")
        ENCOURAGE = "encourage", _("Aanmoedigen")
        REWARD = "reward", _("Waarderen")
        REMOVE_BARRIER = "remove_barrier", _("Uit de weg ruimen wat hindert")

    class Cadence(models.TextChoices):
        WEEK = "week", _("elke week")
        FORTNIGHT = "fortnight", _("elke twee weken")
        MONTH = "month", _("elke maand")
        QUARTER = "quarter", _("elk kwartaal")

    DAYS = {Cadence.WEEK: 7, Cadence.FORTNIGHT: 14, Cadence.MONTH: 28, Cadence.QUARTER: 91}

    behaviour = models.ForeignKey(TargetBehaviour, on_delete=models.CASCADE, related_name="drivers")
    kind = models.CharField(max_length=14, choices=Kind)
    what = models.CharField(max_length=280)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drivers")
    cadence = models.CharField(max_length=9, choices=Cadence, default=Cadence.MONTH)
    starts = models.DateField(default=clock.today)
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = RequiredDriverQuerySet.as_manager()

    class Meta:
        ordering = ["behaviour", "pk"]

    def __str__(self) -> str:
        return self.what

    @property
    def every(self) -> dt.timedelta:
        """How long a turn lasts; a month is four weeks, so that a turn always falls on the same day of the week."""
        return dt.timedelta(days=self.DAYS[self.Cadence(self.cadence)])


class DriverTurnQuerySet(models.QuerySet["DriverTurn"]):
    def open(self):
        return self.filter(said="")

    def visible_to(self, person):
        """Where the driver is visible."""
        return self.filter(driver__in=RequiredDriver.objects.visible_to(person))


class DriverTurn(models.Model):
    """One time it should be done, until `due`: done, skipped, or nothing said."""

    personal = Personal(
        what=_("Of je deed wat je op je nam om een gedrag levend te houden"),
        purpose="programme_evaluation",
        seen_by=SEEN_BY,
        keep=_("zolang het gedrag bestaat"),
        person="driver__owner",
    )

    class Said(models.TextChoices):
        DONE = "done", _("gedaan")
        SKIPPED = "skipped", _("overgeslagen")

    driver = models.ForeignKey(RequiredDriver, on_delete=models.CASCADE, related_name="turns")
    due = models.DateField(db_index=True)
    said = models.CharField(max_length=7, choices=Said, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # who said so
    said_at = models.DateTimeField(null=True, blank=True)

    objects = DriverTurnQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        constraints = [models.UniqueConstraint(fields=["driver", "due"], name="one_turn_a_day")]
