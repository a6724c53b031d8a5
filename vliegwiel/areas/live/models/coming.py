"""Who comes, who waits, who would like to, and who was there."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.models import Completion
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Missed, Via, WaitEnd
from .planning import Part, Session
from .teaching import Trainer

GROUP = (
    _("jijzelf"),
    _("wie de sessie plant of geeft"),
    _("je leidinggevende: alleen als die je boekte"),
)


class BookingQuerySet(models.QuerySet["Booking"]):
    def standing(self) -> Self:
        """She still has the seat."""
        return self.filter(ended_at=None)

    def visible_to(self, person: Person) -> Self:
        """Her own."""
        return self.filter(person=person)


class Booking(models.Model):
    """A seat. It ended when she, or who booked her, gave it back: when, by whom, and a reason when one was said.
    `late`: later than the session asks. `batch`: booked together, and taken back together."""

    personal = Personal(
        what=_("Voor welke sessies je een plek had, en of je die teruggaf"),
        purpose="deliver_learning",
        seen_by=GROUP,
        keep=_("24 maanden na de sessie"),
        merging="first",
    )

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="bookings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    batch = models.UUIDField(null=True, db_index=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=12, choices=Missed, blank=True)
    late = models.BooleanField(default=False)

    objects = BookingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(ended_at=None), name="one_seat_per_person"
            )
        ]
        indexes = [models.Index(fields=["person"], condition=Q(ended_at=None), name="booking_of_person")]


class WaitQuerySet(models.QuerySet["Wait"]):
    def standing(self) -> Self:
        """Still on the list, whether or not a seat is kept for her."""
        return self.filter(ended_at=None)

    def offered(self) -> Self:
        """A seat is kept for her now."""
        return self.standing().filter(offered_at__isnull=False)

    def visible_to(self, person: Person) -> Self:
        """Her own."""
        return self.filter(person=person)


class Wait(models.Model):
    """Her place on the waiting list. When a seat comes free it is kept for her until `offer_until`."""

    personal = Personal(
        what=_("Op welke wachtlijsten je stond, en of je een plek kreeg"),
        purpose="deliver_learning",
        seen_by=GROUP,
        keep=_("24 maanden na de sessie"),
        merging="first",
    )

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="waits")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    offered_at = models.DateTimeField(null=True)
    offer_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=9, choices=WaitEnd, blank=True)

    objects = WaitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(ended_at=None), name="one_wait_per_person"
            )
        ]
        indexes = [
            models.Index(fields=["offer_until"], condition=Q(ended_at=None), name="wait_offer_ends"),
            models.Index(fields=["person"], condition=Q(ended_at=None), name="wait_of_person"),
        ]


class Wish(models.Model):
    """She would come if there were a session: she hears when there is one."""

    personal = Personal(
        what=_("Van welke activiteiten je wilt weten wanneer er een sessie is"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"), _("opleiders: alleen aantallen per groep van vijf of meer")),
        keep=_("tot je geboekt bent of het intrekt, hooguit 24 maanden"),
        merging="first",
        apart=True,
    )

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "person"], name="one_wish_per_activity")]


class Presence(models.Model):
    """Whether she was at a part, as it was said then. Saying otherwise later is another row: the last one counts."""

    personal = Personal(
        what=_("Bij welke dagdelen je was, wie dat vastlegde, en je reden als je er niet was"),
        purpose="compliance_proof",
        seen_by=(_("jijzelf"), _("wie de sessie plant of geeft")),
        keep=_("24 maanden na de sessie; dat je het afrondde blijft"),
        person="booking__person",
    )

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="presences")
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="presences")
    was_there = models.BooleanField()
    why = models.CharField(max_length=12, choices=Missed, blank=True)
    via = models.CharField(max_length=4, choices=Via, default=Via.LIST)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    trainer = models.ForeignKey(Trainer, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["part", "booking"], name="presence_of_part")]


class Attended(models.Model):
    """She was at every required part, and that finished the activity."""

    personal = Personal(
        what=_("Welke afronding op een sessie berust"),
        purpose="compliance_proof",
        seen_by=(_("jijzelf"), _("HR en opleiders")),
        keep=_("24 maanden na de sessie; de afronding zelf blijft"),
        person="booking__person",
    )

    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="attended")
    completion = models.OneToOneField(Completion, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["booking"], condition=Q(undone_at=None), name="one_completion_per_booking")
        ]
