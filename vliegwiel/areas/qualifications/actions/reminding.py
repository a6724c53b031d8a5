"""Saying in time that something ends: to who must prove it, and to who leads her."""

import datetime as dt
from collections import defaultdict

from django.db import transaction

from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.people.queries import Leader, leaders_of_many
from vliegwiel.kit import clock

from .. import notices, queries
from ..enums import State
from ..models import Qualification


@transaction.atomic
def tell_what_ends(qualification: Qualification) -> int:
    """Tell everybody of whom it is asked and whose is at risk, in grace or expired, and who leads them: once for each
    end and each state. Gives how many it concerns."""
    ends: dict[tuple[State, dt.date, str], list[int]] = defaultdict(list)
    given = learning.needs_of(queries.source_of(qualification.pk))  # they heard it with what they got
    for row in queries.standing_of(qualification):
        status = row.status
        if status.until is None or status.state not in (State.AT_RISK, State.IN_GRACE, State.EXPIRED):
            continue
        if status.state == State.AT_RISK and row.person in given:
            continue
        grace = status.grace_until.isoformat() if status.state == State.IN_GRACE and status.grace_until else ""
        ends[status.state, status.until, grace].append(row.person)
    leaders = leaders_of_many({person for people in ends.values() for person in people}, clock.today())
    for (state, until, grace), people in ends.items():
        on = until.isoformat()
        key = f"qualification-{qualification.pk}-{state}-{on}"
        facts = {"title": qualification.title, "on": on}
        for person in people:
            if state == State.AT_RISK:
                messaging.tell(person, notices.EndsSoon, facts, key)
            else:
                messaging.tell(person, notices.Ended, facts | {"until": grace}, key)
        for leader, n in _led(people, leaders).items():
            kind = notices.TeamEndsSoon if state == State.AT_RISK else notices.TeamEnded
            messaging.tell(leader, kind, facts | {"n": n}, f"team-{key}")
    return sum(map(len, ends.values()))


def _led(people: list[int], leaders: dict[int, list[Leader]]) -> dict[int, int]:
    """{who leads: how many of these people}. Nobody is told of herself."""
    found: dict[int, int] = defaultdict(int)
    for person in people:
        if first := next((one for one in leaders.get(person, ()) if one.person != person), None):
            found[first.person] += 1
    return found
