"""Counting the transfer board. Twice is once."""

from django.db import transaction

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce

from .. import events, queries
from ..models import TransferCount


def count_transfer(activity: Activity | None = None) -> int:
    """Count one activity, or all of them, again from the facts; how many figures were not what they should be.

    A quarter that ended half a year ago stands as it was counted. Each activity is a transaction of its own. For the
    night: a figure that moves when somebody answers tells on her.
    """
    here = set(queries.homes())
    activities = [activity] if activity else list(Activity.objects.order_by("pk"))
    changed = sum(_count(one, here) for one in activities)
    announce(events.TransferCounted(by=None, activities=len(activities), changed=changed))
    return changed


@transaction.atomic
def _count(activity: Activity, here: set[int]) -> int:
    Activity.objects.select_for_update().get(pk=activity.pk)  # one count of it at a time
    known = {(row.quarter, row.what): row for row in TransferCount.objects.filter(activity=activity).order_by("pk")}
    # What was counted of a quarter long gone stays; one that was never counted still is.
    stand = {quarter for quarter, _what in known if quarter and queries.stands(quarter, clock.today())}
    fresh = {key: n for key, n in queries.tallied(activity.pk, here).items() if key[0] not in stand}
    fresh |= {key: row.people for key, row in known.items() if key[0] in stand}
    fresh |= queries.transfer_together(fresh, queries.smallest_group(), clock.today())
    gone = [row.pk for key, row in known.items() if key not in fresh]
    other = [row for key, row in known.items() if key in fresh and row.people != fresh[key]]
    now = clock.now()
    new = [
        TransferCount(activity=activity, quarter=quarter, what=what, people=people, counted_at=now)
        for (quarter, what), people in fresh.items()
        if (quarter, what) not in known
    ]
    for row in other:
        row.people = fresh[row.quarter, row.what]
    TransferCount.objects.filter(pk__in=gone).delete()
    TransferCount.objects.bulk_create(new, batch_size=500)
    TransferCount.objects.bulk_update(other, ["people"], batch_size=500)
    TransferCount.objects.filter(activity=activity).update(counted_at=now)
    return len(new) + len(other) + len(gone)
