"""Before she begins, and when she finished without a plan."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal


class Intention(models.Model):
    """Before she begins: what she wants to do differently, in a line, and with whom she wants two minutes about it."""

    personal = Personal(
        what=_("Wat je vooraf opschreef dat je anders wilt doen"),
        purpose="development",
        seen_by=(_("alleen jijzelf"), _("met wie je erover wilt praten: alleen dat, en waarover")),
        keep=_("24 maanden, of tot je het verwijdert"),
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=140, blank=True)
    talks_with = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="one_intention_per_activity")]


class Offer(models.Model):
    """She finished something and made no plan: the working day after, two that are ready are offered, once."""

    personal = Personal(
        what=_("Dat we na een activiteit twee plannen voor je klaarlegden"),
        purpose="development",
        seen_by=(_("alleen jijzelf"),),
        keep=_("12 maanden"),
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    due_on = models.DateField()
    until = models.DateField()
    told_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="one_offer_per_activity")]
        indexes = [models.Index(fields=["due_on"], condition=Q(told_on=None), name="offer_due")]
