"""Leaders who learn where others see it: three lines a month, in their own hand, for as long as they like."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.strategy.models import TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

NOTE_LINE = 200


class LeaderNote(models.Model):
    """What a leader learns, where that got stuck, what is tried now. One a month; beside a behaviour."""

    personal = Personal(
        what=_("Wat je als leidinggevende schreef over wat je zelf leert"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("wie je leidt, of iedereen die hier werkt: wat je zelf kiest")),
        keep=_("12 maanden, of tot je het weghaalt"),
        person="by",
        merging="first",
    )

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    month = models.DateField()  # its first day
    learning = models.CharField(max_length=NOTE_LINE)
    stuck = models.CharField(max_length=NOTE_LINE)
    trying = models.CharField(max_length=NOTE_LINE)
    behaviour = models.ForeignKey(TargetBehaviour, on_delete=models.PROTECT, related_name="+")
    for_everybody = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-month", "-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["by", "month"], name="one_leader_note_a_month")]


class LeaderPause(models.Model):
    """Not this month. No reason is asked, and nothing more either."""

    personal = Personal(
        what=_("Dat je deze maand niets wilde delen over wat je leert"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("tot het eind van de maand"),
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    month = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "month"], name="one_leader_pause_a_month")]


class Recognised(models.Model):
    """Somebody knows this from her own work. Who, nobody reads; how many, the leader alone, from five on."""

    personal = Personal(
        what=_("Welk bericht van een leidinggevende jij herkenbaar noemde"),
        purpose="development",
        seen_by=(_("alleen jijzelf"), _("wie het schreef: alleen hoeveel, vanaf vijf")),
        keep=_("zolang dat bericht er staat"),
        merging="first",
        apart=True,
    )

    note = models.ForeignKey(LeaderNote, on_delete=models.CASCADE, related_name="recognised")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "person"], name="one_recognition_of_a_note")]
