"""What can be seen, line by line; who fills it in on the floor, and a photograph only with consent."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Assessor

SEEN_BY = (
    _("jijzelf"),
    _("wie de lijst invulde"),
    _("HR en opleiders, van een lijst die meetelt: ja of nee en de dag"),
)
KEEP = _("24 maanden")


class ChecklistQuerySet(models.QuerySet["Checklist"]):
    def standing(self) -> Self:
        """Not put away."""
        return self.filter(retired_at=None)

    def visible_to(self, person: Person) -> Self:
        """What is looked at is no secret: everybody reads it beforehand."""
        return self.all()


class Checklist(models.Model):
    """Lines that can be seen, for a behaviour or an activity. counts: it is an assessment, and says so beforehand."""

    personal = Personal(
        what=_("Welke observatielijsten jij maakte"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang de lijst bestaat"),
        person="made_by",
    )

    title = models.CharField(max_length=120, unique=True)
    behaviour = models.ForeignKey(TargetBehaviour, null=True, on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey(Activity, null=True, on_delete=models.PROTECT, related_name="+")
    counts = models.BooleanField(default=False)
    assessors = models.JSONField(default=list)  # of enums.Assessor
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True)

    objects = ChecklistQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def assessor_words(self) -> list[str]:
        """Who may fill it in."""
        return [str(Assessor(one).label) for one in self.assessors]


class ChecklistVersion(models.Model):
    """The lines from a moment on; never changes. lines: sentences."""

    personal = Personal(
        what=_("Welke versies van een observatielijst jij schreef"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang de lijst bestaat"),
        person="by",
    )

    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    lines = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["checklist", "-number"]
        constraints = [models.UniqueConstraint(fields=["checklist", "number"], name="one_checklist_version")]


class ChecklistExaminer(models.Model):
    """Somebody named to fill it in."""

    personal = Personal(
        what=_("Voor welke observatielijst jij bent aangewezen"),
        purpose="deliver_learning",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang de lijst bestaat"),
        merging="first",
    )

    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="examiners")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["checklist", "person"], name="one_examiner_of_a_checklist")]


class ListAskQuerySet(models.QuerySet["ListAsk"]):
    def open(self) -> Self:
        """Not filled in and not taken back, of a list that stands."""
        return self.filter(closed_at=None, checklist__retired_at=None)

    def visible_to(self, person: Person) -> Self:
        """Hers, and those she is asked."""
        return self.filter(Q(person=person) | Q(asked=person))


class ListAsk(models.Model):
    """She asks somebody to come and look with this list."""

    personal = Personal(
        what=_("Wie je vroeg mee te kijken met een observatielijst"),
        purpose="development",
        seen_by=(_("jijzelf"), _("wie je het vroeg")),
        keep=KEEP,
        merging="first",
        apart=True,
    )

    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="asks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True)

    objects = ListAskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["checklist", "person", "asked"], condition=Q(closed_at=None), name="one_open_list_ask"
            )
        ]
        indexes = [models.Index(fields=["asked"], condition=Q(closed_at=None), name="list_asks_of")]


class FilledListQuerySet(models.QuerySet["FilledList"]):
    def standing(self) -> Self:
        """Those nobody withdrew."""
        return self.filter(end=None)

    def visible_to(self, person: Person) -> Self:
        """Whom it is about, and who filled it in."""
        return self.filter(Q(person=person) | Q(by=person))


class FilledList(models.Model):
    """Somebody saw her do it, line by line, on a day, and signs for it: a fact that stays.

    seen: [[line, one of enums.Seen], ...] in the words of `version`. is_whole: every line that came up was seen, and at
    least one did. key: how the device calls this sending, so that it arrives once.
    """

    personal = Personal(
        what=_("Wat iemand je op je werk zag doen, regel voor regel, en wie tekende"),
        purpose="development",
        seen_by=SEEN_BY,
        keep=KEEP,
        merging="first",
        apart=True,
    )

    version = models.ForeignKey(ChecklistVersion, on_delete=models.PROTECT, related_name="filled")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assessor = models.CharField(max_length=9, choices=Assessor)
    on = models.DateField()
    seen = models.JSONField()
    is_whole = models.BooleanField()
    note = models.CharField(max_length=280, blank=True)
    key = models.CharField(max_length=40)
    at = models.DateTimeField(default=clock.now)

    objects = FilledListQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "key"], name="one_arrival_of_a_filled_list")]
        indexes = [models.Index(fields=["person", "version"], name="filled_of_person")]


class FilledListEnd(models.Model):
    """It was not right: who says so and why. What was signed stays readable."""

    personal = Personal(
        what=_("Welke ingevulde lijst niet klopte, wie dat zegt en waarom"),
        purpose="development",
        seen_by=SEEN_BY,
        keep=KEEP,
        person="filled__person",
        apart=True,
    )

    filled = models.OneToOneField(FilledList, on_delete=models.CASCADE, related_name="end")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=280)
    at = models.DateTimeField(default=clock.now)


class FilledPhoto(models.Model):
    """One photograph with a filled list. Is she in it, then nobody else sees it until she said yes; a no removes it."""

    personal = Personal(
        what=_("Een foto bij een observatielijst, en of jij daar ja tegen zei"),
        purpose="development",
        seen_by=(_("jijzelf"), _("wie de lijst invulde, als je ja zei")),
        keep=_("24 maanden, of tot je nee zegt"),
        person="filled__person",
        apart=True,
    )

    filled = models.OneToOneField(FilledList, on_delete=models.CASCADE, related_name="photo")
    content = models.BinaryField()
    is_she_in_it = models.BooleanField()
    at = models.DateTimeField(default=clock.now)
    consented_at = models.DateTimeField(null=True)

    @property
    def is_shown(self) -> bool:
        """Also to who filled the list in."""
        return not self.is_she_in_it or self.consented_at is not None
