"""What the clock does with what people learned."""

from vliegwiel.kit.jobs import every

from . import actions


@every("week", on="sun", at="03:40")
def forget_old() -> None:
    actions.forget_old()


@every("day", at="03:20")
def forget_deliveries() -> None:
    actions.forget_deliveries()


@every("hour", at="00:25")
def close_overdue() -> None:
    actions.close_overdue()
