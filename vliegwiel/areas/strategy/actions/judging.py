"""Judging an edge: one side's word, added to what was said before."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..models import RATING_HOLDS, AbstractRating, EdgeKind, Rating, StrategyLink


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


@transaction.atomic
def rate(
    link: StrategyLink, *, strength: float, evidence: int, reason: str, by: Person, review_by: dt.date | None = None
) -> Rating:
    """Say how strongly the lower thing moves the upper one (0, .25, .5, .75 or 1), how we know (0..4) and why.

    The owner of the theme or goal speaks for the line, the L&D lead for education; nobody for both. `link` may be one
    that nobody judged yet (see queries.edge). `review_by`: when she wants to look again, twelve months on at most.
    Raises ValidationError ({field: [what and what to do]}).
    """
    upper, lower = queries.ENDS[EdgeKind(link.kind)]
    ends = {upper: getattr(link, upper), lower: getattr(link, lower)}
    kept, _new = StrategyLink.objects.get_or_create(kind=link.kind, **ends)
    StrategyLink.objects.select_for_update().get(pk=kept.pk)
    rating, new = put_rating(
        kept.ratings,
        owner=link.line_owner.pk,
        by=by,
        since=None,
        strength=strength,
        evidence=evidence,
        reason=reason,
        review_by=review_by,
    )
    assert isinstance(rating, Rating)
    if new:
        announce(events.EdgeRated(by=by.pk, link=kept.pk, edge=link.kind, lower=link.lower.pk))
    return rating
