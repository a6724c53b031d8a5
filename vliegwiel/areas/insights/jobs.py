from vliegwiel.kit.jobs import every

from . import actions


@every("day", at="02:30", atomic=False)  # each activity is a transaction of its own
def recount_everything() -> None:
    """Every night: people moved and left, and what a lost handler missed is counted after all."""
    actions.recount()


@every("hour", at="00:05")
def recount_the_headline() -> None:
    """Every hour: answers grow older than the headline looks back, and people come and go."""
    actions.recount_headline()
