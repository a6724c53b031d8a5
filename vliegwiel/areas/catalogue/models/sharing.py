"""Blocks that are written in one place and used in many activities: what was offered, who uses it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Language
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Deed
from .shelf import Activity


class Release(models.Model):
    """A shared block as it was offered to who uses it: never changes.

    `words`: what is translated, {language: {"title": str, "blocks": {block id: data}}}; what is not in it is said in
    `language`.
    """

    personal = Personal(
        what=_("Welke versies van bouwstenen jij uitbracht"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de bouwsteen bestaat"),
        person="by",
    )

    shared = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="releases")
    number = models.PositiveIntegerField()
    language = models.CharField(max_length=2, choices=Language)
    title = models.CharField(max_length=120)
    blocks = models.JSONField()
    words = models.JSONField(default=dict)
    note = models.CharField(max_length=280, blank=True)  # what changed, in a sentence to who uses it
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["shared", "-number"]
        constraints = [models.UniqueConstraint(fields=["shared", "number"], name="one_release_per_number")]


class Use(models.Model):
    """An activity whose draft has a shared block in it. Read from the marks in its blocks, so that it can be asked."""

    shared = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="uses")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="shared_blocks")
    release = models.PositiveIntegerField()  # at which it stands

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shared", "activity"], name="one_use_per_activity")]


class Deferral(models.Model):
    """Who keeps an activity left an offered release for now, and why."""

    personal = Personal(
        what=_("Welke nieuwe versies van bouwstenen jij liet liggen, en waarom"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de activiteit de bouwsteen gebruikt"),
        person="by",
    )

    use = models.ForeignKey(Use, on_delete=models.CASCADE, related_name="deferrals")
    release = models.PositiveIntegerField()
    why = models.CharField(max_length=280)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["use", "release"], name="one_deferral_per_release")]


class Rollout(models.Model):
    """One deed for many activities, asked at once and done one by one. `after`: the one it publishes or takes back."""

    personal = Personal(
        what=_("Welke bouwstenen jij in veel activiteiten tegelijk overnam"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de bouwsteen bestaat"),
        person="by",
    )

    shared = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="rollouts")
    deed = models.CharField(max_length=7, choices=Deed)
    release = models.PositiveIntegerField()
    after = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="followed_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["shared"], condition=models.Q(finished_at=None), name="one_open_rollout_per_shared_block"
            )
        ]


class RolloutItem(models.Model):
    """One activity of it. `before`: the release it stood at; `was_clean`: its drafts said what is on the shelf;
    `version`: of its draft, right after."""

    class Outcome(models.TextChoices):
        DONE = "done", _("gedaan")
        SKIPPED = "skipped", _("niet gedaan")

    rollout = models.ForeignKey(Rollout, on_delete=models.CASCADE, related_name="items")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=7, choices=Outcome, blank=True)
    why = models.JSONField(default=list)  # sentences: what stood in the way
    before = models.PositiveIntegerField(default=0)
    was_clean = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["rollout", "activity"], name="one_deed_per_activity")]
