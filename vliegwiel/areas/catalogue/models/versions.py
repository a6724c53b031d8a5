"""What becomes of a text over time: put aside for an older edition, looked at by a second person, published or taken
off the shelf on a day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Language
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Purpose, ReviewVerdict
from .shelf import Activity, Draft


class KeptDraft(models.Model):
    """A draft as it was before another version came in its place. Nothing that was written is lost by going back."""

    personal = Personal(
        what=_("Welke concepten jij opzij legde"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de activiteit bestaat; per taal de laatste tien"),
        person="by",
    )

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="kept")
    title = models.CharField(max_length=120, blank=True)
    summary = models.CharField(max_length=280, blank=True)
    minutes = models.PositiveSmallIntegerField()
    weeks = models.PositiveSmallIntegerField(default=0)
    blocks = models.JSONField()
    saved_at = models.DateTimeField()  # when its last word was written
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-at", "-pk"]


class ReviewRule(models.Model):
    """For this purpose nobody publishes alone: a second person looks first."""

    personal = Personal(
        what=_("Dat jij afsprak dat een tweede meekijkt"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de afspraak geldt"),
        person="by",
    )

    purpose = models.CharField(max_length=10, choices=Purpose, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class ReviewQuerySet(models.QuerySet["Review"]):
    def open(self):
        """Asked, not answered and not taken back."""
        return self.filter(answered_at=None, ended_at=None)


class Review(models.Model):
    """One colleague asked another to look at a draft. `seal`: the words she judged; typing afterwards breaks it."""

    personal = Personal(
        what=_("Bij welke concepten jij meekeek, en wat je ervan vond"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de activiteit bestaat"),
        person="reviewer",
    )

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="reviews")
    language = models.CharField(max_length=2, choices=Language)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=400, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    verdict = models.CharField(max_length=8, choices=ReviewVerdict, blank=True)
    note = models.TextField(blank=True)
    seal = models.CharField(max_length=16, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # taken back, or somebody else was asked

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "language"],
                condition=models.Q(answered_at=None, ended_at=None),
                name="one_open_review_per_draft",
            )
        ]


class PlannedPublication(models.Model):
    """A draft to be published at a moment, as it stands then, if nothing is missing then."""

    class Outcome(models.TextChoices):
        PUBLISHED = "published", _("gepubliceerd")
        REFUSED = "refused", _("niet doorgegaan")
        CANCELLED = "cancelled", _("afgezegd")

    personal = Personal(
        what=_("Wat jij op een later moment liet publiceren"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("zolang de activiteit bestaat"),
        person="by",
    )

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="planned_publications")
    language = models.CharField(max_length=2, choices=Language)
    purpose = models.CharField(max_length=10, choices=Purpose)
    legal_basis = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(default=clock.now)
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)
    why = models.JSONField(default=list)  # sentences: what stood in the way
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "language"],
                condition=models.Q(ended_at=None),
                name="one_planned_publication_per_draft",
            )
        ]
        indexes = [models.Index(fields=["ended_at", "at"], name="planned_publication_due")]


class Leaving(models.Model):
    """What was agreed about the day an activity leaves the shelf (`leaves_on`): why, and what comes instead."""

    personal = Personal(
        what=_("Wat jij op een dag van de plank laat gaan"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("tot die dag"),
        person="by",
    )

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="leaving")
    reason = models.CharField(max_length=280)
    replaced_by = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
