"""Keys for other systems that record readings in somebody's name."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .kpis import Kpi


class ReadingTokenQuerySet(models.QuerySet["ReadingToken"]):
    def visible_to(self, person) -> Self:
        """Whoever made it; those who set direction and administrators see all."""
        return self if person.holds(Role.LEADER, Role.LND_LEAD, Role.ADMINISTRATOR) else self.filter(by=person)

    def open(self) -> Self:
        """Neither revoked nor expired."""
        return self.filter(Q(revoked_at=None), expires_at__gt=clock.now())


class ReadingToken(models.Model):
    """For one KPI, or (none named) for whatever its maker may record for. It can do what she may, and no longer than
    she may. The token itself is shown once; only its hash is kept."""

    personal = Personal(
        what=_("Welke tokens voor metingen jij maakte, en wanneer ze voor het laatst iets noteerden"),
        purpose="platform_security",
        seen_by=(_("de directie"), _("de opleiders"), _("beheer")),
        keep=_("zolang de maat bestaat"),
        person="by",
    )

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)  # of the system that holds it
    code_hash = models.CharField(max_length=64, unique=True)
    kpi = models.ForeignKey(Kpi, null=True, blank=True, on_delete=models.CASCADE, related_name="tokens")
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)  # when it last posted
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ReadingTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    def is_open(self, now: dt.datetime) -> bool:
        """Neither revoked nor expired at this moment."""
        return self.revoked_at is None and self.expires_at > now
