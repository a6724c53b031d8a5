"""Two judges of the edge from behaviour to activity."""

import datetime as dt

from django.db import transaction

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy.actions.judging import put_rating
from vliegwiel.kit.events import announce

from .. import events
from ..models import Link, Rating


@transaction.atomic
def rate(
    link: Link, *, strength: float, evidence: int, reason: str, by: Person, review_by: dt.date | None = None
) -> Rating:
    """Say how strongly the activity serves the behaviour (0, .25, .5, .75 or 1), how we know (0..4) and why.

    The goal's owner speaks for the line, the L&D lead for education; nobody for both. `review_by`: when she wants to
    look again, twelve months on at most. Raises ValidationError ({field: [what and what to do]}).
    """
    link = Link.objects.select_for_update(of=("self",)).select_related("behaviour__goal").get(pk=link.pk)
    rating, new = put_rating(
        link.ratings,
        owner=link.behaviour.goal.owner_id,
        by=by,
        since=link.claimed_at,
        strength=strength,
        evidence=evidence,
        reason=reason,
        review_by=review_by,
    )
    assert isinstance(rating, Rating)
    if new:
        announce(events.LinkRated(by=by.pk, activity=link.activity_id, link=link.pk, behaviour=link.behaviour_id))
    return rating
