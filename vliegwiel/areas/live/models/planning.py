"""A session, its parts, and the rooms they are in."""

from typing import Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal


class Room(models.Model):
    """Where people come together. Closed: nothing new is planned there."""

    name = models.CharField(max_length=80, unique=True)
    place = models.CharField(max_length=200, blank=True)  # address and floor
    seats = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    closed_on = models.DateField(null=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class SessionQuerySet(models.QuerySet["Session"]):
    def going_on(self) -> Self:
        """Not cancelled."""
        return self.filter(cancellation=None)

    def to_come(self) -> Self:
        """Not cancelled, and nothing of it has begun."""
        begun = Part.objects.filter(session=OuterRef("pk"), starts__lte=clock.now())
        return self.going_on().filter(~Exists(begun))

    def visible_to(self, person: Person) -> Self:
        """When and where one can learn something is no secret for who works here."""
        return self.all()

    def kept_by(self, person: Person) -> Self:
        """Those she plans: of what she may edit."""
        if person.holds(Role.LND_LEAD):
            return self.all()
        return self.filter(activity__owner=person) if person.holds(Role.AUTHOR) else self.none()


class Session(models.Model):
    """One time people come together for an activity. Below `minimum` so many `decide_days` before, who plans it is
    asked; `respond_hours`: how long a free seat is kept for who waits; `completes`: being at every required part
    finishes the activity; the trainer sees it until `follow_up_days` after the last part. A seat given back less than
    `late_days` working days before is given back late. What a seat costs, and what one costs of who stays away or says
    so late, are in euros: sums for who plans it and who keeps the budget, never a person's account."""

    personal = Personal(
        what=_("Welke sessies jij plande"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de activiteit bestaat"),
        person="made_by",
    )

    key = models.CharField(max_length=16, unique=True)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="live_sessions")
    label = models.CharField(max_length=80, blank=True)  # which of several: "Groep Noord"
    words = models.TextField(max_length=2000, blank=True)  # what who comes must know
    capacity = models.PositiveSmallIntegerField(validators=[MinValueValidator(1)])
    minimum = models.PositiveSmallIntegerField(default=0)
    decide_days = models.PositiveSmallIntegerField(default=7)
    respond_hours = models.PositiveSmallIntegerField(default=48)
    completes = models.BooleanField(default=True)
    follow_up_days = models.PositiveSmallIntegerField(default=42)
    late_days = models.PositiveSmallIntegerField(default=2)
    seat_cost = models.DecimalField(max_digits=8, decimal_places=2, default=0, validators=[MinValueValidator(0)])
    missed_cost = models.DecimalField(max_digits=8, decimal_places=2, default=0, validators=[MinValueValidator(0)])
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    objects = SessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minimum__lte=F("capacity")), name="session_minimum_fits"),
        ]

    def __str__(self) -> str:
        return self.key


class PartQuerySet(models.QuerySet["Part"]):
    def standing(self) -> Self:
        """Of sessions that were not cancelled."""
        return self.filter(session__cancellation=None)

    def overlapping(self, starts, ends) -> Self:
        """At the same time; one that begins when another ends is not."""
        return self.filter(starts__lt=ends, ends__gt=starts)


class Part(models.Model):
    """A day part: from when to when, in a room, at a place in words, or behind a link. `key` and `sequence` are what a
    calendar program knows it by (UID and SEQUENCE); `code` is on the wall, and another after each move."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120, blank=True)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    room = models.ForeignKey(Room, null=True, on_delete=models.PROTECT, related_name="parts")
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=500, blank=True)
    required = models.BooleanField(default=True)
    key = models.CharField(max_length=32, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    code = models.CharField(max_length=12, unique=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["session", "starts", "number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="one_part_per_number"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="part_in_order"),
        ]
        indexes = [
            models.Index(fields=["starts"], name="part_by_start"),
            models.Index(fields=["room", "starts"], name="part_of_room"),
        ]

    @property
    def where(self) -> str:
        """In words; a link is not told here."""
        if self.room:
            return place_in_words(self.room.name, self.room.place)
        return self.place


def place_in_words(name: str | None, place: str | None) -> str:
    """Of a room: its name, and where that is."""
    return ", ".join(one for one in (name, place) if one)


class RemovedPart(models.Model):
    """A part that was planned and taken out before it began: what calendar programs must be told of it."""

    personal = Personal(
        what=_("Welke dagdelen jij uit een sessie haalde, en waarom"),
        purpose="deliver_learning",
        seen_by=(_("wie zou komen"), _("auteurs en opleiders")),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="removed_parts")
    title = models.CharField(max_length=120, blank=True)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    where = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=32, unique=True)
    sequence = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["session", "starts", "pk"]


class Cancellation(models.Model):
    """It does not go on. That it was planned, and who would have come, stays known."""

    personal = Personal(
        what=_("Welke sessies jij afzegde, en waarom"),
        purpose="deliver_learning",
        seen_by=(_("wie zou komen"), _("auteurs en opleiders")),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="cancellation")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280)
    at = models.DateTimeField(default=clock.now)


class GoAhead(models.Model):
    """It goes on with fewer people than the minimum: somebody decided so."""

    personal = Personal(
        what=_("Welke sessies jij met weinig mensen liet doorgaan"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="go_ahead")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
