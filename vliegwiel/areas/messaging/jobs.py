from vliegwiel.areas.people.models import Person
from vliegwiel.kit.jobs import every

from . import actions, queries


@every("minute", atomic=False)
def mail_what_is_due() -> None:
    """Decide what is due, one person at a time, and send what was made; what was half sent is taken up again."""
    people = Person.objects.get_queryset().in_bulk(queries.due())
    for person in people.values():
        actions.compose(person)
    actions.post_all(list(queries.unsent()))


@every("day", at="03:20")
def purge_messages() -> None:
    """Old messages go, as promised to whoever they were sent to."""
    actions.purge()
