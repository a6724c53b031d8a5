"""What happened between buddies. For the two alone: no log that others read shows it."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class Wished(Event):
    says = _("Je zei dat je een maatje zoekt of wilt zijn.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Unwished(Event):
    says = _("Je haalde een wens voor een maatje weg.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class BuddyAsked(Event):
    pair: int

    says = _("Je vroeg een collega als maatje.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class BuddyAgreed(Event):
    pair: int

    says = _("Jullie zijn maatjes.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class BuddyEnded(Event):
    pair: int

    says = _("Jullie zijn geen maatjes meer.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ContactsComeUp(Event):
    """One of the three times is about now: those of the two who are there hear it."""

    contact: int
    people: list[int]

    says = _("Twee maatjes zien elkaar rond deze dag.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ContactTicked(Event):
    pair: int

    says = _("Jullie zagen elkaar.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ContactUnticked(Event):
    pair: int

    says = _("Jullie zagen elkaar toch niet.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class PairsTidied(Event):
    says = _("Maatjes die niet meer verder konden zijn beëindigd, en wat oud was is opgeruimd.")
