"""KPIs: the measures of a goal, or of the academy itself, and their readings."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal
from vliegwiel.kit.words import WordsField

from ..enums import Direction, Frequency, Granularity, Leads, Origin
from .goals import Goal, sees_drafts
from .themes import A_SHARE


class KpiQuerySet(models.QuerySet["Kpi"]):
    def of_academy(self):
        """The academy's own: they belong to no goal."""
        return self.filter(goal=None)

    def visible_to(self, person):
        """Where the goal is visible; the academy's own are for everybody."""
        if sees_drafts(person):
            return self.all()
        hers = models.Q(goal__owner=person) | models.Q(owner=person)
        return self.filter(models.Q(goal=None) | ~models.Q(goal__state=Goal.State.DRAFT) | hers)


class Kpi(models.Model):
    """What is measured, from what to what, and how much would be worth having. The first of a goal is its headline.

    Figures are in the KPI's own unit. `lag_days`: how long after people do it differently one may expect to see it.
    """

    personal = Personal(
        what=_("Van welke maten jij eigenaar bent, en wie met persoonsniveau of een geldwaarde instemde"),
        purpose="programme_evaluation",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang de maat bestaat"),
        person="owner",
    )

    goal = models.ForeignKey(Goal, null=True, blank=True, on_delete=models.CASCADE, related_name="kpis")
    place = models.PositiveSmallIntegerField(default=0)  # 0 is the headline
    name = WordsField()
    unit = WordsField()  # meldingen per maand, %, cijfer
    definition = WordsField()  # what counts and what does not
    formula = models.CharField(max_length=200, blank=True)
    direction = models.CharField(max_length=4, choices=Direction, blank=True)  # blank: as the figures say
    leads = models.CharField(max_length=7, choices=Leads, default=Leads.LAGGING)
    source = models.CharField(max_length=120, blank=True)  # the system or person it comes from
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="kpis"
    )
    frequency = models.CharField(max_length=7, choices=Frequency, default=Frequency.MONTH)
    granularity = models.CharField(max_length=6, choices=Granularity, default=Granularity.ORGANISATION)
    person_level_agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    baseline = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    baseline_from = models.DateField(null=True, blank=True)
    baseline_until = models.DateField(null=True, blank=True)
    baseline_n = models.PositiveIntegerField(null=True, blank=True)  # of how many cases the baseline was made
    target = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    ceiling = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # of a band; target its floor
    due = models.DateField(null=True, blank=True)  # left out: the goal's
    sesoi = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)  # smallest effect worth having
    lag_days = models.PositiveSmallIntegerField(default=0)
    seasonal = models.BooleanField(default=False)
    guardrail = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="guards")
    data_quality = models.DecimalField(max_digits=3, decimal_places=2, null=True, blank=True, validators=A_SHARE)
    money_per_unit = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    money_agreed_by = models.CharField(max_length=120, blank=True)  # by name: who in Finance
    money_agreed_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    stop_rule = models.CharField(max_length=280, blank=True)  # when we stop steering on it

    objects = KpiQuerySet.as_manager()

    class Meta:
        ordering = ["goal", "place", "pk"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def heads(self) -> str:
        """The direction that is right: as chosen, else as the figures say; blank while they say nothing."""
        if self.direction or self.baseline is None or self.target is None or self.target == self.baseline:
            return self.direction
        return Direction.UP if self.target > self.baseline else Direction.DOWN


class KpiReading(models.Model):
    """A KPI's value on a day, and where it came from."""

    kpi = models.ForeignKey(Kpi, on_delete=models.CASCADE, related_name="readings")
    on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2, default=Decimal(0))
    n = models.PositiveIntegerField(null=True, blank=True)  # of how many cases it was made
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.ENTERED)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["kpi", "on"], name="one_reading_a_day")]
