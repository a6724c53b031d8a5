"""A tablet many people share, and the PIN one signs in with there."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .people import Person


class KioskQuerySet(models.QuerySet["Kiosk"]):
    def standing(self) -> Self:
        """Not ended."""
        return self.filter(end=None)


class Kiosk(models.Model):
    """A device an administrator made a kiosk. It knows itself by a secret of which only the hash is kept."""

    personal = Personal(
        what=_("Welke gedeelde apparaten jij instelde"),
        purpose="platform_security",
        seen_by=(_("beheerders"),),
        keep=_("24 maanden nadat het apparaat ophield"),
        person="by",
    )

    name = models.CharField(max_length=80)
    code_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    objects = KioskQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class KioskEnd(models.Model):
    """It is a kiosk no more."""

    personal = Personal(
        what=_("Welke gedeelde apparaten jij beëindigde"),
        purpose="platform_security",
        seen_by=(_("beheerders"),),
        keep=_("24 maanden"),
        person="by",
    )

    kiosk = models.OneToOneField(Kiosk, on_delete=models.CASCADE, related_name="end")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class Pin(models.Model):
    """Hers, for kiosks alone. Only a slow hash of it is kept."""

    personal = Personal(
        what=_("Dat je een pincode hebt voor gedeelde apparaten, en sinds wanneer"),
        purpose="platform_security",
        seen_by=(_("niemand: alleen een versleutelde vorm is bewaard"),),
        keep=_("zolang je hier werkt, of tot je haar weghaalt"),
        merging="stays",
    )

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="pin")
    code_hash = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)


class PinMiss(models.Model):
    """A wrong number or PIN at a kiosk: counted for a quarter of an hour, per person and per device."""

    personal = Personal(
        what=_("Dat op een gedeeld apparaat een verkeerde pincode bij je nummer is ingetikt"),
        purpose="platform_security",
        seen_by=(_("niemand: er wordt alleen geteld"),),
        keep=_("een dag"),
        merging="stays",
    )

    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+")
    kiosk = models.ForeignKey(Kiosk, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now, db_index=True)
