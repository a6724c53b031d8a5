from vliegwiel.kit.jobs import every

from . import actions


@every("day", at="02:30", atomic=False)  # each activity is a transaction of its own
def recount_everything() -> None:
    """Every night: people moved and left, and what a lost handler missed is counted after all."""
    actions.recount()
