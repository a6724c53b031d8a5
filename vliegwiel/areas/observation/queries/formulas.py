"""The sums of measuring behaviour, without a database (learning.md 2.5, checked by its tests T08 to T10).

What was seen comes as (source, share) pairs: share is how often out of the chances there were, 0 to 1. "No chance" is
no share at all: leave it out, it is never nought.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from ..enums import APPLIED_FROM, SUSTAINED_DAYS, WEIGHTS, Source

Seen = tuple[Source, float]


def behaviour_score(seen: Iterable[Seen]) -> float | None:
    """The behaviour check score (BCS), 0 to 1; None without any answer.

    Of each source the mean x, weighed by w * n / (n + 2): a second answer of the same kind adds less than a first of
    another. learning.md 2.5.
    """
    per_source: dict[Source, list[float]] = defaultdict(list)
    for source, share in seen:
        per_source[Source(source)].append(share)
    if not per_source:
        return None
    weighed = [(WEIGHTS[one] * len(xs) / (len(xs) + 2), fmean(xs)) for one, xs in per_source.items()]
    return sum(weight * x for weight, x in weighed) / sum(weight for weight, _x in weighed)


def applied(seen: Sequence[Seen], *, artefact: bool = False) -> bool:
    """She applies it: a score of .5 or more, and a source that is not herself, or something to show (`artefact`)."""
    score = behaviour_score(seen)
    # A sum of weights a hair under a half is a half: which of the answers came first must not decide.
    enough = score is not None and score >= APPLIED_FROM - 1e-9
    return enough and (artefact or any(source != Source.SELF for source, _share in seen))


def sustained(first: dt.date | None, again: dt.date | None) -> bool:
    """Applied again, at least 56 days after the day on which it was first."""
    return first is not None and again is not None and (again - first).days >= SUSTAINED_DAYS


@dataclass(frozen=True)
class Headline:
    """What became of it, in times out of five. change: the careful one; None: no conclusion. shift: how differently
    she sees the past now (response shift)."""

    change: float | None
    since_then: float | None
    looking_back: float | None
    shift: float | None


def headline(pre: float | None, retro: float | None, post: float | None) -> Headline:
    """The change since the real measure before and since how she remembers it; the smaller in absolute value when they
    do not point opposite ways, else no conclusion.

    A memory alone inflates what changed, and a measure alone misses that she sees better now what good is: with one of
    both there is no conclusion. No change at all (0) contradicts nothing, and is the smaller.
    """
    since_then = None if pre is None or post is None else post - pre
    looking_back = None if retro is None or post is None else post - retro
    shift = None if pre is None or retro is None else retro - pre
    change = None
    if since_then is not None and looking_back is not None and since_then * looking_back >= 0:
        change = min(since_then, looking_back, key=abs)
    return Headline(change, since_then, looking_back, shift)


@dataclass(frozen=True)
class Agreement:
    """The six intraclass correlations of Shrout and Fleiss (1979): of one rater, and of the mean of all (k)."""

    icc1: float
    icc2: float
    icc3: float
    icc1k: float
    icc2k: float
    icc3k: float


def agreement(ratings: Sequence[Sequence[float]]) -> Agreement | None:
    """How well raters agree; a row for each thing rated, a column for each rater, nothing missing.

    None where it cannot be worked out: fewer than two things or two raters, or no difference between anything. ICC2 is
    ICC(2,1), absolute agreement: (MSR - MSE) / (MSR + (k-1) MSE + k (MSC - MSE) / n). ValueError for rows of unequal
    length.
    """
    n, k = len(ratings), len(ratings[0]) if ratings else 0
    if any(len(row) != k for row in ratings):
        raise ValueError("every rater rates every thing")
    if n < 2 or k < 2:
        return None
    middle = fmean(x for row in ratings for x in row)
    rows = k * sum((fmean(row) - middle) ** 2 for row in ratings)
    columns = n * sum((fmean(column) - middle) ** 2 for column in zip(*ratings, strict=True))
    total = sum((x - middle) ** 2 for row in ratings for x in row)
    msr, msc = rows / (n - 1), columns / (k - 1)
    msw = (total - rows) / (n * (k - 1))  # within things, whoever rated
    mse = (total - rows - columns) / ((n - 1) * (k - 1))
    parts = (
        (msr - msw, msr + (k - 1) * msw),
        (msr - mse, msr + (k - 1) * mse + k * (msc - mse) / n),
        (msr - mse, msr + (k - 1) * mse),
        (msr - msw, msr),
        (msr - mse, msr + (msc - mse) / n),
        (msr - mse, msr),
    )
    if total < 1e-12 or any(abs(below) < 1e-12 for _above, below in parts):
        return None
    return Agreement(*(above / below for above, below in parts))
