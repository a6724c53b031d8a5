"""How many, for who may not see who."""

from django.db import models

from vliegwiel.areas.people.models import Unit


class MonthCount(models.Model):
    """Of how many people placed in a unit a thing is asked, and of how many it is in order, on the first of a month.

    of: the day these figures are of. When fewer people came or went since then than make a group, they stay those of
    that day: otherwise who reads two months subtracts one person.
    """

    thing = models.CharField(max_length=12)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    of = models.DateField()
    people = models.PositiveIntegerField()
    yes = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thing", "day", "unit"], name="one_count_per_month")]
