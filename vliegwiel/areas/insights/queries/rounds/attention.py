"""What in a portfolio asks to be looked at first, as arithmetic: named reasons, each with its weight.

The weights are the product's own. They order a list; they decide nothing.
"""

from dataclasses import dataclass

from vliegwiel.kit.small_numbers import wilson

SETTLED = 180  # days on the shelf: before that, few people say little
FEW = 10
WEAK = 1 / 3  # the whole interval of who applied it lies under this
USELESS = 0.5
LOW = 40.0
WEIGHTS = {
    "nobody": 5.0,
    "not_applied": 2.0,
    "not_useful": 1.5,
    "unlinked": 1.5,
    "few": 1.0,
    "low": 1.0,
    "orphan": 1.0,
    "overdue": 1.0,
    "long": 0.5,
}


@dataclass(frozen=True)
class Seen:
    """One activity: people who finished it in a year, days on the shelf, who was invited and who applied it, how useful
    it was found (0..1, None: not known) by how many, its contribution 0..100, and four yes-or-noes."""

    learners: int
    age: int
    invited: int
    applied: int
    usefulness: float | None
    usefulness_n: int
    value: float | None
    for_goal: bool
    unlinked: bool
    orphan: bool
    overdue: bool
    above_median: bool


def attention(seen: Seen, *, least: int = 8) -> tuple[float, list[str]]:
    """How much it asks to be looked at, 0 or more, and why. Taking much time only adds to another reason."""
    found = {
        "nobody": seen.age >= SETTLED and seen.learners == 0,
        "few": seen.age >= SETTLED and 0 < seen.learners < FEW,
        "not_applied": seen.invited >= FEW and wilson(seen.applied, seen.invited)[1] < WEAK,
        "not_useful": seen.usefulness is not None and seen.usefulness_n >= least and seen.usefulness < USELESS,
        "unlinked": seen.unlinked,
        "low": seen.for_goal and seen.value is not None and seen.value < LOW,
        "orphan": seen.orphan,
        "overdue": seen.overdue,
    }
    why = [name for name, holds in found.items() if holds]
    if why and seen.above_median:
        why.append("long")
    return sum(WEIGHTS[name] for name in why), why
