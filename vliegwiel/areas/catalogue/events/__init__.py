from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event

from .copies import ActivityCopied, MicroTrainingsLaidReady, TemplateSet
from .corners import CornerChanged, CornerMade, CornerRemoved
from .imports import (
    ContentBroughtIn,
    ContentDropped,
    ContentHalted,
    ContentNotBroughtIn,
    ContentRead,
    ContentTakenBack,
    OldContentForgotten,
)
from .media import (
    MediaChosen,
    MediaCleared,
    MediaDescribed,
    MediaKeeperSet,
    MediaPassedOn,
    MediaPutAside,
    MediaPutBack,
    MediaReplaced,
    MediaReplacementUndone,
    MediaRightsEnd,
    MediaUploaded,
    PackageBroughtIn,
    PackageCleared,
)
from .misses import SearchMissDismissed, SearchMissed, SearchMissRestored, SearchMonthsClosed
from .versions import (
    PlannedPublicationDone,
    PlannedPublicationRefused,
    PublicationCancelled,
    PublicationPlanned,
    ReviewAnswered,
    ReviewAsked,
    ReviewRulesSet,
    ReviewTakenBack,
    VersionRestored,
)

__all__ = [  # of the other files; what is written below is public as it is
    "ActivityCopied",
    "CornerChanged",
    "CornerMade",
    "CornerRemoved",
    "ContentBroughtIn",
    "ContentDropped",
    "ContentHalted",
    "ContentNotBroughtIn",
    "ContentRead",
    "ContentTakenBack",
    "OldContentForgotten",
    "MediaCleared",
    "MediaUploaded",
    "PackageBroughtIn",
    "PackageCleared",
    "MediaChosen",
    "MediaDescribed",
    "MediaKeeperSet",
    "MediaPassedOn",
    "MediaPutAside",
    "MediaPutBack",
    "MediaReplaced",
    "MediaReplacementUndone",
    "MediaRightsEnd",
    "SearchMissDismissed",
    "SearchMissed",
    "SearchMissRestored",
    "SearchMonthsClosed",
    "MicroTrainingsLaidReady",
    "TemplateSet",
    "PlannedPublicationDone",
    "PlannedPublicationRefused",
    "PublicationCancelled",
    "PublicationPlanned",
    "ReviewAnswered",
    "ReviewAsked",
    "ReviewRulesSet",
    "ReviewTakenBack",
    "VersionRestored",
]


@dataclass(frozen=True, kw_only=True)
class ActivityMade(Event):
    activity: int
    says: ClassVar = _("Begon aan een nieuwe activiteit.")


@dataclass(frozen=True, kw_only=True)
class DraftWritten(Event):
    """Somebody sat down to write; said once a sitting, not at every save."""

    activity: int
    language: str
    says: ClassVar = _("Schreef aan een activiteit.")


@dataclass(frozen=True, kw_only=True)
class DraftTranslated(Event):
    activity: int
    language: str
    says: ClassVar = _("Begon een vertaling van een activiteit.")


@dataclass(frozen=True, kw_only=True)
class Linked(Event):
    """An author claims that the activity serves the behaviour."""

    activity: int
    link: int
    behaviour: int
    says: ClassVar = _("Legde een verband tussen een activiteit en een gedrag.")


@dataclass(frozen=True, kw_only=True)
class Unlinked(Event):
    activity: int
    behaviour: int
    says: ClassVar = _("Haalde het verband tussen een activiteit en een gedrag weg.")


@dataclass(frozen=True, kw_only=True)
class LinkConfirmed(Event):
    activity: int
    link: int
    behaviour: int
    says: ClassVar = _("Bevestigde dat een activiteit bij het gedrag past.")


@dataclass(frozen=True, kw_only=True)
class LinkRated(Event):
    """One of its two judges said how strong the link is; the figures are in the rating, not in the log."""

    activity: int
    link: int
    behaviour: int
    says: ClassVar = _("Beoordeelde hoe sterk een activiteit bij een gedrag helpt.")


@dataclass(frozen=True, kw_only=True)
class ActivityPublished(Event):
    activity: int
    edition: int
    purpose: str
    says: ClassVar = _("Publiceerde een activiteit.")


@dataclass(frozen=True, kw_only=True)
class ActivityRetired(Event):
    activity: int
    says: ClassVar = _("Haalde een activiteit van de plank.")


@dataclass(frozen=True, kw_only=True)
class ActivityLeaves(Event):
    activity: int
    says: ClassVar = _("Sprak af wanneer een activiteit van de plank gaat.")


@dataclass(frozen=True, kw_only=True)
class ActivityBroughtBack(Event):
    activity: int
    says: ClassVar = _("Zette een activiteit terug op de plank.")


@dataclass(frozen=True, kw_only=True)
class OwnerSet(Event):
    """`person` is the new owner."""

    activity: int
    says: ClassVar = _("Droeg een activiteit over.")


