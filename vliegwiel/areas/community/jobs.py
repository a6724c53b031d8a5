"""What the clock starts."""

from vliegwiel.kit.jobs import every

from . import actions


@every("day", at="04:25")
def forget() -> None:
    actions.forget()
    actions.forget_notes()


@every("day", at="08:40")
def remind_leaders() -> None:
    """Once a month to each: the message has the month in its key."""
    actions.remind_leaders()
