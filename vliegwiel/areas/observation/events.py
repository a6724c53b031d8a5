"""What happened around behaviour checks. All for the person alone, and without a single answer."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class SaidHowOften(Event):
    check_of: int
    moment: str

    says = _("Je zei hoe vaak iets lukte.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class CheckDue(Event):
    """It is time to look how it goes; one message, however many checks."""

    moment: str
    checks: list[int]

    says = _("Je kreeg bericht dat je kunt kijken hoe vaak iets lukt.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class CheckStopped(Event):
    check_of: int

    says = _("Je stopte met bijhouden hoe vaak iets lukt.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ObserverAsked(Event):
    ask: int

    says = _("Je vroeg iemand wat die van je zag.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class AskTakenBack(Event):
    ask: int

    says = _("Je trok een vraag aan een waarnemer in.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ObserverDeclined(Event):
    ask: int

    says = _("Wie je vroeg te kijken, kan nu niet.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ObserverLeft(Event):
    ask: int

    says = _("Wie je vroeg te kijken, werkt hier niet meer.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class Observed(Event):
    """Somebody else answered, or a system told."""

    observation: int
    check_of: int

    says = _("Iemand zei wat die van je zag.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ChecksForgotten(Event):
    n: int

    says = _("Gedragschecks van meer dan een jaar geleden zijn opgeruimd.")


@dataclass(frozen=True, kw_only=True)
class ChecklistWritten(Event):
    checklist: int
    number: int

    says = _("{by} schreef een observatielijst")


@dataclass(frozen=True, kw_only=True)
class ChecklistRetired(Event):
    checklist: int

    says = _("{by} legde een observatielijst weg")


@dataclass(frozen=True, kw_only=True)
class ExaminerNamed(Event):
    checklist: int

    says = _("{by} wees iemand aan om mee te kijken")


@dataclass(frozen=True, kw_only=True)
class ExaminerReleased(Event):
    checklist: int

    says = _("{by} haalde iemand weg bij wie mee mag kijken")


@dataclass(frozen=True, kw_only=True)
class ListAsked(Event):
    list_ask: int

    says = _("Je vroeg iemand mee te kijken.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ListFilled(Event):
    filled: int

    says = _("Iemand vulde een observatielijst in.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class ListWithdrawn(Event):
    filled: int

    says = _("Een ingevulde observatielijst is teruggenomen.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class PhotoAnswered(Event):
    filled: int
    yes: bool

    says = _("Je besloot over een foto.")
    private: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True)
class PhotosForgotten(Event):
    n: int

    says = _("Foto’s zonder toestemming zijn verwijderd.")


@dataclass(frozen=True, kw_only=True)
class ListsForgotten(Event):
    n: int

    says = _("Observatielijsten van lang geleden zijn opgeruimd.")
