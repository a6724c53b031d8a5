"""What happened and stays. A fact is never changed nor removed: what was wrong is said in a fact beside it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal


class Round(models.Model):
    """Somebody is to do something again: the second time, the third. The first time has no row.

    What she did in the rounds before stays as it was; steps, attempts and package runs begin anew.
    """

    personal = Personal(
        what=_("Wat je opnieuw deed of doet, sinds wanneer en waarom"),
        purpose="compliance_proof",
        seen_by=(_("jijzelf"), _("je leidinggevende: alleen van wat zij je gaf"), _("HR en opleiders")),
        keep=_("zolang je hier werkt; van verplichte scholing zolang de wet vraagt"),
        merging="first",
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()  # 2 and up
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280, blank=True)  # "": she chose to herself
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity", "number"], name="one_opening_per_round")]


def later_round(*, asked: bool = False) -> Exists:
    """Whether what a row did is to be done again by now. asked: by somebody else, not of her own choice."""
    later = Round.objects.filter(person=OuterRef("person"), activity=OuterRef("activity"), number__gt=OuterRef("round"))
    return Exists(later.exclude(opened_by=F("person")) if asked else later)


class CompletionQuerySet(models.QuerySet["Completion"]):
    def standing(self) -> Self:
        """Those nobody corrected: what was right stands beside them as a completion of its own."""
        return self.filter(~Exists(Correction.objects.filter(completion=OuterRef("pk"))))

    def current(self) -> Self:
        """Standing, and of the round she is in now."""
        return self.standing().filter(~later_round())

    def enough(self) -> Self:
        """Standing, and nobody asked it again since. That she does it again by herself takes nothing away."""
        return self.standing().filter(~later_round(asked=True))


class Completion(models.Model):
    """Finishing is a fact with a date. Nothing removes it: not withdrawing, not leaving, not retiring.

    Of a round: the first time she did it, the second. `version`: what was said of that round after a correction.
    """

    personal = Personal(
        what=_("Welke activiteiten je afrondde en wanneer"),
        purpose="deliver_learning",
        seen_by=(
            _("jijzelf"),
            _("je leidinggevende: alleen van wat zij je gaf"),
            _("HR en opleiders: als bewijs van wat verplicht is"),
            _("anderen die de academie maken: alleen aantallen per groep van vijf of meer"),
        ),
        keep=_("zolang je hier werkt; van verplichte scholing zolang de wet vraagt"),
        merging="own",
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="completions")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="completions")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField(default=clock.now)

    objects = CompletionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "activity", "round", "version"], name="one_completion_per_round")
        ]
        indexes = [models.Index(fields=["activity", "person"], name="completion_of_activity")]


class Recording(models.Model):
    """How a completion came to be known that was not earned here: on paper, at another place. Beside the fact."""

    personal = Personal(
        what=_("Wat iemand anders voor je vastlegde dat je deed, met de reden"),
        purpose="compliance_proof",
        seen_by=(_("jijzelf"), _("HR en opleiders")),
        keep=_("zolang je hier werkt; van verplichte scholing zolang de wet vraagt"),
        person="completion__person",
    )

    completion = models.OneToOneField(Completion, on_delete=models.PROTECT, related_name="recording")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280)
    seen_by = models.CharField(max_length=120, blank=True)  # who saw it happen, in words: also somebody from outside
    batch = models.UUIDField(db_index=True)  # recorded together, and taken back together
    at = models.DateTimeField(default=clock.now)


class Correction(models.Model):
    """A completion was not right. `instead`: what was; None: it did not happen. The old fact stays readable."""

    personal = Personal(
        what=_("Wat aan een afronding is rechtgezet, door wie en waarom"),
        purpose="compliance_proof",
        seen_by=(_("jijzelf"), _("HR en opleiders")),
        keep=_("zolang je hier werkt; van verplichte scholing zolang de wet vraagt"),
        person="completion__person",
    )

    completion = models.OneToOneField(Completion, on_delete=models.PROTECT, related_name="correction")
    instead = models.OneToOneField(Completion, null=True, on_delete=models.PROTECT, related_name="corrects")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280)
    at = models.DateTimeField(default=clock.now)
