"""What happened to blocks that are shared."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class BlocksShared(Event):
    """Blocks of `activity` became the shared block `shared`."""

    activity: int
    shared: int
    says: ClassVar = _("Maakte van een stuk van een activiteit een bouwsteen.")


@dataclass(frozen=True, kw_only=True)
class SharedPlaced(Event):
    activity: int
    shared: int
    says: ClassVar = _("Zette een bouwsteen in een activiteit.")


@dataclass(frozen=True, kw_only=True)
class SharedLoosened(Event):
    activity: int
    shared: int
    says: ClassVar = _("Maakte een bouwsteen los in een activiteit.")


@dataclass(frozen=True, kw_only=True)
class SharedFastened(Event):
    activity: int
    shared: int
    says: ClassVar = _("Maakte een bouwsteen weer vast in een activiteit.")


@dataclass(frozen=True, kw_only=True)
class SharedReleased(Event):
    shared: int
    release: int
    says: ClassVar = _("Bracht een nieuwe versie van een bouwsteen uit.")


@dataclass(frozen=True, kw_only=True)
class OfferTaken(Event):
    activity: int
    shared: int
    release: int
    says: ClassVar = _("Nam een andere versie van een bouwsteen over.")


@dataclass(frozen=True, kw_only=True)
class OfferLeft(Event):
    """`person` keeps the shared block."""

    activity: int
    shared: int
    deferral: int
    says: ClassVar = _("Liet een nieuwe versie van een bouwsteen voor nu liggen.")


@dataclass(frozen=True, kw_only=True)
class RolloutBegun(Event):
    shared: int
    rollout: int
    says: ClassVar = _("Begon iets met een bouwsteen in veel activiteiten tegelijk.")


@dataclass(frozen=True, kw_only=True)
class RolloutDone(Event):
    """`person` asked for it."""

    shared: int
    rollout: int
    says: ClassVar = _("In veel activiteiten tegelijk is iets met een bouwsteen gedaan.")


@dataclass(frozen=True, kw_only=True)
class SharedRemoved(Event):
    shared: int
    says: ClassVar = _("Haalde een bouwsteen weg.")


@dataclass(frozen=True, kw_only=True)
class SharedReturned(Event):
    shared: int
    says: ClassVar = _("Zette een bouwsteen terug.")


@dataclass(frozen=True, kw_only=True)
class SharedKept(Event):
    """`person` keeps it from now on."""

    shared: int
    says: ClassVar = _("Ging een bouwsteen bijhouden.")
