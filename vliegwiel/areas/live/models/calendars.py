"""The address at which somebody's own calendar program reads her sessions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal


class Feed(models.Model):
    """Its address is signed with `number`, so nothing that opens it is stored; another number closes the old one."""

    personal = Personal(
        what=_("Dat je agenda je sessies leest, en sinds wanneer; niet waar je agenda staat"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("tot je het stopt"),
        merging="first",
        apart=True,
    )

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
