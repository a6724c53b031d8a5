"""What somebody wants a buddy for, two people who agreed, and the three times they see each other."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .enums import WAITS_DAYS, Side


class WishQuerySet(models.QuerySet["Wish"]):
    def visible_to(self, person):
        """Her own."""
        return self.filter(person=person)


class Wish(models.Model):
    """She wants a buddy for a behaviour, or wants to be one."""

    personal = Personal(
        what=_("Waarvoor je een maatje zoekt of wilt zijn"),
        purpose="development",
        apart=True,
        seen_by=(_("jijzelf"), _("hooguit enkele collega’s die hiervoor een maatje zoeken of willen zijn")),
        keep=_("tot je het weghaalt, hooguit 12 maanden"),
        merging="first",
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    behaviour = models.ForeignKey(TargetBehaviour, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=6, choices=Side, default=Side.WANTS)
    elsewhere = models.BooleanField(default=False)  # rather somebody of another team
    at = models.DateTimeField(default=clock.now)

    objects = WishQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "behaviour"], name="one_wish_per_behaviour")]


class PairQuerySet(models.QuerySet["Pair"]):
    def running(self):
        """Both said yes, and neither stopped."""
        return self.filter(ended_at=None).exclude(accepted_at=None)

    def waiting(self):
        """Asked, not answered, and not too long ago."""
        since = clock.now() - dt.timedelta(days=WAITS_DAYS)
        return self.filter(ended_at=None, accepted_at=None, at__gte=since)

    def of(self, person):
        return self.filter(Q(person=person) | Q(other=person))

    def visible_to(self, person):
        """Both of them, and nobody else."""
        return self.of(person)


class Pair(models.Model):
    """`person` asked `other`; from `accepted_at` they are buddies until one stops. Why is asked of nobody."""

    personal = Personal(
        what=_("Met wie je maatjes bent of was, en of jullie elkaar zagen"),
        purpose="development",
        apart=True,
        seen_by=(_("jijzelf"), _("je maatje")),
        keep=_("12 maanden nadat het voorbij is"),
        merging="first",
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    behaviour = models.ForeignKey(TargetBehaviour, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = PairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "other", "behaviour"], condition=Q(ended_at=None), name="one_open_pair"
            )
        ]


class Contact(models.Model):
    """One of the three times: when it is meant, and that it was. Either ticks it; what was said stays theirs."""

    personal = Personal(
        what=_("Dat jij en je maatje elkaar zagen"),
        purpose="development",
        apart=True,
        seen_by=(_("jijzelf"), _("je maatje")),
        keep=_("12 maanden nadat het voorbij is"),
        person="pair__person",
        merging="first",
    )

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="contacts")
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    told_on = models.DateField(null=True)  # they were reminded that it is about now
    ticked_at = models.DateTimeField(null=True)
    ticked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["pair", "number"], name="one_contact_of_a_number")]
