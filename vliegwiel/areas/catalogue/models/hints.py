"""What could be better in what people read now, kept so that the whole shelf can be looked over."""

from django.db import models

from vliegwiel.kit import clock

from .shelf import Edition


class EditionHints(models.Model):
    """What was seen in an edition (`queries.legibility`). `found`: the hints as they are kept; `kinds`: their sorts,
    each between spaces, so that a list can be narrowed; `rules`: by which number of looking."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="hints")
    rules = models.PositiveSmallIntegerField()
    found = models.JSONField(default=list)
    count = models.PositiveSmallIntegerField(default=0)
    kinds = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["rules", "count"], name="hints_to_look_over")]
