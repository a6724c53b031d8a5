import time

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.jobs import every

from . import actions, queries

ENOUGH = 40.0  # seconds


@every("minute", atomic=False)
def mail_what_is_due() -> None:
    """Decide what is due, one person at a time, and send what was made; what was half sent is taken up again.

    Some hundreds at a time for as long as the minute allows: the mail of the week is due for everybody at once.
    """
    until = time.monotonic() + ENOUGH
    had: set[int] = set()
    while True:
        people = Person.objects.get_queryset().in_bulk(person for person in queries.due() if person not in had)
        for person in people.values():
            actions.compose(person)
        actions.post_all(list(queries.unsent()))
        had |= people.keys()
        if not people or time.monotonic() > until:
            return


@every("day", at="03:20")
def purge_messages() -> None:
    """Old messages go, as promised to whoever they were sent to."""
    actions.purge()
