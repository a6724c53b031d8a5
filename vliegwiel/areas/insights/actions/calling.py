"""Once a week every judge hears how many edges wait for her."""

from django.db import transaction

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.models import Goal, Theme
from vliegwiel.kit.events import announce_all

from .. import events, queries


@transaction.atomic
def call_judges() -> int:
    """Announce for each educator and each owner of an active goal or theme what waits for her; how many were called.

    Nobody is called about nothing. Who is called twice in a week is told once.
    """
    owners = set(Goal.objects.active().order_by("pk").values_list("owner", flat=True))
    owners |= set(Theme.objects.on().order_by("pk").values_list("owner", flat=True))
    called = []
    for person in Person.objects.filter(pk__in=owners | strategy.educating()).order_by("pk"):
        waiting = queries.edge_rows(person, "waiting") if person.is_active else None
        if waiting and waiting.rows:
            called.append(events.JudgeCalled(by=None, person=person.pk, edges=len(waiting.rows), more=waiting.more))
    announce_all(called)
    return len(called)
