"""What the charter's checks said of an edition, checks set aside for one activity, and checking everything anew."""

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.strategy.enums import Check, Decider
from vliegwiel.areas.strategy.models import Charter
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .shelf import Activity, Edition


class WaiverQuerySet(models.QuerySet["Waiver"]):
    def holding(self, day=None):
        """Those that count on this day."""
        return self.filter(ended_at=None, until__gte=day or clock.today())

    def visible_to(self, person):
        """Who may see unpublished work, and who may be named to decide; others have no need of it."""
        return self.all() if person.holds(Role.AUTHOR, *map(Role, Decider.values)) else self.none()


class Waiver(models.Model):
    """A check set aside for one activity: why, by whom, until when. It ends by itself, or is taken back."""

    personal = Personal(
        what=_("Welke uitzonderingen op het charter jij gaf"),
        purpose="programme_evaluation",
        seen_by=(_("auteurs en opleiders"), _("wie volgens het charter beslist")),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="waivers")
    check_by = models.CharField(max_length=14, choices=Check)
    reason = models.CharField(max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    until = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["activity", "until"], name="waiver_of_activity")]


class InspectionQuerySet(models.QuerySet["Inspection"]):
    def standing(self):
        """Those that still say something: made under the charter as it reads now (a draft may have moved on)."""
        return self.filter(version=F("charter__version"))

    def in_force(self):
        """Of published charters as they were published, latest charter first."""
        return self.standing().exclude(charter__published_at=None).order_by("-charter__number", "-pk")


class Inspection(models.Model):
    """An edition checked under one version of the charter, with everything that was found.

    `results`: [{"check", "outcome", "severity", "waiver": pk or None, "findings": [{"why", "block", "facts"}]}].
    `failing`: the checks that failed and were not waived, each between spaces, so that a list can be narrowed.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="inspections")
    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="inspections")
    version = models.PositiveIntegerField()  # of the charter, which moves on while it is a draft
    results = models.JSONField(default=list)
    failing = models.CharField(max_length=200, blank=True)
    musts = models.PositiveSmallIntegerField(default=0)  # how many of those stop publishing
    at = models.DateTimeField(default=clock.now)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "charter"], name="one_inspection_per_charter")]
        indexes = [models.Index(fields=["charter", "-musts", "edition"], name="inspection_of_charter")]


class Recheck(models.Model):
    """Everything on the shelf checked under one version of the charter: asked by whom, how far, what came out.

    `report`: {check: {"passed", "failed", "waived", "not_applicable": how many editions}}.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht")
        RUNNING = "running", _("bezig")
        DONE = "done", _("klaar")

    personal = Personal(
        what=_("Wanneer jij de plank liet nakijken"),
        purpose="programme_evaluation",
        seen_by=(_("wie het charter schrijft"), _("auteurs")),
        keep=_("zolang het charter bestaat"),
        person="by",
    )

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="rechecks")
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    report = models.JSONField(default=dict)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE
