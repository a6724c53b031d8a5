"""What a first run leaves that had no place yet: doubt about a line, and a leader who stands for the rules of sight."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import may_keep_people
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal


class TeamDoubtQuerySet(models.QuerySet["TeamDoubt"]):
    def open(self) -> Self:
        return self.filter(answered_at=None)

    def visible_to(self, person: Person) -> Self:
        """HR and administrators all of them; others what they asked."""
        return self if may_keep_people(person) else self.filter(by=person)


class TeamDoubt(models.Model):
    """A manager says that somebody does not belong to his team, or that somebody is missing. HR puts it right, or says
    why it is right. person: who does not belong; words: who is missing."""

    personal = Personal(
        what=_("Dat een leidinggevende vroeg of jij bij het team hoort"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("wie het vroeg"), _("HR en beheer")),
        keep=_("12 maanden"),
        merging="first",
    )

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField(default=clock.now)
    answer = models.CharField(max_length=200, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = TeamDoubtQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["by", "person"], condition=Q(answered_at=None), name="one_open_doubt_of_a_person"
            )
        ]

    @property
    def about(self) -> str:
        return self.person.name if self.person else self.words


class Agreement(models.Model):
    """A leader stands for who sees what, until she takes it back. Everybody reads who did."""

    personal = Personal(
        what=_("Dat jij als directie instemt met wie wat ziet"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("tot je het intrekt"),
        merging="first",
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(ended_at=None), name="one_standing_agreement")
        ]
