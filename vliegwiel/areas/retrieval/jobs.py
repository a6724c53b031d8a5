"""What the clock does with cards. Nothing chooses them at night: that is done when she asks."""

from vliegwiel.kit.jobs import every

from . import actions


@every("day", at="03:25")
def forget_cards() -> None:
    actions.forget_cards()
