"""Who learns what: assignments with a reason, enrolments that resume, completions that stay."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .enums import Arrival, Enjoyment, Usefulness


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def standing(self):
        # "Nothing joined" would make PostgreSQL guess that hardly any is left, and plan for that.
        return self.filter(~models.Exists(Withdrawal.objects.filter(assignment=models.OuterRef("pk"))))

    def open(self):
        """Given, not taken back, not completed."""
        done = Completion.objects.filter(person=models.OuterRef("person"), activity=models.OuterRef("activity"))
        return self.standing().filter(~models.Exists(done))

    def visible_to(self, person):
        """The learner, who gave it, and who leads the learner today."""
        return self.filter(Q(person=person) | Q(given_by=person) | Q(person__in=Person.objects.led_by(person)))


class Assignment(models.Model):
    """An activity asked of a person, with a reason in words and from whom."""

    personal = Personal(
        what=_("Welke activiteiten je kreeg, van wie en waarom"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("je leidinggevende"), _("opleiders: alleen aantallen per groep van vijf of meer")),
        keep=_("24 maanden"),
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="assignments")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=280)
    due = models.DateField(null=True, blank=True)
    given_at = models.DateTimeField(default=clock.now)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="one_assignment_per_activity")]
        indexes = [models.Index(fields=["activity", "person"], name="assignment_of_activity")]


class Withdrawal(models.Model):
    """An assignment taken back. What was learned stays."""

    personal = Personal(
        what=_("Welke opdrachten zijn ingetrokken"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("je leidinggevende")),
        keep=_("24 maanden"),
        person="assignment__person",
    )

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="withdrawal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def visible_to(self, person):
        """Her own only; with what it takes to go on."""
        return self.filter(person=person).select_related("activity", "edition")


class Enrolment(models.Model):
    """Somebody is at it, in one edition, and was last at `place`."""

    personal = Personal(
        what=_("Waar je gebleven bent in een activiteit"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("wie de activiteit maakt: alleen aantallen, vanaf vijf mensen")),
        keep=_("24 maanden"),
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="enrolments")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=40, blank=True)  # the block she was at
    second = models.PositiveIntegerField(default=0)  # and where in its video or sound
    began_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(default=clock.now)  # when she last moved; shown to her alone

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="one_enrolment_per_activity")]
        indexes = [models.Index(fields=["activity", "person"], name="enrolment_of_activity")]


class Step(models.Model):
    """One block done."""

    personal = Personal(
        what=_("Welke stappen van een activiteit je deed"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("wie de activiteit maakt: alleen aantallen, vanaf vijf mensen")),
        keep=_("24 maanden"),
        person="enrolment__person",
    )

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="steps")
    block = models.CharField(max_length=40)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "block"], name="one_step_per_block")]


class Completion(models.Model):
    """Finishing is a fact with a date. Nothing removes it: not withdrawing, not leaving, not retiring."""

    personal = Personal(
        what=_("Welke activiteiten je afrondde en wanneer"),
        purpose="deliver_learning",
        seen_by=(
            _("jijzelf"),
            _("je leidinggevende: alleen van wat zij je gaf"),
            _("opleiders en auteurs: alleen aantallen per groep van vijf of meer"),
        ),
        keep=_("zolang je hier werkt; van verplichte scholing zolang de wet vraagt"),
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="completions")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="completions")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="one_completion_per_activity")]
        indexes = [models.Index(fields=["activity", "person"], name="completion_of_activity")]


class ReactionQuerySet(models.QuerySet["Reaction"]):
    def visible_to(self, person):
        """Her own only. What others get is `queries.reactions`: counts, of eight answers or more."""
        return self.filter(person=person)


class Reaction(models.Model):
    """Two taps after finishing, each a step 1..5 and each free to leave: did she enjoy it, can she use it soon.

    They are two different things and are never added or averaged together. No row: she said nothing.
    """

    personal = Personal(
        what=_("Hoe je een activiteit vond, en of je het binnen twee weken kunt gebruiken"),
        purpose="programme_evaluation",
        seen_by=(_("alleen jijzelf"), _("opleiders, auteurs en directie: alleen aantallen, vanaf acht antwoorden")),
        keep=_("24 maanden"),
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reactions")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="reactions", db_index=False)
    enjoyment = models.PositiveSmallIntegerField(choices=Enjoyment, null=True)
    usefulness = models.PositiveSmallIntegerField(choices=Usefulness, null=True)
    on = models.DateField(default=clock.today)  # she may change it on that day

    objects = ReactionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="one_reaction_per_activity")]
        indexes = [models.Index(fields=["activity", "enjoyment", "usefulness"], name="reaction_of_activity")]


class PollAnswerQuerySet(models.QuerySet["PollAnswer"]):
    def visible_to(self, person):
        """Her own only. What others get is `queries.poll_state`: counts, some answers at a time."""
        return self.filter(person=person)


class PollAnswer(models.Model):
    """What somebody chose in a poll. Counted with others, never shown by itself."""

    personal = Personal(
        what=_("Wat je koos in een peiling"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"), _("wie de peiling ook invulde: alleen aantallen, per vijf antwoorden")),
        keep=_("24 maanden"),
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+", db_index=False)
    block = models.CharField(max_length=40)
    choice = models.CharField(max_length=8)
    on = models.DateField(default=clock.today)

    objects = PollAnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "block", "person"], name="one_answer_per_poll"),
        ]


class FirstTries(models.Model):
    """How often a question was answered for the first time, and how often that was right. A count, with nobody in it.

    `shown` and `shown_right` are what others may see: they follow a handful at a time, so that no single answer is
    ever the difference between two moments. Answers themselves are private, and purged.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="+", db_index=False)
    block = models.CharField(max_length=40)
    answered = models.PositiveIntegerField(default=0)
    right = models.PositiveIntegerField(default=0)
    shown = models.PositiveIntegerField(default=0)
    shown_right = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "block"], name="one_count_per_question")]


