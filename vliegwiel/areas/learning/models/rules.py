"""Rules that give: a sentence of who, what and by when; whom it holds for; and the work of making it so."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.enums import Role
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Ending, Ground
from .assigning import Assignment


class RuleQuerySet(models.QuerySet["Rule"]):
    def visible_to(self, person):
        """HR and the L&D lead all of them; others those they look after."""
        return self if person.holds(Role.HR, Role.LND_LEAD) else self.filter(keeper=person)


class Rule(models.Model):
    """What is asked of whom, by a condition instead of by name. What it says is in its versions."""

    personal = Personal(
        what=_("Welke leerregels jij onderhoudt"),
        purpose="deliver_learning",
        seen_by=(_("wie de regel iets geeft"), _("HR en opleiders")),
        keep=_("zolang de regel bestaat"),
        person="keeper",
    )

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120)
    keeper = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    objects = RuleQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title


class RuleVersion(models.Model):
    """What a rule says: a draft until it is switched on, and from then on the same for ever.

    conditions: a tree, as `queries.conditions` reads it. A draft may still be incomplete; `stamp` goes up with every
    save, so that two tabs cannot overwrite each other. counts: whom it would hold for when it was switched on.
    """

    personal = Personal(
        what=_("Welke leerregels jij schreef en aanzette"),
        purpose="deliver_learning",
        seen_by=(_("HR en opleiders"),),
        keep=_("zolang de regel bestaat"),
        person="made_by",
    )

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    conditions = models.JSONField(default=dict)
    activity = models.ForeignKey(Activity, null=True, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField(max_length=8, choices=Ground, default=Ground.WISH)
    basis = models.CharField(max_length=200, blank=True)  # which law or agreement
    reason = models.CharField(max_length=280, blank=True)  # as the learner reads it
    may_decline = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    due_days = models.PositiveSmallIntegerField(null=True)  # after the fact that made her match
    again_months = models.PositiveSmallIntegerField(null=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    ending = models.CharField(max_length=9, choices=Ending, default=Ending.TAKE_BACK)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    stamp = models.PositiveIntegerField(default=1)
    on_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    on_at = models.DateTimeField(null=True)
    off_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    off_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)  # {"gains", "keeps", "loses", "of"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "number"], name="one_rule_version_per_number"),
            models.UniqueConstraint(fields=["rule"], condition=Q(on_at=None), name="one_draft_per_rule"),
            models.UniqueConstraint(
                fields=["rule"], condition=Q(on_at__isnull=False, off_at=None), name="one_version_on_per_rule"
            ),
        ]

    @property
    def is_on(self) -> bool:
        return self.on_at is not None and self.off_at is None

    @property
    def is_mandated(self) -> bool:
        return Ground(self.ground).mandated


class RuleRun(models.Model):
    """One time a rule is made true for everybody: how far it is, what it did, and whether that was taken back.

    `after`: the last person that was looked at, so that a run that died goes on there.
    """

    class Kind(models.TextChoices):
        ON = "on", _("aangezet")
        OFF = "off", _("uitgezet")
        DAY = "day", _("dagelijkse controle")
        UNDO = "undo", _("teruggedraaid")
        HAND = "hand", _("met de hand gegeven")

    class State(models.TextChoices):
        RUNNING = "running", _("bezig")
        DONE = "done", _("klaar")
        UNDONE = "undone", _("teruggedraaid")

    personal = Personal(
        what=_("Welke leerregels jij liet uitvoeren"),
        purpose="deliver_learning",
        seen_by=(_("HR en opleiders"),),
        keep=_("24 maanden"),
        person="by",
    )

    rule = models.ForeignKey(Rule, null=True, on_delete=models.CASCADE, related_name="runs")
    version = models.ForeignKey(RuleVersion, null=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=7, choices=State, default=State.RUNNING)
    after = models.PositiveBigIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)  # {"given", "kept", "taken", "waits", "over", ...}
    finished_at = models.DateTimeField(null=True)
    undoes = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="undone_by")
    asks = models.JSONField(default=dict)  # of what is given by hand: to whom, what, why, by when

    class Meta:
        indexes = [models.Index(fields=["rule", "-id"], name="run_of_rule")]
        constraints = [
            models.UniqueConstraint(
                fields=["rule"], condition=Q(state="running", kind__in=["on", "off", "day"]), name="one_run_per_rule"
            )
        ]

    @property
    def is_running(self) -> bool:
        return self.state == self.State.RUNNING


class RuleMatchQuerySet(models.QuerySet["RuleMatch"]):
    def open(self):
        """Rules that hold today."""
        return self.filter(until=None)

    def visible_to(self, person):
        """Hers, and everybody's for HR and the L&D lead."""
        return self if person.holds(Role.HR, Role.LND_LEAD) else self.filter(Q(person=person) | Q(rule__keeper=person))


class RuleMatch(models.Model):
    """A rule holds for a person: since when, by which facts, and until when it did.

    facts: the leaves of the tree that are true of her, as `queries.conditions.facts` says them. assignment: what it
    gave; None while it `waits` for room, or for its activity to be on the shelf.
    """

    class State(models.TextChoices):
        GIVEN = "given", _("gegeven")
        WAITS = "waits", _("wacht op ruimte")
        SHELF = "shelf", _("staat niet op de plank")
        DECLINED = "declined", _("liever niet")
        UNDONE = "undone", _("teruggedraaid")

    personal = Personal(
        what=_("Welke leerregels voor je gelden en gegolden hebben, en door welke gegevens over je werk"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("HR en opleiders"), _("wie de regel onderhoudt")),
        keep=_("zolang de regel voor je geldt, daarna 24 maanden"),
        merging="first",
    )

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="matches", db_index=False)
    version = models.ForeignKey(RuleVersion, on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateField()
    facts = models.JSONField(default=list)
    due = models.DateField(null=True)
    state = models.CharField(max_length=8, choices=State, default=State.GIVEN)
    assignment = models.ForeignKey(Assignment, null=True, on_delete=models.SET_NULL, related_name="matches")
    run = models.ForeignKey(RuleRun, null=True, on_delete=models.SET_NULL, related_name="matches")
    at = models.DateTimeField(default=clock.now)
    until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = RuleMatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "person"], condition=Q(until=None), name="one_open_match_per_rule")
        ]
        indexes = [
            models.Index(fields=["rule", "until", "state"], name="match_of_rule"),
            models.Index(fields=["rule", "-ended_at"], name="match_ended"),
        ]


class Extension(models.Model):
    """She asked for a later date; whoever gave it, or looks after the rule, says yes or no once."""

    personal = Personal(
        what=_("Wanneer je om een latere datum vroeg, waarom, en het antwoord"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("wie het je gaf of de regel onderhoudt"), _("HR en opleiders")),
        keep=_("24 maanden"),
        person="assignment__person",
    )

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="extensions")
    until = models.DateField()
    reason = models.CharField(max_length=280, blank=True)
    at = models.DateTimeField(default=clock.now)
    granted = models.BooleanField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(granted=None), name="one_question_for_a_later_date"
            )
        ]


class Decline(models.Model):
    """She would rather not do what is optional. A reason may be given, and need not be."""

    personal = Personal(
        what=_("Wat je liever niet deed, en waarom als je dat zei"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("wie het je gaf of de regel onderhoudt")),
        keep=_("24 maanden"),
        person="withdrawal__assignment__person",
    )

    withdrawal = models.OneToOneField("learning.Withdrawal", on_delete=models.CASCADE, related_name="decline")
    reason = models.CharField(max_length=12, blank=True)
