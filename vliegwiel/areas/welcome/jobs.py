"""What the clock starts."""

from vliegwiel.kit.jobs import every

from . import actions


@every("day", at="04:10")
def forget_runs() -> None:
    actions.forget_runs()
