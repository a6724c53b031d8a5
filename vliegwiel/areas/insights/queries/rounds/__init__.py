"""Review rounds: what they froze, what asks for attention, and what stopping gave back."""

from .attention import Seen, attention
from .given_back import GivenBack, Quarter, given_back
from .rounds import ORDERS, Effect, effects, going, items, open_assignments, snapshot, target, waiting

__all__ = [
    "ORDERS",
    "Effect",
    "GivenBack",
    "Quarter",
    "Seen",
    "attention",
    "effects",
    "given_back",
    "going",
    "items",
    "open_assignments",
    "snapshot",
    "target",
    "waiting",
]