class PackageRunQuerySet(models.QuerySet["PackageRun"]):
    def visible_to(self, person):
        """Her own only. An administrator who looks at somebody else's does so by a verb, which is logged."""
        return self.filter(enrolment__person=person)


class PackageRun(models.Model):
    """One item of a package she opened: what it asked to be kept for her, word for word, and how she stands.

    `run` is the window she plays it in; `number` the last thing that window sent. What a window sent that she has
    left for another is kept `aside`: it overwrites nothing, and is not lost.
    """

    personal = Personal(
        what=_("Wat een lespakket voor jou bewaart: je antwoorden, je score en waar je bent"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"), _("een beheerder die een storing zoekt: dat staat in het logboek")),
        keep=_("24 maanden"),
        person="enrolment__person",
    )

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="package_runs")
    block = models.CharField(max_length=40)
    item = models.CharField(max_length=200)
    values = models.JSONField(default=dict)
    aside = models.JSONField(default=list)
    run = models.CharField(max_length=40)
    number = models.PositiveIntegerField(default=0)
    is_done = models.BooleanField(default=False)
    is_passed = models.BooleanField(null=True)
    score = models.FloatField(null=True)  # 0..100, the best she had
    seconds = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(default=clock.now)

    objects = PackageRunQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "block", "item"], name="one_run_per_item")]


class Delivery(models.Model):
    """A step she did without a connection, as it arrived. Its key comes from her device: arriving twice is arriving
    once, and what came of it is said the same again."""

    personal = Personal(
        what=_("Welke stappen je zonder verbinding deed, en wanneer ze aankwamen"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf"),),
        keep=_("30 dagen"),
        person="enrolment__person",
    )

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="deliveries")
    key = models.CharField(max_length=40)
    arrival = models.CharField(max_length=7, choices=Arrival, default=Arrival.KEPT)
    words = models.CharField(max_length=280, blank=True)  # why it was refused, in her words
    at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "key"], name="one_delivery_per_key")]


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def visible_to(self, person):
        """Her own only. That she finished the activity is what others may know."""
        return self.filter(enrolment__person=person)


class Attempt(models.Model):
    """One attempt at a test. One runs at a time; its edition, its questions, its end and its pass mark are set when it
    begins.

    answers: {block: {"chosen": [...], "sure": 1..3 or None, "at": ISO}}; late: the same, in a list, after the end.
    """

    personal = Personal(
        what=_("Je pogingen, antwoorden en uitslagen bij een toets"),
        purpose="deliver_learning",
        seen_by=(_("alleen jijzelf; anderen zien hooguit dat je de activiteit afrondde"),),
        keep=_("24 maanden"),
        person="enrolment__person",
    )

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attempts")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveSmallIntegerField()
    round = models.PositiveSmallIntegerField(default=1)  # so many attempts at a time, as the rules of that day say
    asked = models.JSONField()  # the blocks, in the order of this attempt
    pass_mark = models.PositiveSmallIntegerField()
    began_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True)  # None: no limit
    answers = models.JSONField(default=dict)
    late = models.JSONField(default=list)
    handed_in_at = models.DateTimeField(null=True)
    right = models.PositiveSmallIntegerField(null=True)
    is_passed = models.BooleanField(null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "number"], name="one_attempt_per_number"),
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(handed_in_at=None), name="one_attempt_runs_at_a_time"
            ),
        ]


class ExtraTime(models.Model):
    """More time at every test, for somebody who needs it. Why is asked of nobody and stands nowhere."""

    personal = Personal(
        what=_("Hoeveel extra tijd je bij een toets krijgt; niet waarom"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("HR en opleiders")),
        keep=_("zolang je hier werkt"),
    )

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    percent = models.PositiveSmallIntegerField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)


class SpotQuestion(models.Model):
    """Something a learner asked beside a block, of whoever keeps the activity today: a successor finds it too.

    `shown_as` is the question as others read it, in the author's words and without her name; "": only she reads it.
    """

    personal = Personal(
        what=_("Wat je bij een activiteit vroeg, en het antwoord"),
        purpose="deliver_learning",
        seen_by=(_("jijzelf"), _("wie de activiteit onderhoudt, en opleiders"), _("anderen hooguit zonder je naam")),
        keep=_("24 maanden"),
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="spot_questions")
    block = models.CharField(max_length=40)
    text = models.CharField(max_length=600)
    at = models.DateTimeField(default=clock.now)
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)
    shown_as = models.CharField(max_length=600, blank=True)

    class Meta:
        indexes = [models.Index(fields=["activity", "block"], name="spot_question_of_block")]
