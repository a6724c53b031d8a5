"""Three charters to start from: care, industry, services."""

from .care import CARE
from .industry import INDUSTRY
from .services import SERVICES
from .shape import Starter, StarterPrinciple

STARTERS: dict[str, Starter] = {starter.key: starter for starter in (CARE, INDUSTRY, SERVICES)}

__all__ = ["STARTERS", "Starter", "StarterPrinciple"]
