"""What came back to somebody, and when it comes again. All of it is hers alone."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.catalogue.models import Activity, Edition
from vliegwiel.areas.people.enums import Language
from vliegwiel.kit import clock
from vliegwiel.kit.privacy import Personal

from .enums import DAYS_A_WEEK, MOST_CARDS, End, Grade, Off


class Planner(models.Model):
    """The `fsrs` a card was planned with: its version, parameters and settings. Never changes."""

    version = models.CharField(max_length=20)
    parameters = models.JSONField()
    retention = models.FloatField()  # 0..1
    longest = models.PositiveSmallIntegerField()  # days
    seal = models.CharField(max_length=16, unique=True)  # of all of the above

    def __str__(self) -> str:
        return f"fsrs {self.version}, {self.retention}"


class SwitchedOff(models.Model):
    """She wants no cards at all. Off is off: what she has waits, and nothing new is made."""

    personal = Personal(
        what=_("Dat je geen ophaaloefeningen wilt"),
        purpose="development",
        seen_by=(_("alleen jijzelf"),),
        keep=_("tot je ze weer aanzet"),
        merging="first",
        apart=True,
    )

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)


class Limits(models.Model):
    """She wants fewer: at most so many cards a day, on so many days a week. No row: as everybody. Never more."""

    personal = Personal(
        what=_("Hoeveel vragen je hooguit terug wilt krijgen"),
        purpose="development",
        seen_by=(_("alleen jijzelf"),),
        keep=_("tot je het weer verandert"),
        merging="first",
        apart=True,
    )

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    cards = models.PositiveSmallIntegerField()
    days = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cards__gte=1, cards__lte=MOST_CARDS, days__gte=1, days__lte=DAYS_A_WEEK),
                name="limits_only_down",
            )
        ]


class DeckQuerySet(models.QuerySet["Deck"]):
    def visible_to(self, person):
        """Whose it is. Nobody else, whatever they run or lead."""
        return self.filter(person=person)


class Deck(models.Model):
    """The cards of one activity, for one person who finished it. `off_at`: it gives none now; `off_why`: why."""

    personal = Personal(
        what=_("Van welke activiteiten je vragen terugkrijgt, of niet meer"),
        purpose="development",
        seen_by=(_("alleen jijzelf"),),
        keep=_("24 maanden, of tot je het verwijdert"),
        merging="first",
        apart=True,
    )

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2, choices=Language)
    safety = models.BooleanField(default=False)  # a mistake may hurt somebody: it comes back sooner, and first
    made_at = models.DateTimeField(default=clock.now)
    wanted_on = models.DateField(default=clock.today)  # finished, or said since that she still wants it
    off_at = models.DateTimeField(null=True, blank=True)
    off_why = models.CharField(max_length=7, choices=Off, blank=True)

    objects = DeckQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "activity"], name="one_deck_per_activity")]
        indexes = [models.Index(fields=["activity", "language"], name="deck_of_activity")]


class CardQuerySet(models.QuerySet["RetrievalCard"]):
    def visible_to(self, person):
        """Whose deck it is in."""
        return self.filter(deck__person=person)

    def coming(self, person: int):
        """What may come back to her: not ended, of a deck that is on, unless she wants none at all."""
        none = SwitchedOff.objects.filter(person=OuterRef("deck__person"))
        return self.filter(~Exists(none), deck__person=person, deck__off_at=None, ended_at=None)

    def due(self, person: int, until: dt.datetime):
        """Of that, what comes before a moment."""
        return self.coming(person).filter(due__lt=until)


class RetrievalCard(models.Model):
    """A question of an edition, and when it comes back to her. `stability` (days) and `difficulty` (1..10) are those of
    `fsrs`; without a `last_at` it never came yet."""

    personal = Personal(
        what=_("Welke vragen bij jou terugkomen, en wanneer"),
        purpose="development",
        seen_by=(_("alleen jijzelf"),),
        keep=_("24 maanden, of tot je het verwijdert; wat ophoudt 90 dagen"),
        person="deck__person",
        apart=True,
    )

    deck = models.ForeignKey(Deck, on_delete=models.CASCADE, related_name="cards")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    block = models.CharField(max_length=40)
    seconds = models.PositiveSmallIntegerField()  # about how long it takes
    stability = models.FloatField(null=True)
    difficulty = models.FloatField(null=True)
    last_at = models.DateTimeField(null=True)
    due = models.DateTimeField()
    sure = models.PositiveSmallIntegerField(default=0)  # how often in a row right with the longest interval
    planner = models.ForeignKey(Planner, on_delete=models.PROTECT, related_name="+", db_index=False)
    changed_at = models.DateTimeField(null=True)  # another edition said it in other words
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=5, choices=End, blank=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deck", "block"], name="one_card_per_question")]
        indexes = [models.Index(fields=["deck", "due"], condition=Q(ended_at=None), name="card_due")]


class RecallQuerySet(models.QuerySet["Recall"]):
    def visible_to(self, person):
        """Whose it is."""
        return self.filter(card__deck__person=person)


class Recall(models.Model):
    """One time a card was answered: what she chose, how it went, and how the card stood before. `key` comes from her
    device, so that arriving twice is arriving once; a card is answered once a day."""

    personal = Personal(
        what=_("Wat je antwoordde toen een vraag terugkwam, of het klopte en hoe lang je erover deed"),
        purpose="development",
        seen_by=(_("alleen jijzelf"),),
        keep=_("90 dagen, of tot je het verwijdert"),
        person="card__deck__person",
        apart=True,
    )

    card = models.ForeignKey(RetrievalCard, on_delete=models.CASCADE, related_name="recalls")
    on = models.DateField()
    at = models.DateTimeField(default=clock.now, db_index=True)
    key = models.CharField(max_length=40, blank=True)
    chosen = models.JSONField()  # a list, as assessment.queries.checking describes
    right = models.BooleanField()
    helped = models.BooleanField(default=False)  # she read back first
    seconds = models.PositiveSmallIntegerField(null=True)
    grade = models.PositiveSmallIntegerField(choices=Grade)
    planner = models.ForeignKey(Planner, on_delete=models.PROTECT, related_name="+", db_index=False)
    before = models.JSONField()  # stability, difficulty, last_at, sure

    objects = RecallQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["card", "on"], name="one_recall_a_day")]
