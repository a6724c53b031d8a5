"""Saying in time that something ends."""

from django.db import transaction

from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.messaging import actions as messaging

from .. import notices, queries
from ..enums import State
from ..models import Qualification


@transaction.atomic
def tell_what_ends(qualification: Qualification) -> int:
    """Tell everybody of whom it is asked and whose is at risk, in grace or expired; once for each end and each state.
    Gives how many it concerns."""
    concerned = 0
    given = learning.needs_of(queries.source_of(qualification.pk))  # they heard it with what they got
    for row in queries.standing_of(qualification):
        status = row.status
        if status.until is None or status.state not in (State.AT_RISK, State.IN_GRACE, State.EXPIRED):
            continue
        on = status.until.isoformat()
        if status.state == State.AT_RISK and row.person in given:
            continue
        key = f"qualification-{qualification.pk}-{status.state}-{on}"
        if status.state == State.AT_RISK:
            messaging.tell(row.person, notices.EndsSoon, {"title": qualification.title, "on": on}, key)
        else:
            grace = status.grace_until.isoformat() if status.state == State.IN_GRACE and status.grace_until else ""
            messaging.tell(row.person, notices.Ended, {"title": qualification.title, "on": on, "until": grace}, key)
        concerned += 1
    return concerned
