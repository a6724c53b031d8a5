"""What happened around requests for something from outside. What was asked stands on its page, not here."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class StudyAsked(Event):
    study: int
    says: ClassVar = _("Iemand vroeg iets van buiten aan.")


@dataclass(frozen=True, kw_only=True)
class StudyGoesOn(Event):
    """Somebody else is asked: the next step, or another instead of who was asked."""

    study: int
    approval: int
    says: ClassVar = _("Een aanvraag wacht op iemand anders.")


@dataclass(frozen=True, kw_only=True)
class StudyQuestioned(Event):
    study: int
    question: int
    says: ClassVar = _("Over een aanvraag is iets gevraagd.")


@dataclass(frozen=True, kw_only=True)
class StudyAnswered(Event):
    study: int
    question: int
    says: ClassVar = _("Een vraag over een aanvraag is beantwoord.")


@dataclass(frozen=True, kw_only=True)
class StudyApproved(Event):
    study: int
    says: ClassVar = _("Een aanvraag is goedgekeurd.")


@dataclass(frozen=True, kw_only=True)
class StudyRefused(Event):
    study: int
    says: ClassVar = _("Een aanvraag is afgewezen, met een reden.")


@dataclass(frozen=True, kw_only=True)
class StudyWithdrawn(Event):
    study: int
    says: ClassVar = _("Een aanvraag is ingetrokken.")


@dataclass(frozen=True, kw_only=True)
class StudyCancelled(Event):
    study: int
    says: ClassVar = _("Iets wat was aangevraagd gaat niet door.")


@dataclass(frozen=True, kw_only=True)
class CameBack(Event):
    """From a course, a study or a congress. What she will do differently is hers."""

    study: int
    says: ClassVar = _("Iemand vertelde hoe iets van buiten afliep.")


@dataclass(frozen=True, kw_only=True)
class StudiesForgotten(Event):
    count: int
    says: ClassVar = _("Aanvragen van zeven boekjaren geleden en weggegooide concepten zijn gewist.")


@dataclass(frozen=True, kw_only=True)
class BudgetGiven(Event):
    """Opened, raised or lowered."""

    budget: int
    says: ClassVar = _("Aan een opleidingsbudget is iets toegekend of afgehaald.")


@dataclass(frozen=True, kw_only=True)
class PersonalBudgetsGiven(Event):
    count: int
    says: ClassVar = _("{count} mensen kregen een persoonlijk opleidingsbudget.")


@dataclass(frozen=True, kw_only=True)
class BudgetShifted(Event):
    budget: int
    to: int
    says: ClassVar = _("Geld ging van het ene opleidingsbudget naar het andere.")


@dataclass(frozen=True, kw_only=True)
class TermsWritten(Event):
    terms: int
    says: ClassVar = _("Er is een versie van de studieregeling geschreven.")


@dataclass(frozen=True, kw_only=True)
class AgreementMade(Event):
    study: int
    agreement: int
    says: ClassVar = _("Er ligt een studieovereenkomst om te tekenen.")


@dataclass(frozen=True, kw_only=True)
class AgreementSigned(Event):
    study: int
    agreement: int
    says: ClassVar = _("Iemand tekende een studieovereenkomst.")


@dataclass(frozen=True, kw_only=True)
class InvoiceReceived(Event):
    study: int
    invoice: int
    says: ClassVar = _("Er is een factuur van een opleiding binnen.")


@dataclass(frozen=True, kw_only=True)
class InvoiceApproved(Event):
    study: int
    invoice: int
    says: ClassVar = _("Een factuur van een opleiding mag worden betaald.")


@dataclass(frozen=True, kw_only=True)
class InvoicePaid(Event):
    study: int
    invoice: int
    says: ClassVar = _("Een factuur van een opleiding is betaald.")


@dataclass(frozen=True, kw_only=True)
class HoursAgreed(Event):
    scheme: int
    says: ClassVar = _("Een recht op scholingsuren is vastgelegd of loopt af.")


@dataclass(frozen=True, kw_only=True)
class HoursGranted(Event):
    scheme: int
    count: int
    says: ClassVar = _("{count} mensen kregen hun scholingsuren van dit jaar.")


@dataclass(frozen=True, kw_only=True)
class HoursCorrected(Event):
    right: int
    says: ClassVar = _("Scholingsuren zijn rechtgezet, met een reden.")
