"""How an activity is finished, and weeks in which no learning is planned."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class ComingAsked(Event):
    activity: int
    says: ClassVar = _("Wie een activiteit wil afronden, moet er voortaan bij zijn geweest.")


@dataclass(frozen=True, kw_only=True)
class ComingNotAsked(Event):
    activity: int
    says: ClassVar = _("Wie een activiteit wil afronden, hoeft er niet meer bij te zijn geweest.")


@dataclass(frozen=True, kw_only=True)
class WeeksClosed(Event):
    closure: int
    says: ClassVar = _("Er zijn weken gesloten voor leren, met een reden.")


@dataclass(frozen=True, kw_only=True)
class WeeksOpened(Event):
    closure: int
    says: ClassVar = _("Gesloten weken zijn weer open voor leren.")


@dataclass(frozen=True, kw_only=True)
class StaysInClosedWeek(Event):
    """`person`: who approved it."""

    activity: int
    approval: int
    says: ClassVar = _("Iets wat de wet of cao vraagt, bleef in een gesloten week staan. Iemand keurde dat goed.")
