"""What the portfolio knows of an activity, and the question to its owner when joy and contribution lie far apart."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.enums import Role
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import CaseState, Quadrant, Thread, Wish


class Appraisal(models.Model):
    """One activity beside all others: hours and euros of the past year, joy, use and contribution. Worked out ahead,
    every night and when something changed; holds no names."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="appraisal")
    thread = models.CharField(max_length=10, choices=Thread)
    on_shelf = models.BooleanField(default=True)
    exempt = models.BooleanField(default=False)
    learners = models.PositiveIntegerField(default=0)  # who finished it in the past year
    minutes = models.PositiveIntegerField(default=0)  # which that took together
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True)  # euros of that year; None: hours only
    enjoyment = models.FloatField(null=True)  # 0..1, shrunken; None: nobody said anything
    enjoyment_n = models.PositiveIntegerField(default=0)
    usefulness = models.FloatField(null=True)
    usefulness_n = models.PositiveIntegerField(default=0)
    value = models.FloatField(null=True)  # contribution 0..100 with its range; None: never worked out
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    has_line = models.BooleanField(default=False)
    demonstrated = models.BooleanField(default=False)  # its contribution was measured; else it is what we expect
    tier = models.PositiveSmallIntegerField(default=0)  # the highest tier at which something was measured; 0: none
    quadrant = models.CharField(max_length=9, choices=Quadrant, blank=True)
    stands_out = models.BooleanField(default=False)  # every condition of `queries.conditions` holds
    weak = models.CharField(
        max_length=40, blank=True
    )  # LOS-A codes that hold, each between spaces, to narrow a list by
    counted_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [
            models.Index(fields=["on_shelf", "-minutes", "activity"], name="appraisal_by_hours"),
            models.Index(fields=["on_shelf", "thread", "-minutes"], name="appraisal_of_thread"),
        ]

    @property
    def hours(self) -> float:
        return self.minutes / 60


class CaseQuerySet(models.QuerySet["CandyCase"]):
    def visible_to(self, person: Any) -> "CaseQuerySet":
        """The L&D lead alone."""
        return self.all() if person.holds(Role.LND_LEAD) else self.none()

    def open(self) -> "CaseQuerySet":
        return self.filter(closed_at=None)

    def asked_of(self, person: Any) -> "CaseQuerySet":
        """What this person, as an owner, was asked and may answer."""
        return self.filter(closed_at=None, state=CaseState.ASKED, activity__owner=person)


class CandyCase(models.Model):
    """An activity people enjoy and of which nobody sees what it is for. Its turns say how it went.

    Only the L&D lead reads one; the owner is asked in kind words, and nobody else meets either.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=CaseState, default=CaseState.SUSPECTED)
    figures = models.JSONField(default=list)  # each condition: [name, figure, against, whether it holds]
    opened_at = models.DateTimeField(default=clock.now)
    due = models.DateField(null=True)  # until when the owner has time
    closed_at = models.DateTimeField(null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity"], condition=Q(closed_at=None), name="one_open_case"),
        ]


class CandyTurn(models.Model):
    """From one state to the next: by whom, when, and what was agreed."""

    personal = Personal(
        what=_("Wat jij vroeg of afsprak over de bijdrage van een activiteit"),
        purpose="programme_evaluation",
        seen_by=(_("opleiders"),),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    case = models.ForeignKey(CandyCase, on_delete=models.CASCADE, related_name="turns")
    state = models.CharField(max_length=10, choices=CaseState)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["at", "pk"]


class OwnersWord(models.Model):
    """What the owner of the activity says it needs."""

    personal = Personal(
        what=_("Wat jij als eigenaar zei over de bijdrage van je activiteit"),
        purpose="programme_evaluation",
        seen_by=(_("opleiders"),),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    case = models.OneToOneField(CandyCase, on_delete=models.CASCADE, related_name="word")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    wish = models.CharField(max_length=8, choices=Wish)
    text = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField(default=clock.now)
