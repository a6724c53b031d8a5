"""What somebody does with her own time. For nobody else's eyes."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class RhythmChosen(Event):
    says: ClassVar = _("Iemand koos wanneer zij wil leren")
    private = True


@dataclass(frozen=True, kw_only=True)
class MomentChanged(Event):
    """Moved or skipped."""

    moment: int
    says: ClassVar = _("Iemand verplaatste of sloeg een leermoment over")
    private = True


@dataclass(frozen=True, kw_only=True)
class BusyGiven(Event):
    """She gave times of her calendar, or took them back."""

    says: ClassVar = _("Iemand gaf tijden uit haar agenda, of haalde ze weg")
    private = True


@dataclass(frozen=True, kw_only=True)
class SuggestionAnswered(Event):
    """Not now, not relevant, or taken back."""

    activity: int
    says: ClassVar = _("Iemand zei iets van een suggestie")
    private = True


@dataclass(frozen=True, kw_only=True)
class SuggestionsShown(Event):
    says: ClassVar = _("Iemand zag suggesties")
    private = True


@dataclass(frozen=True, kw_only=True)
class GoalChosen(Event):
    """She wants to get better at something, or not any more."""

    behaviour: int | None
    says: ClassVar = _("Iemand koos waarin zij beter wil worden")
    private = True


@dataclass(frozen=True, kw_only=True)
class MomentsForgotten(Event):
    """What was past was removed, as promised."""

    says: ClassVar = _("Voorbije leermomenten, agendatijden en suggesties zijn opgeruimd")
