"""Every activity beside all others, worked out ahead. Working it out twice is working it out once."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet

from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.prepared import Prepared

from .. import events
from ..models import Appraisal
from ..queries.appreciation.facts import appraisals

TOLD = [
    field.attname for field in Appraisal._meta.concrete_fields if field.name not in ("id", "activity", "counted_at")
]


def _stored() -> QuerySet[Appraisal]:
    return Appraisal.objects.select_for_update().order_by("activity")


STORED = Prepared(lambda activities: _stored().filter(activity__in=activities))


@transaction.atomic
def appraise(only: Collection[int] | None = None) -> int:
    """Make the stored appraisals say what is so now, of all activities or `only` these; how many changed."""
    fresh = appraisals(only)
    stored = _stored() if only is None else STORED.ask(activities=list(only))
    known = {one.activity_id: one for one in stored}
    now, new, other = clock.now(), [], []
    for one in fresh:
        had = known.pop(one.activity_id, None)
        if had is None:
            one.counted_at = now
            new.append(one)
        elif any(getattr(had, name) != getattr(one, name) for name in TOLD):
            one.pk, one.counted_at = had.pk, now
            other.append(one)
    Appraisal.objects.bulk_create(new, batch_size=500)
    Appraisal.objects.bulk_update(other, [*TOLD, "counted_at"], batch_size=200)
    if known:
        Appraisal.objects.filter(pk__in=[one.pk for one in known.values()]).delete()
    changed = len(new) + len(other) + len(known)
    if only is None:
        announce(events.Appraised(by=None, activities=len(fresh), changed=changed))
    return changed
