"""Every link of an activity to a behaviour as the map counts it, worked out ahead."""

from django.db import models

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity, Link
from vliegwiel.areas.strategy.models import TargetBehaviour

from ..enums import Gap


class Line(models.Model):
    """One link of an activity that is not off the shelf: what is wrong with it, and whether anything is known of its
    effect. Kept whenever a judge spoke or a fact came, and every night; holds no names.

    That a judgement lapsed is not stored but read from `lapses_on`, so that it is so on the day itself.
    """

    link = models.OneToOneField(Link, on_delete=models.CASCADE, primary_key=True, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    behaviour = models.ForeignKey(TargetBehaviour, on_delete=models.CASCADE, related_name="+", db_index=False)
    purpose = models.CharField(max_length=10, choices=Purpose)
    gap = models.CharField(max_length=12, choices=Gap, blank=True)  # "": its two judges agree
    lapses_on = models.DateField(null=True)  # the last day both words hold; None unless they agree
    contested_since = models.DateTimeField(null=True)  # when the second of two words far apart was said
    proven = models.BooleanField(default=False)  # there is evidence at the end
    # What the activity took people together in the past year, on its first line under each goal, so that a goal's sum
    # counts it once; nothing while too few finished it to show.
    minutes = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["behaviour", "gap", "purpose", "proven", "lapses_on"], name="line_counted")]
