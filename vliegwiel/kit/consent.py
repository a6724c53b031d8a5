"""What stays off until those it looks at agreed to it: the works council, or all staff where there is none.

An employer needs the council's consent for what is aimed at, or fit for, watching what people do (WOR art. 27). An area
that has such a thing declares a `Feature` in its enums, with one page of explanation; strategy writes down who agreed,
and the verbs of the feature ask whether somebody did.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Feature:
    """One page in the reader's words: what it does, which data, who sees them, how long they are kept, what it cannot
    do, and what goes on without it. `key` is how its address and its consents call it."""

    key: str
    name: Any
    does: Any
    data: Any
    sees: Any
    keeps: Any
    cannot: Any
    without: Any

    def __post_init__(self) -> None:
        FEATURES[self.key] = self


FEATURES: dict[str, Feature] = {}
