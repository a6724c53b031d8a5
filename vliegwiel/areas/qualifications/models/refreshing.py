"""That a refresher is asked by itself of who is at risk: since when, in whose name, and the work of making it so."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .asking import Qualification


class RefreshRule(models.Model):
    """Switched on by somebody, who read what it would do (`counts`), and off again later."""

    personal = Personal(
        what=_("Bij welke bekwaamheid jij aanzette dat opfrissen vanzelf gevraagd wordt"),
        purpose="deliver_learning",
        seen_by=(_("wie het krijgt"), _("HR en opleiders")),
        keep=_("zolang de bekwaamheid bestaat"),
        person="by",
    )

    qualification = models.ForeignKey(Qualification, on_delete=models.CASCADE, related_name="refresh_rules")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    counts = models.JSONField(default=dict)  # {"gains", "keeps", "loses"} as it was switched on
    off_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    off_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["qualification"], condition=Q(off_at=None), name="one_refresh_rule_per_qualification"
            )
        ]


class RefreshRunQuerySet(models.QuerySet["RefreshRun"]):
    def visible_to(self, person: Person) -> Self:
        """HR and the L&D lead."""
        return self if person.holds(Role.HR, Role.LND_LEAD) else self.none()


class RefreshRun(models.Model):
    """One time it is made true for everybody; or, looked at only, what it would do (`rows`).

    after: the last person that was looked at, so that a run that died goes on there. rows of a look:
    [[kind, person, name, number, until, activity], ...], the first five hundred of each kind.
    """

    class Kind(models.TextChoices):
        LOOK = "look", _("bekeken")
        ON = "on", _("aangezet")
        OFF = "off", _("uitgezet")
        DAY = "day", _("dagelijkse controle")

    personal = Personal(
        what=_("Wanneer jij opfrissen liet uitrekenen of aanzette"),
        purpose="deliver_learning",
        seen_by=(_("HR en opleiders"),),
        keep=_("24 maanden"),
        person="by",
    )

    qualification = models.ForeignKey(Qualification, on_delete=models.CASCADE, related_name="refresh_runs")
    kind = models.CharField(max_length=4, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)
    after = models.PositiveBigIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    rows = models.JSONField(default=list)

    objects = RefreshRunQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["qualification", "-id"], name="refresh_run_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["qualification"], condition=Q(finished_at=None), name="one_refresh_run_at_a_time"
            )
        ]

    @property
    def is_running(self) -> bool:
        return self.finished_at is None
