from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from vliegwiel.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class WhyTold(Event):
    why: int
    says = _("{by} vertelde waarom leren hier telt")


@dataclass(frozen=True, kw_only=True)
class WhyWithdrawn(Event):
    why: int
    says = _("{by} trok het eigen waarom in")
