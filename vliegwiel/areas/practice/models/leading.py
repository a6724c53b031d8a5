"""What a manager did, asks attention for and agreed to talk about; never what was said."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Moment, TalkKind


class ManagerMoment(models.Model):
    """A manager ticked that he did his part for somebody this week. That it happened; never what was said."""

    personal = Personal(
        what=_("Dat je leidinggevende met je sprak of ruimte maakte"),
        purpose="deliver_learning",
        seen_by=(
            _("jijzelf"),
            _("je leidinggevende"),
            _("directie en opleiders: alleen hoeveel leidinggevenden van vijf of meer iets deden"),
        ),
        keep=_("12 maanden"),
        merging="first",
    )

    manager = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="moments_taken")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="moments_had")
    kind = models.CharField(max_length=8, choices=Moment)
    week = models.DateField()  # its Monday
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["manager", "person", "kind", "week"], name="one_moment_of_a_kind_a_week")
        ]


class Focus(models.Model):
    """The one behaviour a manager asks attention for, until another takes its place."""

    personal = Personal(
        what=_("Welk gedrag jij als leidinggevende voor je team koos"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("je team")),
        keep=_("24 maanden nadat het voorbij is"),
        person="manager",
        merging="first",
    )

    manager = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    behaviour = models.ForeignKey(TargetBehaviour, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["manager"], condition=Q(ended_at=None), name="one_focus_of_a_manager")
        ]


class Talk(models.Model):
    """A manager and somebody he leads look ahead at something, or back on it. When; never what was said."""

    personal = Personal(
        what=_("Wanneer je met je leidinggevende vooruit of terug kijkt op wat je leert; niet wat er gezegd is"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("je leidinggevende")),
        keep=_("90 dagen erna"),
        merging="first",
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    manager = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=7, choices=TalkKind)
    activity = models.ForeignKey(Activity, null=True, on_delete=models.SET_NULL, related_name="+")
    starts = models.DateTimeField()
    sequence = models.PositiveSmallIntegerField(default=0)  # how often it changed, for calendars
    called_off_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["manager", "person", "starts"], name="one_talk_at_a_time")]
        indexes = [models.Index(fields=["manager", "starts"], name="talk_of_manager")]
