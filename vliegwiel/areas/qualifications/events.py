"""What happens around qualifications."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class QualificationWritten(Event):
    qualification: int
    says: ClassVar = _("Een bekwaamheid is geschreven of veranderd.")


@dataclass(frozen=True, kw_only=True)
class QualificationRetired(Event):
    qualification: int
    says: ClassVar = _("Een bekwaamheid wordt niet meer gevraagd. Wat mensen bewezen blijft staan.")


@dataclass(frozen=True, kw_only=True)
class RequirementWritten(Event):
    """A version of what it takes."""

    qualification: int
    requirement: int
    says: ClassVar = _("Er is een versie van een eis geschreven, met de dag waarop die ingaat.")


@dataclass(frozen=True, kw_only=True)
class DemandMade(Event):
    qualification: int
    demand: int
    says: ClassVar = _("Een bekwaamheid wordt van een groep gevraagd.")


@dataclass(frozen=True, kw_only=True)
class DemandEnded(Event):
    qualification: int
    demand: int
    says: ClassVar = _("Een bekwaamheid wordt niet meer van een groep gevraagd.")


@dataclass(frozen=True, kw_only=True)
class Exempted(Event):
    qualification: int
    exemption: int
    says: ClassVar = _("Iemand is vrijgesteld, met een reden.")


@dataclass(frozen=True, kw_only=True)
class ExemptionEnded(Event):
    qualification: int
    exemption: int
    says: ClassVar = _("Een vrijstelling is beëindigd, met een reden.")


@dataclass(frozen=True, kw_only=True)
class CertificateBrought(Event):
    """Which one it is stands on the page, not here."""

    qualification: int
    certificate: int
    says: ClassVar = _("Iemand stuurde een certificaat van buiten in.")


@dataclass(frozen=True, kw_only=True)
class CertificateChecked(Event):
    qualification: int
    certificate: int
    says: ClassVar = _("Naar een certificaat van buiten is gekeken.")


@dataclass(frozen=True, kw_only=True)
class CertificatesForgotten(Event):
    count: int
    says: ClassVar = _("Certificaten van buiten die lang geleden verliepen of werden afgewezen, zijn gewist.")


@dataclass(frozen=True, kw_only=True)
class CertificateMade(Event):
    """Hers to show to whom she wants: nobody else reads it in a log."""

    certificate: int
    private = True
    says: ClassVar = _("Je maakte een certificaat.")


@dataclass(frozen=True, kw_only=True)
class CertificatePageTaken(Event):
    certificate: int
    private = True
    says: ClassVar = _("Je haalde de controlepagina van een certificaat weg.")


@dataclass(frozen=True, kw_only=True)
class CertificatePageGiven(Event):
    certificate: int
    private = True
    says: ClassVar = _("Je zette de controlepagina van een certificaat terug.")


@dataclass(frozen=True, kw_only=True)
class DocumentWritten(Event):
    qualification: int
    document: int
    says: ClassVar = _("Er is een versie van een document geplaatst, met de dag waarop die ingaat.")


@dataclass(frozen=True, kw_only=True)
class DocumentSigned(Event):
    qualification: int
    document: int
    says: ClassVar = _("Iemand las een document en tekende ervoor.")


@dataclass(frozen=True, kw_only=True)
class LookAsked(Event):
    qualification: int
    ask: int
    says: ClassVar = _("Iemand werd gevraagd te komen kijken.")


@dataclass(frozen=True, kw_only=True)
class SeenDone(Event):
    """What was seen and what not yet stands on the page, not here."""

    qualification: int
    sighting: int
    says: ClassVar = _("Iemand zag een ander iets doen op het werk, en tekende daarvoor.")


@dataclass(frozen=True, kw_only=True)
class SignatureTakenBack(Event):
    qualification: int
    sighting: int
    says: ClassVar = _("Een handtekening onder wat iemand deed is teruggenomen, met een reden.")


@dataclass(frozen=True, kw_only=True)
class RefreshersAsked(Event):
    qualification: int
    says: ClassVar = _("{by} zette aan dat opfrissen vanzelf gevraagd wordt.")


@dataclass(frozen=True, kw_only=True)
class RefreshersStopped(Event):
    qualification: int
    says: ClassVar = _("{by} zette uit dat opfrissen vanzelf gevraagd wordt.")


@dataclass(frozen=True, kw_only=True)
class RefreshersSettled(Event):
    qualification: int
    given: int
    taken: int
    says: ClassVar = _("Opfrissen is gevraagd aan {given} mensen en teruggenomen bij {taken}.")


@dataclass(frozen=True, kw_only=True)
class ReminderTried(Event):
    """To oneself, to see what people get to read."""

    qualification: int
    says: ClassVar = _("Iemand stuurde zichzelf een herinnering als proef.")
