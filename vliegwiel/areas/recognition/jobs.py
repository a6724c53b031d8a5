"""What the clock starts."""

from vliegwiel.kit.jobs import every

from . import actions


@every("day", at="04:25")
def forget_recognitions() -> None:
    """Remove what is more than twenty-four months old."""
    actions.forget_recognitions()
