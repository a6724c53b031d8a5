"""Keeping the map's lines equal to the facts. Keeping them twice is keeping them once."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet

from vliegwiel.kit.events import announce
from vliegwiel.kit.prepared import Prepared

from .. import events
from ..models import Line
from ..queries.thread_map.fresh import fresh_lines

KEPT = [field.attname for field in Line._meta.concrete_fields if field.name != "link"]


def _stored() -> QuerySet[Line]:
    return Line.objects.select_for_update().order_by("pk")


STORED = Prepared(lambda activities: _stored().filter(activity__in=activities))


@transaction.atomic
def keep_lines(activities: Collection[int] | None = None) -> int:
    """Make the stored lines of these activities, or all, say what is so now; how many changed."""
    fresh = fresh_lines(activities)
    known = {line.pk: line for line in (_stored() if activities is None else STORED.ask(activities=list(activities)))}
    new, other = [], []
    for line in fresh:
        had = known.pop(line.pk, None)
        if had is None:
            new.append(line)
        elif any(getattr(had, name) != getattr(line, name) for name in KEPT):
            other.append(line)
    Line.objects.bulk_create(new, batch_size=500)
    Line.objects.bulk_update(other, KEPT, batch_size=200)
    if known:
        Line.objects.filter(pk__in=list(known)).delete()
    changed = len(new) + len(other) + len(known)
    if activities is None:
        announce(events.LinesKept(by=None, lines=len(fresh), changed=changed))
    return changed
