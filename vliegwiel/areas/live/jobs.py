"""What the clock starts."""

from vliegwiel.kit.jobs import every

from . import actions, queries


@every("minute", atomic=False)
def move_up() -> None:
    """Seats that were kept too long go to the next. Each session by itself, so running twice moves nobody twice."""
    for session in queries.waiting_too_long():
        actions.let_offers_pass(session)


@every("day", at="07:20")
def ask_minimum() -> None:
    actions.ask_minimum()


@every("day", at="02:40")
def free_seats_of_leavers() -> None:
    actions.free_seats_of_leavers()


@every("day", at="03:55")
def forget_sessions() -> None:
    actions.forget_sessions()
