"""How many, for who may not see who."""

from django.db import models

from ..enums import Persona, Split


class RunCount(models.Model):
    """Of how many people in a group (a quarter in which they began here, a unit, or those who came to a step) how many
    reached what, on a Monday.

    of: the day these figures are of. When fewer people came or went since then than make a group, they stay those of
    that day: otherwise who reads two weeks subtracts one person.
    """

    persona = models.CharField(max_length=13, choices=Persona)
    split = models.CharField(max_length=7, choices=Split)
    key = models.CharField(max_length=20)
    day = models.DateField()
    of = models.DateField()
    people = models.PositiveIntegerField()
    reached = models.JSONField(default=dict)  # {stage, outcome or reason: people}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["persona", "split", "key", "day"], name="one_count_of_a_group")]
        indexes = [models.Index(fields=["day"], name="run_count_day")]
