"""What happens while somebody learns. What only she may know is private: a log others read never shows it."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class Assigned(Event):
    """An activity was asked of `person`."""

    assignment: int
    activity: int
    says: ClassVar = _("Er is een activiteit gegeven, met een reden.")


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Event):
    """An assignment was taken back. What was learned stays."""

    assignment: int
    activity: int
    says: ClassVar = _("Een gegeven activiteit is teruggenomen.")


@dataclass(frozen=True, kw_only=True)
class Enrolled(Event):
    """She began an activity, of her own choice or because it was asked."""

    enrolment: int
    activity: int
    says: ClassVar = _("Je begon aan een activiteit.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class StepDone(Event):
    enrolment: int
    activity: int
    block: str
    says: ClassVar = _("Je deed een stap.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class Completed(Event):
    completion: int
    activity: int
    edition: int
    says: ClassVar = _("Je rondde een activiteit af.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class EditionChosen(Event):
    """She went over from the edition she began to a newer one."""

    enrolment: int
    activity: int
    edition: int
    says: ClassVar = _("Je stapte over op de nieuwe versie van een activiteit.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class Forgotten(Event):
    """Assignments and enrolments older than was promised are gone. Completions stay."""

    assignments: int
    enrolments: int
    says: ClassVar = _("Opdrachten en plekken van meer dan twee jaar geleden zijn gewist.")


@dataclass(frozen=True, kw_only=True)
class PollAnswered(Event):
    """She answered a poll. What she chose is in no event."""

    activity: int
    says: ClassVar = _("Je vulde een peiling in.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class Reacted(Event):
    """She said how she found it. What she said is in no event."""

    activity: int
    says: ClassVar = _("Je liet weten hoe je een activiteit vond.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class ReactionTakenBack(Event):
    activity: int
    says: ClassVar = _("Je nam terug hoe je een activiteit vond.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class RunsLookedInto(Event):
    """An administrator read what packages keep for `person`, looking for a fault."""

    activity: int
    reason: str
    says: ClassVar = _("Een beheerder bekeek wat lespakketten van iemand bewaren, hierom: {reason}")


@dataclass(frozen=True, kw_only=True)
class Delivered(Event):
    """What she did without a connection arrived. Which step it was is not in it."""

    enrolment: int
    activity: int
    says: ClassVar = _("Wat je zonder verbinding deed kwam aan.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class DeliveriesForgotten(Event):
    """Older than thirty days: gone."""

    count: int
    says: ClassVar = _("Oude aantekeningen over wat zonder verbinding gedaan werd, zijn gewist.")


@dataclass(frozen=True, kw_only=True)
class AttemptBegun(Event):
    attempt: int
    activity: int
    says: ClassVar = _("Je begon aan een toets.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class AttemptHandedIn(Event):
    """Handed in, or closed when its time was up. What came of it is not in it."""

    attempt: int
    activity: int
    says: ClassVar = _("Je toets is ingeleverd.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class ExtraTimeGiven(Event):
    """How much, and why, is not in it."""

    says: ClassVar = _("Er is afgesproken hoeveel tijd je bij een toets krijgt.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class SpotAsked(Event):
    """She asked something beside a block. Her words are not in it."""

    question: int
    activity: int
    says: ClassVar = _("Je stelde een vraag bij een activiteit.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class SpotAnswered(Event):
    question: int
    activity: int
    says: ClassVar = _("Op een vraag bij een activiteit kwam antwoord.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class SpotWithdrawn(Event):
    activity: int
    says: ClassVar = _("Je haalde je vraag bij een activiteit weg.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class BegunAgain(Event):
    """She chose to do something again, from its first step."""

    activity: int
    number: int
    says: ClassVar = _("Je begon opnieuw aan een activiteit die je al had afgerond.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class AskedAgain(Event):
    """Something `person` finished is to be done again."""

    activity: int
    number: int
    says: ClassVar = _("Een afgeronde activiteit wordt opnieuw gevraagd, met een reden.")


@dataclass(frozen=True, kw_only=True)
class CompletionRecorded(Event):
    """Somebody recorded what `person` did on paper or elsewhere."""

    completion: int
    activity: int
    says: ClassVar = _("Vastgelegd dat iemand een activiteit buiten de academie deed.")


@dataclass(frozen=True, kw_only=True)
class CompletionCorrected(Event):
    """What was said of a completion was not right. The old fact stays readable."""

    completion: int
    activity: int
    says: ClassVar = _("Een afronding is rechtgezet, met een reden.")
