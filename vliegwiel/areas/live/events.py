"""What happens around sessions."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class SessionPlanned(Event):
    activity: int
    session: int
    says: ClassVar = _("Een sessie is gepland.")


@dataclass(frozen=True, kw_only=True)
class SessionChanged(Event):
    activity: int
    session: int
    says: ClassVar = _("Van een sessie is iets veranderd: hoeveel mensen, of wat ze moeten weten.")


@dataclass(frozen=True, kw_only=True)
class PartMoved(Event):
    activity: int
    session: int
    part: int
    sequence: int
    says: ClassVar = _("Een dagdeel van een sessie is verplaatst. Iedereen die komt hoort het.")


@dataclass(frozen=True, kw_only=True)
class PartRemoved(Event):
    activity: int
    session: int
    removed: int
    says: ClassVar = _("Een dagdeel is uit een sessie gehaald, met een reden. Iedereen die komt hoort het.")


@dataclass(frozen=True, kw_only=True)
class GroupAsked(Event):
    session: int
    question: int
    says: ClassVar = _("Aan een groep is een vraag gesteld.")


@dataclass(frozen=True, kw_only=True)
class GroupQuestionClosed(Event):
    session: int
    question: int
    says: ClassVar = _("Een vraag aan een groep is gesloten.")


@dataclass(frozen=True, kw_only=True)
class GroupAnswered(Event):
    question: int
    says: ClassVar = _("Iemand antwoordde op een vraag aan de groep.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class SessionCancelled(Event):
    activity: int
    session: int
    says: ClassVar = _("Een sessie is afgezegd, met een reden. Iedereen die zou komen hoort het.")


@dataclass(frozen=True, kw_only=True)
class WentAhead(Event):
    activity: int
    session: int
    says: ClassVar = _("Een sessie gaat door met minder mensen dan het minimum.")


@dataclass(frozen=True, kw_only=True)
class MinimumAsked(Event):
    """Who plans it is asked what to do."""

    activity: int
    session: int
    says: ClassVar = _("Een sessie heeft minder mensen dan het minimum. Wie haar plant is gevraagd te beslissen.")


@dataclass(frozen=True, kw_only=True)
class Booked(Event):
    session: int
    booking: int
    says: ClassVar = _("Iemand is geboekt voor een sessie.")
    says_alone: ClassVar = _("Iemand boekte een plek in een sessie.")


@dataclass(frozen=True, kw_only=True)
class SeatGivenBack(Event):
    session: int
    booking: int
    says: ClassVar = _("Een plek in een sessie is teruggegeven.")


@dataclass(frozen=True, kw_only=True)
class Waiting(Event):
    session: int
    wait: int
    says: ClassVar = _("Iemand staat op de wachtlijst van een sessie.")


@dataclass(frozen=True, kw_only=True)
class SeatOffered(Event):
    session: int
    wait: int
    says: ClassVar = _("Wie wachtte kreeg een plek in een sessie aangeboden.")


@dataclass(frozen=True, kw_only=True)
class WaitEnded(Event):
    session: int
    wait: int
    says: ClassVar = _("Iemand staat niet meer op de wachtlijst van een sessie.")


@dataclass(frozen=True, kw_only=True)
class WishMade(Event):
    activity: int
    says: ClassVar = _("Iemand wil weten wanneer er een sessie is.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class WishWithdrawn(Event):
    activity: int
    says: ClassVar = _("Iemand hoeft niet meer te weten wanneer er een sessie is.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class PresenceKept(Event):
    """Of one part, once for a whole list. Who was there stands on the list, not here."""

    session: int
    part: int
    says: ClassVar = _("Van een dagdeel is vastgelegd wie er was.")


@dataclass(frozen=True, kw_only=True)
class TrainerAsked(Event):
    session: int
    trainer: int
    says: ClassVar = _("Iemand geeft een sessie.")


@dataclass(frozen=True, kw_only=True)
class TrainerLeft(Event):
    session: int
    trainer: int
    says: ClassVar = _("Iemand geeft een sessie niet meer.")


@dataclass(frozen=True, kw_only=True)
class PassGiven(Event):
    trainer: int
    trainer_pass: int
    says: ClassVar = _("Een trainer van buiten kreeg een link naar de eigen sessies.")


@dataclass(frozen=True, kw_only=True)
class PassEnded(Event):
    trainer: int
    trainer_pass: int
    says: ClassVar = _("De link van een trainer van buiten werkt niet meer.")


@dataclass(frozen=True, kw_only=True)
class RoomKept(Event):
    room: int
    says: ClassVar = _("Een zaal is opgeschreven of veranderd.")


@dataclass(frozen=True, kw_only=True)
class RunSheetWritten(Event):
    session: int
    says: ClassVar = _("Het draaiboek van een sessie is veranderd.")


@dataclass(frozen=True, kw_only=True)
class MaterialKept(Event):
    session: int
    says: ClassVar = _("Er is materiaal bij een sessie gezet of weggehaald.")


@dataclass(frozen=True, kw_only=True)
class FeedChanged(Event):
    says: ClassVar = _("Iemand opende, vernieuwde of stopte de eigen agenda.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class SessionsForgotten(Event):
    count: int
    says: ClassVar = _("Wie lang geleden bij sessies kwam, is vergeten.")
