"""What the works council asks of how the academy is used."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal


class CouncilConditionQuerySet(models.QuerySet["CouncilCondition"]):
    def standing(self) -> Self:
        """Not taken back."""
        return self.filter(ended_at=None)

    def visible_to(self, person: Person) -> Self:
        """The works council, and those who must keep to it."""
        may = person.holds(Role.WORKS_COUNCIL, Role.LEADER, Role.HR, Role.LND_LEAD, Role.ADMINISTRATOR)
        return self if may else self.none()


class CouncilCondition(models.Model):
    """One sentence the works council agreed under. Taken back it stays readable."""

    personal = Personal(
        what=_("Welke voorwaarden jij namens de ondernemingsraad vastlegde of terugnam"),
        purpose="programme_evaluation",
        seen_by=(_("directie, HR, opleiders, beheer en ondernemingsraad"),),
        keep=_("zolang de academie in gebruik is"),
        person="by",
    )

    text = models.CharField(max_length=280)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = CouncilConditionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["text"], condition=models.Q(ended_at=None), name="one_standing_council_condition"
            )
        ]
