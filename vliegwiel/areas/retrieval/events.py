"""What happens with cards. All of it is private, and none of it says which question, or how it went."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class CardsMade(Event):
    """Of an activity she finished."""

    activity: int
    says: ClassVar = _("Van een activiteit die je afrondde komen vragen terug.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class Recalled(Event):
    """She answered one. Which, and how, is not in it."""

    says: ClassVar = _("Je haalde iets op dat je eerder leerde.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class DeckSwitched(Event):
    """On or off, for one activity: by her, or because it was retired."""

    activity: int
    says: ClassVar = _("De ophaaloefeningen van een activiteit gingen aan of uit.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class AllSwitched(Event):
    says: ClassVar = _("Je zette ophaaloefeningen aan of uit.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class LimitsSet(Event):
    """Fewer a day or a week, or as everybody again."""

    says: ClassVar = _("Je koos hoeveel vragen er hooguit terugkomen.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class RecallsWiped(Event):
    says: ClassVar = _("Je wiste wat je met ophaaloefeningen deed.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class CardsFollowed(Event):
    """A new edition: cards went on in its words, began anew, or ended."""

    edition: int
    says: ClassVar = _("Ophaaloefeningen gingen mee naar een nieuwe versie.")


@dataclass(frozen=True, kw_only=True)
class CardsForgotten(Event):
    """Older than was promised: gone."""

    count: int
    says: ClassVar = _("Oude ophaaloefeningen zijn gewist.")
