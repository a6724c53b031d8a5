"""What happened in a first run. Hers alone, but for what the L&D lead changes about it."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class RunBegun(Event):
    run: int
    says: ClassVar = _("Iemand begon aan een start")
    private = True


@dataclass(frozen=True, kw_only=True)
class RunFinished(Event):
    run: int
    says: ClassVar = _("Iemand maakte een start af")
    private = True


@dataclass(frozen=True, kw_only=True)
class RunPutAside(Event):
    run: int
    says: ClassVar = _("Iemand legde een start opzij")
    private = True


@dataclass(frozen=True, kw_only=True)
class StepNoted(Event):
    """Done or passed over, and why if she said."""

    run: int
    step: str
    says: ClassVar = _("Iemand deed een vraag van een start, of sloeg die over")
    private = True


@dataclass(frozen=True, kw_only=True)
class StepSwitched(Event):
    persona: str
    step: str
    on: bool
    says: ClassVar = _("{by} veranderde welke vragen in een start staan")


@dataclass(frozen=True, kw_only=True)
class ManagersAsked(Event):
    month: str
    says: ClassVar = _("{by} vroeg leidinggevenden om een gesprekje met hun mensen")


@dataclass(frozen=True, kw_only=True)
class RunsCounted(Event):
    says: ClassVar = _("Er is geteld hoe mensen beginnen")


@dataclass(frozen=True, kw_only=True)
class RunsForgotten(Event):
    says: ClassVar = _("Oude antwoorden uit een start zijn opgeruimd")


@dataclass(frozen=True, kw_only=True)
class TeamDoubted(Event):
    doubt: int
    says: ClassVar = _("{by} vroeg HR naar een lijn in het team")


@dataclass(frozen=True, kw_only=True)
class DoubtAnswered(Event):
    doubt: int
    says: ClassVar = _("{by} antwoordde op een vraag over een team")


@dataclass(frozen=True, kw_only=True)
class RulesAgreed(Event):
    says: ClassVar = _("{by} staat voor de regels over wie wat ziet")


@dataclass(frozen=True, kw_only=True)
class AgreementTakenBack(Event):
    says: ClassVar = _("{by} staat niet meer voor de regels over wie wat ziet")
