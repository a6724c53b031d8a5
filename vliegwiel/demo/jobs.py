"""What the clock starts in the demo: the company goes on living, in real time and when days are let go by."""

from django.conf import settings

from vliegwiel.kit import events
from vliegwiel.kit.jobs import at_once, every

from .chapters import applying
from .play import COUNTING


@every("day", at="16:45", atomic=False)  # each deed is a transaction of its own
def live_today() -> None:
    """Everybody does what they do of a day. Only in the demo; running twice adds hardly anything, for what is answered
    is answered."""
    if settings.DEMO:
        with at_once(), events.without(*COUNTING):  # counting is done at night
            applying.live_today()
