"""What happened to versions: put aside, looked at by a second person, planned."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class VersionRestored(Event):
    activity: int
    language: str
    says: ClassVar = _("Ging terug naar een eerdere versie van een activiteit.")


@dataclass(frozen=True, kw_only=True)
class ReviewAsked(Event):
    """`person` is asked to look."""

    activity: int
    review: int
    says: ClassVar = _("Vroeg een collega om bij een activiteit mee te kijken.")


@dataclass(frozen=True, kw_only=True)
class ReviewAnswered(Event):
    """`person` asked for it."""

    activity: int
    review: int
    verdict: str
    says: ClassVar = _("Keek mee bij een activiteit van een collega.")


@dataclass(frozen=True, kw_only=True)
class ReviewTakenBack(Event):
    """`person` was asked to look, and need not any more."""

    activity: int
    review: int
    says: ClassVar = _("Nam de vraag om mee te kijken terug.")


@dataclass(frozen=True, kw_only=True)
class ReviewRulesSet(Event):
    purposes: str
    says: ClassVar = _("Sprak af waarvoor een tweede meekijkt voor iets op de plank komt.")


@dataclass(frozen=True, kw_only=True)
class PublicationPlanned(Event):
    activity: int
    plan: int
    says: ClassVar = _("Plande wanneer een activiteit gepubliceerd wordt.")


@dataclass(frozen=True, kw_only=True)
class PublicationCancelled(Event):
    activity: int
    plan: int
    says: ClassVar = _("Zegde een geplande publicatie af.")


@dataclass(frozen=True, kw_only=True)
class PlannedPublicationDone(Event):
    """`person` planned it."""

    activity: int
    plan: int
    says: ClassVar = _("Een geplande activiteit is gepubliceerd.")


@dataclass(frozen=True, kw_only=True)
class PlannedPublicationRefused(Event):
    """`person` planned it."""

    activity: int
    plan: int
    says: ClassVar = _("Een geplande publicatie ging niet door.")
