"""Judging an edge: one side's word, added to what was said before."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.permissions import require

from .. import permissions, queries
from ..models import RATING_HOLDS, AbstractRating


def put_rating(
    ratings: Any,
    *,
    owner: int,
    by: Person,
    since: dt.datetime | None,
    strength: float,
    evidence: int,
    reason: str,
    review_by: dt.date | None,
) -> tuple[AbstractRating, bool]:
    """Her word on one edge, and whether it is new; what the verbs of this area and of the catalogue share.

    `ratings`: the related manager of an edge that is locked. `owner`: whose word counts for the line. `since`: what was
    said before then was about another claim. The same word again, while it holds, is said once. Raises ValidationError.
    """
    side = permissions.side_of(by, owner)
    require(side is not None, _("Een schakel beoordelen de eigenaar van het doel of thema, en een opleider."))
    reason = " ".join(reason.split())[:600]
    if wrong := queries.unfit(strength, evidence, reason, review_by):
        raise ValidationError(wrong)
    said = ratings.order_by("at", "pk") if since is None else ratings.filter(at__gte=since).order_by("at", "pk")
    last = {rating.side: rating for rating in said}
    if any(rating.by_id == by.pk for other, rating in last.items() if other != side):
        raise ValidationError(
            _("Jij gaf ook het oordeel van de andere kant. Laat eerst een andere opleider die kant opnieuw beoordelen.")
        )
    own = last.get(str(side))
    if own and own.by_id == by.pk and own.review_by >= clock.today():
        asked = review_by or own.review_by
        same = (own.strength, own.evidence, own.reason, own.review_by)
        if same == (float(strength), int(evidence), reason, asked):
            return own, False
    rating: AbstractRating = ratings.create(
        side=side,
        strength=strength,
        evidence=evidence,
        reason=reason,
        review_by=review_by or clock.today() + RATING_HOLDS,
        by=by,
    )
    return rating, True
