"""What somebody said of it: how she found it, what she chose, what she asked."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from ..enums import Enjoyment, Usefulness


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
        merging="first",
        apart=True,
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
        merging="first",
        apart=True,
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