@dataclass(frozen=True, kw_only=True)
class ActivitySettled(Event):
    """Follow-up or review date changed."""

    activity: int
    says: ClassVar = _("Veranderde de afspraken bij een activiteit.")


@dataclass(frozen=True, kw_only=True)
class ExemptionSet(Event):
    """It is here for something else than a goal, or no longer."""

    activity: int
    category: str
    says: ClassVar = _("Zei of een activiteit bij een doel hoort of voor iets anders is.")


@dataclass(frozen=True, kw_only=True)
class CostSet(Event):
    activity: int
    says: ClassVar = _("Schreef op wat een activiteit kost.")


@dataclass(frozen=True, kw_only=True)
class AudienceSet(Event):
    activity: int
    says: ClassVar = _("Zei voor wie een activiteit is.")


@dataclass(frozen=True, kw_only=True)
class CheckWaived(Event):
    """`person` is the owner of the activity."""

    activity: int
    waiver: int
    check: str
    says: ClassVar = _("Gaf een uitzondering op het charter.")


@dataclass(frozen=True, kw_only=True)
class WaiverAsked(Event):
    activity: int
    check: str
    reason: str
    says: ClassVar = _("Vroeg om een uitzondering op het charter.")


@dataclass(frozen=True, kw_only=True)
class WaiverEnded(Event):
    """`person` is the owner of the activity."""

    activity: int
    waiver: int
    check: str
    says: ClassVar = _("Nam een uitzondering op het charter terug.")


@dataclass(frozen=True, kw_only=True)
class RecheckAsked(Event):
    charter: int
    recheck: int
    says: ClassVar = _("Liet alles op de plank nakijken onder een versie van het charter.")


@dataclass(frozen=True, kw_only=True)
class Rechecked(Event):
    charter: int
    recheck: int
    says: ClassVar = _("Alles op de plank is nagekeken onder een versie van het charter.")


@dataclass(frozen=True, kw_only=True)
class EditionChecked(Event):
    """Checked again, by itself; at publishing it is part of that."""

    activity: int
    edition: int
    charter: int
    says: ClassVar = _("Keek een editie opnieuw na onder het charter.")


@dataclass(frozen=True, kw_only=True)
class RequestMade(Event):
    request: int
    says: ClassVar = _("Vroeg om hulp.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class RequestChanged(Event):
    request: int
    says: ClassVar = _("Veranderde een vraag om hulp.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class RequestWithdrawn(Event):
    request: int
    says: ClassVar = _("Trok een vraag om hulp in.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class RequestRestored(Event):
    request: int
    says: ClassVar = _("Zette een vraag om hulp terug.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class Supported(Event):
    request: int
    says: ClassVar = _("Zei ‘ik ook’ bij een vraag om hulp.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class SupportTakenBack(Event):
    request: int
    says: ClassVar = _("Nam ‘ik ook’ terug.")
    private: ClassVar = True


@dataclass(frozen=True, kw_only=True)
class RequestAnswered(Event):
    request: int
    reply: str
    says: ClassVar = _("Beantwoordde een vraag om hulp.")


@dataclass(frozen=True, kw_only=True)
class RequestsMerged(Event):
    request: int
    into: int
    says: ClassVar = _("Voegde twee vragen om hulp samen.")


@dataclass(frozen=True, kw_only=True)
class RequestsParted(Event):
    request: int
    into: int
    says: ClassVar = _("Haalde twee vragen om hulp weer uit elkaar.")


@dataclass(frozen=True, kw_only=True)
class RequestsForgotten(Event):
    requests: int
    says: ClassVar = _("Oude vragen om hulp zijn weggehaald.")


@dataclass(frozen=True, kw_only=True)
class IntakeBegun(Event):
    intake: int
    says: ClassVar = _("Begon een intake.")


@dataclass(frozen=True, kw_only=True)
class IntakeWritten(Event):
    intake: int
    says: ClassVar = _("Werkte aan een intake.")


@dataclass(frozen=True, kw_only=True)
class IntakeFinished(Event):
    intake: int
    made: bool
    says: ClassVar = _("Rondde een intake af.")


@dataclass(frozen=True, kw_only=True)
class IntakeDiscarded(Event):
    intake: int
    says: ClassVar = _("Gooide een intake weg.")


@dataclass(frozen=True, kw_only=True)
class IntakeRestored(Event):
    intake: int
    says: ClassVar = _("Haalde een weggegooide intake terug.")


@dataclass(frozen=True, kw_only=True)
class SynonymsSet(Event):
    count: int
    says: ClassVar = _("Bepaalde welke zoekwoorden hetzelfde zijn.")


@dataclass(frozen=True, kw_only=True)
class ExamSet(Event):
    """The questions of an activity count as a test, or its rules changed."""

    activity: int
    says: ClassVar = _("De vragen van een activiteit werden een toets, of de regels veranderden.")


@dataclass(frozen=True, kw_only=True)
class ExamDropped(Event):
    activity: int
    says: ClassVar = _("De vragen van een activiteit zijn weer om te oefenen.")
