"""The academy's charter in versions: why it is there, for whom, by which principles, and who decides."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal
from vliegwiel.kit.words import WordsField

from ..enums import Check, Decider, Scope, Severity


class CharterQuerySet(models.QuerySet["Charter"]):
    def published(self):
        return self.exclude(published_at=None)

    def visible_to(self, person):
        """Everybody reads what was published; the next version is for those who write it, and authors look ahead."""
        if person.holds(Role.LEADER, Role.LND_LEAD, Role.AUTHOR):
            return self.all()
        return self.published()


class Charter(models.Model):
    """One version. The highest published number is in force; at most one higher one is being written.

    `version` goes up with every save of the draft and `stamps` says in which of them a part last changed, so that
    two people cannot overwrite each other. A published version never changes.
    """

    personal = Personal(
        what=_("Welke versies van het charter jij begon of publiceerde"),
        purpose="programme_evaluation",
        seen_by=(_("iedereen die hier werkt"),),
        keep=_("zolang het charter bestaat"),
        person="begun_by",
    )

    number = models.PositiveIntegerField(unique=True)
    why = WordsField()
    for_whom = WordsField()
    who_decides = WordsField()
    decider = models.CharField(max_length=13, choices=Decider, default=Decider.LND_LEAD)
    note = WordsField()  # why this version, for who knew the last one
    version = models.PositiveIntegerField(default=1)
    stamps = models.JSONField(default=dict)  # {part: the version in which it last changed}
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)
    saved_at = models.DateTimeField(default=clock.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)

    objects = CharterQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"v{self.number}"

    @property
    def is_draft(self) -> bool:
        return self.published_at is None


class Principle(models.Model):
    """What the academy believes about learning, in one sentence and a why; the studio may check it."""

    charter = models.ForeignKey(Charter, on_delete=models.CASCADE, related_name="principles")
    key = models.CharField(max_length=24)  # the same principle in every version
    place = models.PositiveSmallIntegerField(default=0)
    title = WordsField()
    text = WordsField()
    check_by = models.CharField(max_length=14, choices=Check, blank=True)
    parameters = models.JSONField(default=dict)
    severity = models.CharField(max_length=6, choices=Severity, default=Severity.SHOULD)
    scope = models.CharField(max_length=9, choices=Scope, default=Scope.ALL)

    class Meta:
        ordering = ["charter", "place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["charter", "key"], name="one_principle_per_key"),
            models.UniqueConstraint(
                fields=["charter", "check_by"], condition=~models.Q(check_by=""), name="one_principle_per_check"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)
