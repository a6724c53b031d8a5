"""What a staff file would do to rules, worked out before it is applied."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, StaffImport
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .rules import Rule


class ForesightQuerySet(models.QuerySet["Foresight"]):
    def visible_to(self, person: Person) -> Self:
        """HR, who keeps people and rules both."""
        return self if person.holds(Role.HR) else self.none()


class Foresight(models.Model):
    """Of one file: for each rule that is on how many would gain, keep and lose something (`sums`, by rule), and how
    many of whom the file does not speak. digest: of what the file would do; when that changed, this is old."""

    personal = Personal(
        what=_("Van welk personeelsbestand jij liet uitrekenen wat het met leerregels doet"),
        purpose="deliver_learning",
        seen_by=(_("HR"),),
        keep=_("90 dagen"),
        person="by",
    )

    staff_import = models.OneToOneField(StaffImport, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=280, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    sums = models.JSONField(default=list)  # [{"rule", "gains", "keeps", "loses", "absent"}, ...]

    objects = ForesightQuerySet.as_manager()

    @property
    def is_running(self) -> bool:
        return self.finished_at is None


class ForesightRow(models.Model):
    """One person and one rule: what would happen and why. Without a person: somebody new."""

    class Kind(models.TextChoices):
        GAINS = "gains", _("krijgt het")
        LOSES = "loses", _("raakt het kwijt")
        ABSENT = "absent", _("staat niet in het bestand")

    personal = Personal(
        what=_("Wat een personeelsbestand met jouw leerregels zou doen"),
        purpose="deliver_learning",
        seen_by=(_("HR"),),
        keep=_("90 dagen"),
        merging="stays",
    )

    foresight = models.ForeignKey(Foresight, on_delete=models.CASCADE, related_name="rows")
    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=6, choices=Kind)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=254)
    number = models.CharField(max_length=40, blank=True)
    because = models.JSONField(default=list)  # the facts, or what is not met, in words

    class Meta:
        indexes = [models.Index(fields=["foresight", "rule", "kind", "id"], name="foresight_by_rule")]
