"""When the questions of an activity are a test that counts."""

from django.db import models

from .shelf import Activity


class Exam(models.Model):
    """The rules of a test. An attempt takes along the rules that held when it began."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="exam")
    attempts = models.PositiveSmallIntegerField(default=2)
    again_days = models.PositiveSmallIntegerField(default=7)  # after the last attempt, so many may be made again; 0: no
    minutes = models.PositiveSmallIntegerField(default=0)  # 0: take your time
    pass_mark = models.PositiveSmallIntegerField(default=80)  # percent of the questions right
    draw = models.PositiveSmallIntegerField(default=0)  # so many, drawn for each attempt; 0: all, in the author's order

    @property
    def rules(self) -> dict[str, int]:
        """What it asks, by name: to copy, and to take elsewhere."""
        return {name: getattr(self, name) for name in RULES}


# The least and the most of each rule.
RULES = {"attempts": (1, 10), "again_days": (0, 365), "minutes": (0, 600), "pass_mark": (1, 100), "draw": (0, 200)}
