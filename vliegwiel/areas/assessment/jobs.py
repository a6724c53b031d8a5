"""What the clock does with answers."""

from vliegwiel.kit.jobs import every

from . import actions


@every("day", at="03:10")
def purge_answers() -> None:
    actions.purge_answers()
