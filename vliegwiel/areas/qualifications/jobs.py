"""What the clock starts."""

from vliegwiel.kit.jobs import every

from . import actions, queries


@every("day", at="07:10")
def tell_what_ends() -> None:
    """Who is at risk, in grace or past it hears so once, from the day it is so. Running twice tells nobody twice."""
    for qualification in queries.kept():
        actions.tell_what_ends(qualification)


@every("day", at="07:15")
def tell_who_waits() -> None:
    """Managers hear, once a week, how many wait for them to look."""
    for qualification in queries.watched():
        actions.tell_who_waits(qualification)


@every("day", at="03:50")
def forget_certificates() -> None:
    actions.forget_certificates()
