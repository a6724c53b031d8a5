"""What the clock starts."""

from vliegwiel.kit.jobs import every

from . import actions


@every("day", at="04:10")
def forget_runs() -> None:
    actions.forget_runs()


@every("week", on="mon", at="02:20", atomic=False)
def count_runs() -> None:
    actions.count_runs()
