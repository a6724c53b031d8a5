"""Action mapping: from what must improve, by what people do, to the smallest thing that helps."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.strategy.models import Goal, Kpi, TargetBehaviour, WorkplaceFix
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Barrier, Route
from .requests import Request
from .shelf import Activity

MOST_BEHAVIOURS = 3
HIGHEST = 3  # how much a barrier may weigh


class IntakeQuerySet(models.QuerySet["Intake"]):
    def open(self):
        return self.filter(closing=None)

    def visible_to(self, person):
        """Authors and the L&D lead see each other's."""
        return self.all() if person.holds(Role.AUTHOR, Role.LND_LEAD) else self.none()


class Intake(models.Model):
    """One conversation about a need, screen by screen. Ends in what is done, or is thrown away."""

    personal = Personal(
        what=_("Welke intakes jij deed"),
        purpose="programme_evaluation",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de intake bestaat"),
        person="by",
    )

    called = models.CharField(max_length=120)
    request = models.ForeignKey(Request, null=True, blank=True, on_delete=models.SET_NULL, related_name="intakes")
    kpi = models.ForeignKey(Kpi, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    goal = models.ForeignKey(Goal, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    # Where no KPI has it yet: the measure in one's own words.
    measure = models.CharField(max_length=120, blank=True)
    measured_in = models.CharField(max_length=60, blank=True)
    baseline = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    by_when = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)  # up with every save: two people cannot overwrite each other
    stamps = models.JSONField(default=dict)  # {part: the version in which that part last changed}
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField(default=clock.now)
    saved_at = models.DateTimeField(default=clock.now)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at", "-pk"]

    def __str__(self) -> str:
        return self.called

    @property
    def has_measure(self) -> bool:
        return bool(self.kpi_id or self.measure)


class IntakeClosing(models.Model):
    """How it ended, by whom and when: `finished`, or thrown away; `made` says whether something to learn came of it."""

    personal = Personal(
        what=_("Welke intakes jij afrondde of weggooide"),
        purpose="programme_evaluation",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de intake bestaat"),
        person="by",
    )

    intake = models.OneToOneField(Intake, on_delete=models.CASCADE, related_name="closing")
    finished = models.BooleanField()
    made = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


def _weighed(barrier: Barrier) -> models.CheckConstraint:
    within = Q(**{f"{barrier.value}__isnull": True}) | Q(**{f"{barrier.value}__lte": HIGHEST})
    return models.CheckConstraint(condition=within, name=f"{barrier.value}_at_most_{HIGHEST}")


def _barrier():
    return models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(HIGHEST)])


class IntakeBehaviour(models.Model):
    """What somebody would do differently: one that stands already, or new words; why it does not happen; what helps."""

    personal = Personal(
        what=_("Welke oplossing op de werkplek in een intake voor jou bedacht is"),
        purpose="programme_evaluation",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de intake bestaat"),
        person="owner",
    )

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="behaviours")
    place = models.PositiveSmallIntegerField()
    behaviour = models.ForeignKey(
        TargetBehaviour, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # one that stands already; else the words below
    actor = models.CharField(max_length=80, blank=True)
    situation = models.CharField(max_length=160, blank=True)
    action = models.CharField(max_length=200, blank=True)
    standard = models.CharField(max_length=160, blank=True)
    knowledge = _barrier()
    skill = _barrier()
    motivation = _barrier()
    environment = _barrier()
    route = models.CharField(max_length=9, choices=Route, blank=True)
    reason = models.CharField(max_length=280, blank=True)  # why otherwise than the rule says
    # What is changed at work.
    kind = models.CharField(max_length=8, choices=WorkplaceFix.Kind, blank=True)
    what = models.CharField(max_length=280, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due = models.DateField(null=True, blank=True)
    # What is practised, and the least one must know for it.
    title = models.CharField(max_length=120, blank=True)
    moment = models.CharField(max_length=400, blank=True)
    task = models.CharField(max_length=400, blank=True)
    bring_back = models.CharField(max_length=280, blank=True)
    information = models.TextField(max_length=2000, blank=True)
    # What came of it.
    fix = models.ForeignKey(WorkplaceFix, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["intake", "place"]
        constraints = [
            models.UniqueConstraint(fields=["intake", "place"], name="one_behaviour_a_place"),
            *(_weighed(barrier) for barrier in Barrier),
        ]

    def __str__(self) -> str:
        return str(self.behaviour or self.action)

    @property
    def is_weighed(self) -> bool:
        return None not in self.barriers

    @property
    def barriers(self) -> tuple[int | None, int | None, int | None, int | None]:
        """Knowledge, skill, motivation, environment."""
        return self.knowledge, self.skill, self.motivation, self.environment
