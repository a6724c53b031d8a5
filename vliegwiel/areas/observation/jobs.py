"""What the clock starts, once a day."""

from vliegwiel.kit.jobs import every

from . import actions, queries


@every("day", at="06:05")
def release_observers() -> None:
    """Where an observer left the organisation, she hears it and may choose another."""
    for ask in queries.observers_gone():
        actions.release_observer(ask)


@every("day", at="08:40")
def tell_what_asks() -> None:
    """One message for each activity of which something is asked. Running twice tells nobody twice."""
    for person, moment, checks in queries.due():
        actions.tell_due(person, moment, checks)


@every("day", at="04:20")
def forget_checks() -> None:
    """What was kept for twelve months goes."""
    actions.forget_checks()


@every("day", at="04:25")
def forget_photos() -> None:
    """Photographs nobody consented to go."""
    actions.forget_photos()


@every("day", at="04:30", atomic=False)
def forget_lists() -> None:
    """Lists that were filled in or asked for two years ago go."""
    actions.forget_lists()
