"""What the clock starts: at night."""

from vliegwiel.kit.jobs import every

from . import actions


@every("day", at="03:40")
def clear_unused_media() -> None:
    actions.clear_unused_media()
