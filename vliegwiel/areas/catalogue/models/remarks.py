"""What colleagues say beside a draft, while it is being written. Nobody who learns ever sees it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .shelf import Activity, Draft

WHO_READS = (_("auteurs en opleiders"), _("wie gevraagd is mee te lezen"))


class DraftReader(models.Model):
    """Somebody who makes no activities here, asked by name to read a draft and say what she thinks of it."""

    personal = Personal(
        what=_("Bij welke concepten jij gevraagd bent mee te lezen"),
        purpose="deliver_learning",
        seen_by=WHO_READS,
        keep=_("zolang de activiteit bestaat"),
        merging="first",
    )

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "person"], condition=Q(ended_at=None), name="one_reading_per_person"
            )
        ]


class RemarkQuerySet(models.QuerySet["Remark"]):
    def visible_to(self, person):
        """Those beside drafts she may see: all of them for who makes activities, else where she was asked to read."""
        if person.holds(Role.AUTHOR, Role.LND_LEAD):
            return self.all()
        asked = DraftReader.objects.filter(person=person, ended_at=None)
        return self.filter(draft__activity__in=asked.values("activity"))

    def open(self):
        """What began a thread and was neither settled nor taken away."""
        return self.filter(thread=None, settlement=None, removed_at=None)


class Remark(models.Model):
    """Something a colleague says of a block ("": of the whole), perhaps of words in it (`quote`); or an answer to that.

    `kind` and `known_by` say which block it was, for when that block is gone. `told_at`: when others were told of it.
    """

    personal = Personal(
        what=_("Wat jij opmerkte bij concepten van leeractiviteiten"),
        purpose="deliver_learning",
        seen_by=WHO_READS,
        keep=_("zolang de activiteit bestaat; wat je zelf weghaalt dertig dagen"),
        person="by",
    )

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="remarks")
    block = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=16, blank=True)
    known_by = models.CharField(max_length=60, blank=True)
    quote = models.CharField(max_length=280, blank=True)
    thread = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["draft", "block"], name="remark_of_block"),
            models.Index(fields=["at"], condition=Q(told_at=None), name="remark_untold"),
            models.Index(fields=["removed_at"], condition=Q(removed_at__isnull=False), name="remark_removed"),
        ]


class RemarkSettlement(models.Model):
    """A thread that was dealt with: by whom, and when. Taking it back opens the thread again."""

    personal = Personal(
        what=_("Welke opmerkingen jij afhandelde"),
        purpose="deliver_learning",
        seen_by=WHO_READS,
        keep=_("zolang de opmerking bestaat"),
        person="by",
    )

    remark = models.OneToOneField(Remark, on_delete=models.CASCADE, related_name="settlement")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class RemarkMention(models.Model):
    """Somebody who is named in a remark with @."""

    personal = Personal(
        what=_("In welke opmerkingen bij concepten jij genoemd bent"),
        purpose="deliver_learning",
        seen_by=WHO_READS,
        keep=_("zolang de opmerking bestaat"),
        merging="first",
    )

    remark = models.ForeignKey(Remark, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["remark", "person"], name="one_mention_per_person")]
