"""Judges hear what waits for them."""

from vliegwiel.areas.messaging.actions import tell
from vliegwiel.kit import clock
from vliegwiel.kit.events import on

from .. import events, notices


@on(events.JudgeCalled)
def tell_the_judge(event: events.JudgeCalled) -> None:
    year, week, _day = clock.today().isocalendar()
    facts = {"n": event.edges, "more": event.more}
    tell(event.person or 0, notices.EdgesWait, facts, f"edges-wait:{year}-{week}")
