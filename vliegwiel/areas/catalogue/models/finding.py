"""What one can find an activity by: its words, cut back to stems, and how much each says."""

from django.db import models

from vliegwiel.areas.people.enums import Language
from vliegwiel.kit.stemming import LONGEST

from .shelf import Activity


class SearchEntry(models.Model):
    """An activity in one language, as search knows it. Made anew at every publication; nothing else depends on it."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="search_entries")
    language = models.CharField(max_length=2, choices=Language)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "language"], name="one_search_entry_per_language")]


class SearchTerm(models.Model):
    """A stem that stands in an activity. `weight`: the best of its places (`queries.searching.Where`)."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="terms", db_index=False)
    term = models.CharField(max_length=LONGEST, db_index=True)  # PostgreSQL needs one of its own for beginnings
    weight = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "term"], name="one_search_term_per_entry")]
        indexes = [models.Index(fields=["term", "entry", "weight"], name="search_term")]


class SearchWord(models.Model):
    """A whole word that stands in some activity: what a misspelt word may have been, and parts of compounds."""

    word = models.CharField(max_length=LONGEST, unique=True)


class SynonymGroup(models.Model):
    """Words that mean the same in this organisation: who asks for one finds the others."""

    words = models.JSONField()  # as typed, two or more
