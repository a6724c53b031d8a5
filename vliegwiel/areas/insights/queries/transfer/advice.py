"""What one could change, worked out from the figures by rules one can read. It proposes; people decide.

The thresholds are reasoned defaults, not measured ones.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vliegwiel.areas.practice.enums import Said
from vliegwiel.kit.small_numbers import wilson

from ...enums import Came, Change

ENOUGH = 10
"""People, below which a share says too little to change anything for."""

MOST = 3
HALF, THIRD, QUARTER = 1 / 2, 1 / 3, 1 / 4


@dataclass(frozen=True)
class Advice:
    """change: what. n of `of`: the figure it follows from."""

    change: Change
    n: int
    of: int


def advice(numbers: Mapping[str, int]) -> list[Advice]:
    """At most three, the one about most people first. A share counts as low when even the upper end of its interval
    (Wilson, 95%) is, and as high when even the lower end is. No query."""
    found = [one for one in _all(numbers) if one.of >= ENOUGH]
    return sorted(found, key=lambda one: -one.of)[:MOST]


def _all(numbers: Mapping[str, int]) -> Iterator[Advice]:
    finished, planned = numbers.get(Came.FINISHED, 0), numbers.get(Came.PLANNED, 0)
    tried, applied = numbers.get(Came.TRIED, 0), numbers.get(Came.APPLIED, 0)
    if _low(planned, finished, HALF):
        yield Advice(Change.ASK_PLAN, planned, finished)
    asked, answered = numbers.get("asked:14", 0), numbers.get("answered:14", 0)
    if _low(answered, asked, HALF):
        yield Advice(Change.SHORTEN, answered, asked)
    no_chance, useless = numbers.get(f"said:{Said.NO_CHANCE}", 0), numbers.get(f"said:{Said.NOT_USEFUL}", 0)
    if _high(no_chance, planned, THIRD):
        yield Advice(Change.MAKE_CHANCES, no_chance, planned)
    if _high(useless, planned, QUARTER):
        yield Advice(Change.FIT, useless, planned)
    if _low(applied, tried, HALF):
        yield Advice(Change.LET_SEE, applied, tried)
    ripe, lasting = numbers.get(Came.RIPE, 0), numbers.get(Came.SUSTAINED, 0)
    if ripe and applied and _low(lasting, ripe, QUARTER) and not _low(applied, finished, QUARTER):
        yield Advice(Change.KEEP_UP, lasting, ripe)


def _low(n: int, of: int, than: float) -> bool:
    return of > 0 and wilson(n, of)[1] < than


def _high(n: int, of: int, than: float) -> bool:
    return of > 0 and wilson(n, of)[0] > than
