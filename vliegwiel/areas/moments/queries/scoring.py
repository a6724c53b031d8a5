"""What fits somebody best, as a sum anybody can redo by hand. Pure: no person, no history, no learned model.

Source: learning design 10.5. (.60, .67, 1, .5, 1, 1) gives .7275 and (.22, 0, 0, .2, 1, 1) gives .2470.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

SHORT = 7  # minutes: from here down it is a short option
TOP = 3
MOST_REASONS = 2
PRIOR = 5  # answers that say "half of us" before anybody did
UNKNOWN = 0.5


class Because(StrEnum):
    """The terms of the sum, the weightiest first."""

    CONTRIBUTION = "contribution"
    GAP = "gap"
    OWN_GOAL = "own_goal"
    TEAM = "team"
    FIT = "fit"
    NOVELTY = "novelty"


WEIGHTS = {
    Because.CONTRIBUTION: 0.35,
    Because.GAP: 0.25,
    Because.OWN_GOAL: 0.15,
    Because.TEAM: 0.10,
    Because.FIT: 0.10,
    Because.NOVELTY: 0.05,
}


@dataclass(frozen=True)
class Terms:
    """Each 0..1. contribution: of the activity to goals of hers. gap: how much there is to win at the behaviour it
    serves. own_goal: she chose it. team: share that found it useful, shrunk. fit: it fits her next moment. novelty:
    another form than the last two."""

    contribution: float = 0.0
    gap: float = 0.0
    own_goal: float = 0.0
    team: float = 0.0
    fit: float = 0.0
    novelty: float = 0.0

    def of(self, term: Because) -> float:
        """What this term says."""
        value: float = getattr(self, term.value)
        return value


@dataclass(frozen=True)
class Scored:
    """An activity with its score. served: the behaviours it serves."""

    activity: int
    minutes: int
    score: float
    terms: Terms
    served: frozenset[int] = frozenset()

    @property
    def short(self) -> bool:
        return self.minutes <= SHORT


def score(terms: Terms, index: float | None = None) -> float:
    """The weighted sum, 0..1, times how much of what is asked of her fits: 1 up to an overload index of 1."""
    total = (  # WEIGHTS, written out: it is asked of thousands
        0.35 * terms.contribution
        + 0.25 * terms.gap
        + 0.15 * terms.own_goal
        + 0.10 * terms.team
        + 0.10 * terms.fit
        + 0.05 * terms.novelty
    )
    return total / index if index and index > 1 else total


def fit(minutes: int, moment: int) -> float:
    """1 when it fits in a moment of so many minutes, .5 when in two, else 0."""
    return 1.0 if minutes <= moment else 0.5 if minutes <= 2 * moment else 0.0


def gap(now: float | None, aim: float | None) -> float:
    """How much of the way is still to go, 0..1; 0 while it is not known."""
    return max(0.0, min(1.0, (aim - now) / aim)) if aim and now is not None else 0.0


def shrunk(useful: int, answers: int, *, least: int) -> float:
    """The share that found it useful, drawn to the middle while few said so; the middle below `least` answers."""
    return UNKNOWN if answers < least else (useful + UNKNOWN * PRIOR) / (answers + PRIOR)


def choose(scored: Iterable[Scored], *, only_short: bool = False, top: int = TOP) -> list[Scored]:
    """The best few, one for each behaviour, the best first, and always a short one when there is any. only_short: no
    more than that one, for whom is asked enough."""
    ranked = sorted(scored, key=lambda one: (-one.score, one.minutes, one.activity))
    short = next((one for one in ranked if one.short), None)
    if only_short:
        return [short] if short else []
    chosen: list[Scored] = []
    served: set[int] = set()
    for one in ranked:
        if len(chosen) == top:
            break
        if not one.served & served:
            chosen.append(one)
            served |= one.served
    if short and not any(one.short for one in chosen):
        chosen.append(short)
    return chosen


def reasons(terms: Terms, sayable: Collection[Because]) -> list[Because]:
    """The two terms that weigh most of those there is something to say of."""
    found = [term for term in WEIGHTS if term in sayable and terms.of(term) > 0]
    return sorted(found, key=lambda term: -WEIGHTS[term] * terms.of(term))[:MOST_REASONS]
