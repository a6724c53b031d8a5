"""What two judges together say of an edge. Pure: ratings in, one judgement out."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from vliegwiel.kit import clock

from ..models import LEAST_REASON, RATING_HOLDS, EdgeState, Evidence, Side, Strength

APART = 0.5  # this far or further, and two honest people mean something else


@dataclass(frozen=True)
class Rated:
    """One rating, as it counts: `strength` 0..1 in quarters, `evidence` 0..4, `by` a person's id."""

    side: str
    strength: float
    evidence: int
    by: int
    at: dt.datetime
    review_by: dt.date


@dataclass(frozen=True)
class Judgement:
    """Where an edge stands, and the `strength` and `evidence` that count (None while it counts for nothing).

    Agreed: the lower of both, for the careful one of two honest people is the one to build on. Lapsed: the same, with
    one level of evidence less. `education` and `line`: the last word of each side. `review_by`: when the first of the
    two lapses.
    """

    state: EdgeState = EdgeState.DRAFT
    strength: float | None = None
    evidence: int | None = None
    education: Rated | None = None
    line: Rated | None = None
    review_by: dt.date | None = None

    @property
    def counts(self) -> bool:
        return self.strength is not None

    @property
    def contested_since(self) -> dt.datetime | None:
        """When the second of two words that are far apart was said; None unless contested."""
        if self.state != EdgeState.CONTESTED or not self.education or not self.line:
            return None
        return max(self.education.at, self.line.at)

    def of(self, side: str) -> Rated | None:
        """The last word of this side."""
        return self.education if side == Side.EDUCATION else self.line

    def waits_for(self, side: str) -> bool:
        """This side never judged it, disagrees with the other, or must look again."""
        own = self.of(side)
        if own is None or self.state == EdgeState.CONTESTED:
            return True
        return self.state == EdgeState.LAPSED and own.review_by < clock.today()


NOBODY = Judgement()


def judge(ratings: Iterable[Rated], today: dt.date) -> Judgement:
    """What these ratings of one edge say on this day; the last of each side counts.

    Nobody speaks for both sides: when one person gave both last words it stays a draft.
    """
    last: dict[str, Rated] = {}
    for one in sorted(ratings, key=lambda rated: rated.at):
        last[one.side] = one
    education, line = last.get(Side.EDUCATION), last.get(Side.LINE)
    if education is None or line is None or education.by == line.by:
        return Judgement(education=education, line=line)
    review_by = min(education.review_by, line.review_by)
    if abs(education.strength - line.strength) >= APART:
        return Judgement(EdgeState.CONTESTED, education=education, line=line, review_by=review_by)
    strength, evidence = min(education.strength, line.strength), min(education.evidence, line.evidence)
    if review_by < today:
        return Judgement(EdgeState.LAPSED, strength, max(0, evidence - 1), education, line, review_by)
    return Judgement(EdgeState.AGREED, strength, evidence, education, line, review_by)


def unfit(strength: Any, evidence: Any, reason: str, review_by: dt.date | None) -> dict[str, list[str]]:
    """What is wrong with a rating about to be given: {field: [what and what to do]}."""
    wrong: dict[str, list[str]] = {}
    if strength not in Strength.values:
        wrong["strength"] = [_("Kies hoe sterk het is.")]
    if evidence not in Evidence.values:
        wrong["evidence"] = [_("Kies hoe we dit weten.")]
    if len(reason) < LEAST_REASON:
        text = _("Leg het uit in ten minste {n} tekens. De ander, en wie er volgend jaar naar kijkt, moet het snappen.")
        wrong["reason"] = [text.format(n=LEAST_REASON)]
    if review_by is not None and review_by <= clock.today():
        wrong["review_by"] = [_("Kies een dag die nog komt.")]
    if review_by is not None and review_by > clock.today() + RATING_HOLDS:
        wrong["review_by"] = [_("Kies een dag binnen twaalf maanden. Daarna moet je er hoe dan ook weer naar kijken.")]
    return wrong


@dataclass(frozen=True)
class Call:
    """Whom to tell after a word was given: `contested` when both spoke and are far apart, else it is their turn.
    `key` is the same while nothing else was said."""

    people: frozenset[int]
    contested: bool
    key: str


def whom_to_tell(judgement: Judgement, *, owner: int, educators: Iterable[int], by: int | None) -> Call | None:
    """After `by` spoke: the other side when it never did, or both judges when they are far apart. None: nobody."""
    if judgement.state == EdgeState.CONTESTED and judgement.education and judgement.line:
        last = max(judgement.education.at, judgement.line.at)
        return Call(frozenset({judgement.education.by, owner}) - {by or 0}, True, f"contested:{last.isoformat()}")
    if judgement.education and judgement.line is None:
        return Call(frozenset({owner}) - {by or 0}, False, f"waits:{Side.LINE}")
    if judgement.line and judgement.education is None:
        return Call(frozenset(educators) - {by or 0, owner}, False, f"waits:{Side.EDUCATION}")
    return None
