"""A quarter's review: every activity frozen as it was that day, and what to do with each."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal
from vliegwiel.kit.words import Words

from ..enums import Thread, Verdict
from .counting import Decision


class ReviewRound(models.Model):
    """A look at everything at once. What it looked at never changes; `seal` is the hash of all of it."""

    personal = Personal(
        what=_("Welke reviewrondes jij opende of uitvoerde"),
        purpose="programme_evaluation",
        seen_by=(_("wie de academie leidt of er toezicht op houdt"),),
        keep=_("zolang de academie bestaat"),
        person="opened_by",
    )

    name = models.CharField(max_length=80)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=clock.now)
    items_n = models.PositiveIntegerField(default=0)
    seal = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField(null=True)  # carrying out
    to_do = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]


class FrozenQuerySet(models.QuerySet["PortfolioItem"]):
    """What was frozen is read, never written again."""

    def update(self, **kwargs: Any) -> int:
        raise TypeError("A frozen item does not change.")


class PortfolioItem(models.Model):
    """One activity as it stood on the day the round began."""

    round = models.ForeignKey(ReviewRound, on_delete=models.CASCADE, related_name="items", db_index=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=80)
    words = models.JSONField(default=dict)  # its title, per language
    thread = models.CharField(max_length=10, choices=Thread)
    exempt = models.BooleanField(default=False)
    learners = models.PositiveIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    invited = models.PositiveIntegerField(default=0)
    applied = models.PositiveIntegerField(default=0)
    transfer = models.FloatField(null=True)  # applied of invited, 0..1; None: nobody invited
    usefulness = models.FloatField(null=True)
    usefulness_n = models.PositiveIntegerField(default=0)
    value = models.FloatField(null=True)
    age = models.PositiveIntegerField(default=0)  # days since it was first on the shelf
    owner = models.CharField(max_length=200)
    orphan = models.BooleanField(default=False)  # its owner does not work here any more
    review_by = models.DateField(null=True)
    attention = models.FloatField(default=0)  # see `queries.attention`
    why = models.JSONField(default=list)  # the reasons behind it, by name

    objects = FrozenQuerySet.as_manager()

    class Meta:
        ordering = ["-attention", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "activity"], name="one_item_per_activity")]
        indexes = [
            models.Index(fields=["round", "-attention", "id"], name="item_by_attention"),
            models.Index(fields=["round", "-minutes", "id"], name="item_by_hours"),
        ]

    @property
    def title(self) -> str:
        return str(Words(self.words)) or self.slug

    @property
    def hours(self) -> float:
        return self.minutes / 60


class Proposal(models.Model):
    """What to do with one item, until it is carried out; and how that went."""

    personal = Personal(
        what=_("Welke voorstellen jij in een reviewronde deed"),
        purpose="programme_evaluation",
        seen_by=(_("wie de academie leidt of er toezicht op houdt"),),
        keep=_("zolang de academie bestaat"),
        person="by",
    )

    item = models.OneToOneField(PortfolioItem, on_delete=models.CASCADE, related_name="proposal")
    verdict = models.CharField(max_length=5, choices=Verdict)
    reason = models.CharField(max_length=400, blank=True)
    into = models.ForeignKey(Activity, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True)
    decision = models.OneToOneField(Decision, null=True, on_delete=models.SET_NULL, related_name="proposal")
    sunset_on = models.DateField(null=True)  # it leaves the shelf when running assignments have had their day
    trouble = models.CharField(max_length=400, blank=True)  # why it was not carried out
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["done_at", "sunset_on"], name="proposal_sunsets")]

    @property
    def says(self) -> Verdict:
        return Verdict(self.verdict)
