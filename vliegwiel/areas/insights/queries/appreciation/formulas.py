"""Joy and contribution beside each other, as arithmetic: no tables, no clock.

Source: the design's learning.md 1.6. Enjoyment is not the problem; hiding a party in the learning budget is. So an
activity stands out only when every one of seven conditions holds, and what is exempt or asked by law never does.
Enjoyment and usefulness are two different things and are never averaged together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from ...enums import Quadrant


@dataclass(frozen=True)
class Cuts:
    """Where high and low begin, as one version of the method has it. Enjoyment 0..1, contribution 0..100."""

    joy: float = 0.75
    low: float = 40.0
    high: float = 55.0
    top: float = 50.0  # even the top of the range lies below this
    least: int = 8  # ratings
    prior: int = 10  # how many ratings of the whole academy every activity begins with


def shrunken_mean(total: float, n: int, *, prior_mean: float, prior: int = 10) -> float:
    """(m * mu + sum x) / (m + n), 0..1: few answers say little, so they stay near what is usual here.

    `total`: the answers added, each 0..1. `prior_mean`: mu, the mean of the academy. `prior`: m.
    Twenty ratings of .95 where .80 is usual: .90. Twenty of .60: .667.
    """
    return (prior * prior_mean + total) / (prior + n)


def quadrant(enjoyment: float | None, contribution: float | None, cuts: Cuts = Cuts()) -> Quadrant | None:
    """Where it lies; between the two cuts of contribution is the middle. None while one of the two is not known."""
    if enjoyment is None or contribution is None:
        return None
    liked = enjoyment >= cuts.joy
    if contribution >= cuts.high:
        return Quadrant.ENGINE if liked else Quadrant.HARD_WORK
    if contribution < cuts.low:
        return Quadrant.CANDY if liked else Quadrant.REVIEW
    return Quadrant.MIDDLE


@dataclass(frozen=True)
class Facts:
    """What is known of one activity. `enjoyment` 0..1, shrunken; contribution 0..100 with its range; None: not known.

    `cost` in euros (None: hours have no price here) and `hours`, beside those of the median activity.
    """

    enjoyment: float | None
    contribution: float | None
    low: float | None
    high: float | None
    ratings: int
    exempt: bool
    mandatory: bool
    hours: float
    median_hours: float
    cost: float | None = None
    median_cost: float | None = None


@dataclass(frozen=True)
class Condition:
    """One condition with its figure and what it is held against; None where there is no figure."""

    name: str
    figure: float | None
    against: float | None
    holds: bool


def conditions(facts: Facts, cuts: Cuts = Cuts()) -> tuple[Condition, ...]:
    """The seven conditions, always all of them, in the order in which one tells them."""
    costly = facts.cost is not None and facts.median_cost is not None and facts.cost > facts.median_cost
    long = facts.hours > facts.median_hours
    by_cost = costly and not long
    return (
        Condition("enjoyed", facts.enjoyment, cuts.joy, facts.enjoyment is not None and facts.enjoyment >= cuts.joy),
        Condition(
            "contribution",
            facts.contribution,
            cuts.low,
            facts.contribution is not None and facts.contribution < cuts.low,
        ),
        Condition("even_at_best", facts.high, cuts.top, facts.high is not None and facts.high < cuts.top),
        Condition("enough_ratings", facts.ratings, cuts.least, facts.ratings >= cuts.least),
        Condition("not_exempt", None, None, not facts.exempt),
        Condition("not_mandatory", None, None, not facts.mandatory),
        Condition(
            "costs_more" if by_cost else "takes_more",
            facts.cost if by_cost else facts.hours,
            facts.median_cost if by_cost else facts.median_hours,
            long or costly,
        ),
    )


def stands_out(facts: Facts, cuts: Cuts = Cuts()) -> bool:
    """Every condition holds."""
    return all(condition.holds for condition in conditions(facts, cuts))


def middle(values: Iterable[float]) -> float:
    """The median; of nothing: 0."""
    known = list(values)
    return float(median(known)) if known else 0.0
