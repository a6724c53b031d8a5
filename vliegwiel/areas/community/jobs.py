"""What the clock starts."""

from vliegwiel.kit.jobs import every

from . import actions


@every("day", at="04:25")
def forget() -> None:
    actions.forget()
