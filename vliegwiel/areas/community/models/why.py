"""A leader's own reason, and who has met it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Media
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

LONGEST = 400  # three lines; who needs more has not found it yet


class WhyQuerySet(models.QuerySet["Why"]):
    def standing(self):
        return self.filter(withdrawn_at=None)

    def visible_to(self, person):
        """What a leader says to everybody, everybody may read."""
        return self.standing()


class Why(models.Model):
    """Why learning matters here, in a leader's own words: three lines, or a short recording with its text."""

    personal = Personal(
        what=_("Jouw waarom als leidinggevende: tekst en opname"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("tot je het intrekt"),
        person="by",
        merging="first",
    )

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="whys")
    text = models.CharField(max_length=LONGEST)
    recording = models.ForeignKey(Media, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = WhyQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["by"], condition=models.Q(withdrawn_at=None), name="one_why_of_a_leader")
        ]


class WhyRead(models.Model):
    """Somebody has met it, so that it does not stand in the way again."""

    personal = Personal(
        what=_("Welk waarom van de directie je al las"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("zolang dat waarom er staat"),
        merging="first",
        apart=True,
    )

    why = models.ForeignKey(Why, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "why"], name="one_reading_of_a_why")]
