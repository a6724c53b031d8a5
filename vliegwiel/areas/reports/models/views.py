"""A question somebody asks more often, and those it goes round to."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Rhythm, Scope, Stopped


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def visible_to(self, person: Person) -> Self:
        """Her own, what others share, and what comes by her. What stands in it is asked anew for whoever reads."""
        reads = Reader.objects.filter(person=person).values("schedule__view")
        return self.filter(Q(owner=person) | Q(is_shared=True) | Q(pk__in=reads))


class SavedView(models.Model):
    """A question with its filters and columns, never its answer. `ask`: as `queries.Ask.words` writes it.

    scope: of everybody, kept by who sees names; or of one's own people, kept by who leads them. It is shared with who
    may ask the same.
    """

    personal = Personal(
        what=_("Welke overzichten jij bewaarde"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("wie hetzelfde mag vragen, als je ze deelt"), _("wie je ze laat krijgen")),
        keep=_("tot je ze weggooit; daarna niets"),
        person="owner",
        merging="first",
    )

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=5, choices=Scope, default=Scope.NAMES)
    title = models.CharField(max_length=120)
    ask = models.JSONField(default=dict)
    is_shared = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=clock.now)
    stamp = models.PositiveIntegerField(default=1)  # goes up with every change, so that two tabs cannot overwrite

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "scope", "title"], name="one_view_per_title")]

    def __str__(self) -> str:
        return self.title


class ScheduleQuerySet(models.QuerySet["Schedule"]):
    def running(self) -> Self:
        return self.filter(stopped_at=None)


class Schedule(models.Model):
    """A view comes by of itself. on: of a week the day (1 is Monday), of a month its day (1 to 28)."""

    personal = Personal(
        what=_("Welke overzichten jij vanzelf laat langskomen"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("wie het overzicht krijgt"), _("opleiders, als je hier niet meer werkt")),
        keep=_("zolang het overzicht bestaat"),
        person="view__owner",
    )

    view = models.OneToOneField(SavedView, on_delete=models.CASCADE, related_name="schedule")
    rhythm = models.CharField(max_length=5, choices=Rhythm, default=Rhythm.MONTH)
    on = models.PositiveSmallIntegerField(default=1)
    since = models.DateField(default=clock.today)
    last_on = models.DateField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_why = models.CharField(max_length=8, choices=Stopped, blank=True)

    objects = ScheduleQuerySet.as_manager()

    @property
    def is_running(self) -> bool:
        return self.stopped_at is None

    @property
    def was_left_behind(self) -> bool:
        """It stopped by itself: whoever kept it left, or may see it no longer."""
        return self.stopped_why in (Stopped.LEFT, Stopped.MAY_NOT)


class Reader(models.Model):
    """Somebody who hears of it, if she may see it at that moment."""

    personal = Personal(
        what=_("Welke overzichten bij jou langskomen"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("wie het overzicht bewaarde")),
        keep=_("zolang het overzicht bestaat"),
        merging="first",
    )

    schedule = models.ForeignKey(Schedule, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["schedule", "person"], name="one_reader_per_schedule")]
