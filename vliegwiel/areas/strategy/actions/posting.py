"""Readings that another system posts with a token."""

from collections.abc import Sequence

from django.db import transaction

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events
from ..enums import Fate, Origin
from ..models import ReadingToken
from ..queries.readings import ReadingPlan, Wanted, plan_readings
from ..queries.tokens import within
from .importing import write_plan


@transaction.atomic
def post_readings(token: ReadingToken, *, wanted: Sequence[Wanted]) -> ReadingPlan:
    """Record these in the name of the token's maker: all of them, or none when one is refused.

    The token is the permission; what its maker may not record for (any more) is refused in the plan that comes out.
    Posting the same again changes nothing. Raises ValidationError when somebody recorded the same days meanwhile.
    """
    plan = plan_readings(within(token, wanted), by=token.by)
    counts = plan.counts
    if counts[Fate.REFUSED.value]:
        return plan
    now = clock.now()
    ReadingToken.objects.filter(pk=token.pk).update(used_at=now)
    if plan.accepted:
        write_plan(plan, origin=Origin.POSTED, at=now)
        announce(
            events.ReadingsPosted(
                by=token.by_id,
                token=token.pk,
                name=token.name,
                recorded=counts[Fate.NEW.value],
                changed=counts[Fate.CHANGE.value],
            )
        )
    return plan
