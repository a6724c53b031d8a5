"""What the clock starts."""

from vliegwiel.kit.jobs import every

from . import actions


@every("day", at="08:20")
def remind() -> None:
    """What two buddies agreed for about now is told them, when they are there."""
    actions.remind()


@every("day", at="04:35")
def tidy() -> None:
    """End what cannot go on, and remove what is a year old."""
    actions.tidy()
