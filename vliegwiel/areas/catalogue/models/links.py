"""The claim that an activity serves a behaviour, and who agrees."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.strategy.models import AbstractRating, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .shelf import Activity

CONFIRMATION_HOLDS = dt.timedelta(days=365)  # after twelve months the owner is asked again


class LinkQuerySet(models.QuerySet["Link"]):
    def visible_to(self, person):
        """All for who builds, steers or watches over it; for others those to a behaviour or goal they own."""
        if person.holds(Role.AUTHOR, Role.LND_LEAD, Role.LEADER, Role.WORKS_COUNCIL):
            return self.all()
        return self.filter(models.Q(behaviour__owner=person) | models.Q(behaviour__goal__owner=person))

    def waiting(self):
        """Not confirmed, or confirmed so long ago that it lapsed."""
        return self.exclude(confirmation__at__gte=clock.now() - CONFIRMATION_HOLDS)


class Link(models.Model):
    """The claim that an activity serves a behaviour, in one sentence, made by an author."""

    personal = Personal(
        what=_("Welke verbanden tussen activiteit en gedrag jij legde"),
        purpose="programme_evaluation",
        seen_by=(
            _("auteurs, opleiders en wie de academie leidt of er toezicht op houdt"),
            _("de eigenaar van het gedrag en van het doel"),
        ),
        keep=_("zolang de activiteit bestaat"),
        person="claimed_by",
    )

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="links")
    behaviour = models.ForeignKey(TargetBehaviour, on_delete=models.CASCADE, related_name="links")
    rationale = models.CharField(max_length=400)
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    claimed_at = models.DateTimeField(default=clock.now)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["activity", "behaviour"], name="one_link_per_behaviour")]


class Confirmation(models.Model):
    """The behaviour's owner agrees that the activity serves it. Lapses after twelve months."""

    personal = Personal(
        what=_("Welke verbanden jij als eigenaar bevestigde"),
        purpose="programme_evaluation",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    link = models.OneToOneField(Link, on_delete=models.CASCADE, related_name="confirmation")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class Rating(AbstractRating):
    """One judge's word on the edge from behaviour to activity. A new claim starts without any."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="ratings")
