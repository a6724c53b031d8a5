"""A need in somebody's own words, who else has it, and the answer that was promised."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.strategy.models import WorkplaceFix
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Reply
from .shelf import Activity

KEPT_DAYS = 730  # an answered request; a withdrawn one goes after WITHDRAWN_DAYS
WITHDRAWN_DAYS = 30


class RequestQuerySet(models.QuerySet["Request"]):
    def standing(self):
        """Not withdrawn, and not brought under another."""
        return self.filter(withdrawn_at=None, merged_into=None)

    def waiting(self):
        """Standing, without an answer."""
        return self.standing().filter(answer=None)

    def visible_to(self, person):
        """Everybody sees what is asked (never by whom); what was withdrawn only who asked, and the L&D lead."""
        if person.holds(Role.LND_LEAD):
            return self.all()
        return self.filter(Q(withdrawn_at=None) | Q(by=person))


class Request(models.Model):
    """ "I need help with ...", with the day by which an answer is promised."""

    personal = Personal(
        what=_("Waarbij jij om hulp vroeg"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("de opleider"), _("collega’s: de tekst, zonder je naam")),
        keep=_("twee jaar na het antwoord; ingetrokken: dertig dagen"),
        person="by",
    )

    text = models.CharField(max_length=400)
    for_team = models.BooleanField(default=False)  # asked by somebody who leads, for those she leads
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    promised_for = models.DateField(db_index=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="merged")

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["promised_for", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


class Support(models.Model):
    """ "Me too." """

    personal = Personal(
        what=_("Bij welke vragen om hulp jij ‘ik ook’ zei"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("de opleider, vanaf vijf mensen")),
        keep=_("zolang de vraag bestaat"),
        merging="first",
    )

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "person"], name="one_support_a_person")]


class Answer(models.Model):
    """What those who asked were told: it exists, we make it, something else helps, or no; always why."""

    personal = Personal(
        what=_("Welke vragen om hulp jij beantwoordde"),
        purpose="deliver_learning",
        seen_by=(_("wie het vroeg of ook wilde"), _("opleiders")),
        keep=_("zolang de vraag bestaat"),
        person="by",
    )

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="answer")
    reply = models.CharField(max_length=9, choices=Reply)
    reason = models.CharField(max_length=600)
    activity = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    ready_by = models.DateField(null=True, blank=True)
    fix = models.ForeignKey(WorkplaceFix, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )  # whom to turn to
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
