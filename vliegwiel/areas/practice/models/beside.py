"""Who stands beside her, and what they add."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Support
from .loop import CheckIn, Plan


class SupportAct(models.Model):
    """The supporter saw it, or gives a hint. A confirmation by another turns "says she did it" into "applied"."""

    personal = Personal(
        what=_("Wat je steun zag of je tipte"),
        purpose="development",
        seen_by=(_("jijzelf"), _("de collega die het gaf")),
        keep=_("zolang het plan er is"),
        person="check_in__plan__person",
        merging="first",
        apart=True,
    )

    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="support")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=Support)
    text = models.CharField(max_length=280, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["check_in", "by", "kind"], name="one_support_act_of_a_kind")]


class SupportDecline(models.Model):
    """The chosen supporter cannot just now. No reason asked; the same person is not offered again for this plan."""

    personal = Personal(
        what=_("Dat een gevraagde collega nu geen steun kan geven"),
        purpose="development",
        seen_by=(_("jijzelf"), _("de collega die je koos")),
        keep=_("zolang het plan er is"),
        person="plan__person",
        merging="first",
        apart=True,
    )

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="declines")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "by"], name="one_decline_per_plan")]


class ChanceRequest(models.Model):
    """She asks a manager for a chance to do it. Her choice; the manager learns which activity, not what she planned."""

    personal = Personal(
        what=_("Dat je om een kans vroeg om iets toe te passen"),
        purpose="development",
        seen_by=(_("jijzelf"), _("de leidinggevende aan wie je het vroeg")),
        keep=_("12 maanden"),
        person="plan__person",
        merging="first",
        apart=True,
    )

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="chances")
    manager = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "manager"], name="one_chance_request_per_manager")]
        indexes = [models.Index(fields=["manager", "-at"], name="chance_request_latest")]


class Buddy(models.Model):
    """Whom she wants beside her when she tries something: proposed with each plan, and not yet asked for any."""

    personal = Personal(
        what=_("Wie je koos om je te steunen"),
        purpose="development",
        seen_by=(_("jijzelf"), _("de ene collega die je zelf koos")),
        keep=_("tot je iemand anders of niemand kiest"),
        merging="first",
        apart=True,
    )

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    buddy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)
