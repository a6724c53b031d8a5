"""What people look for and do not find: words and how many different people, month by month, and of nobody who."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import MissKind


class MissMonth(models.Model):
    """A month that is still counted. Its salt goes with this row when the month is closed; then no mark in it can be
    made again, by whoever has the key."""

    first_day = models.DateField(unique=True)
    salt = models.BinaryField()


class SearchMiss(models.Model):
    """What was looked for in a month, and by how many different people. Below the smallest group nobody sees it, and
    it goes when the month is closed.

    `term`: the stems in order, so that "storingen" and "storing" are one. `words`: as it is shown, in small letters
    without accents and empty words.
    """

    first_day = models.DateField()  # of the month
    term = models.CharField(max_length=200)
    words = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=MissKind)
    people = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["first_day", "term", "kind"], name="one_search_miss_a_month")]
        indexes = [models.Index(fields=["people", "term"], name="search_miss_shown")]


class MissMark(models.Model):
    """Somebody was counted for it this month. Who cannot be read from it; gone when the month is closed."""

    miss = models.ForeignKey(SearchMiss, on_delete=models.CASCADE, related_name="marks", db_index=False)
    mark = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["miss", "mark"], name="counted_once_a_month")]


class MissDismissal(models.Model):
    """Somebody said that this is nothing for this academy."""

    personal = Personal(
        what=_("Welke zoekwoorden jij wegzette als niet iets voor ons"),
        purpose="deliver_learning",
        seen_by=(_("auteurs en opleiders"),),
        keep=_("een jaar, of tot iemand het terugzet"),
        person="by",
    )

    term = models.CharField(max_length=200, unique=True)
    words = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
