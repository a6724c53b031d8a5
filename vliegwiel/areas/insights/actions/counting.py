"""Keeping the cells equal to the facts. Counting twice is counting once."""

from collections import Counter

from django.db import transaction
from django.db.models import QuerySet

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person, Unit
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.prepared import Prepared

from .. import events, queries
from ..enums import Stage
from ..models import Cell, Headline
from ..queries.counting import Counts

Key = tuple[int | None, str]  # unit (None: all of them), stage


@transaction.atomic
def recount_unit(activity: Activity, *, person: Person) -> None:
    """Count one activity again in the unit where this person is placed today; nothing when she is placed nowhere."""
    placed = queries.home_of(person)
    if placed is None:
        return
    _hold(activity)
    unit = Unit.objects.get(pk=placed)
    fresh = queries.counts(activity, queries.homes(unit), only_these=True)
    _write(activity, _keys(fresh), within=unit)


@transaction.atomic
def recount_headline() -> None:
    """Count again how many of all who work here are applying what they learned."""
    row, _new = Headline.objects.get_or_create(pk=1)
    # One count at a time, as in _hold: a later one must see what an earlier one saw, or more.
    row = Headline.objects.select_for_update().get(pk=row.pk)
    row.people, row.of = queries.count_headline()
    row.counted_at = clock.now()
    row.save(update_fields=["people", "of", "counted_at"])


def recount(activity: Activity | None = None) -> int:
    """Count one activity, or all of them, again from the facts; how many cells were not what they should be.

    Counting all of them counts the headline too. Each activity is its own transaction, so that nobody waits long for a
    lock. 10,000 people and 200 activities take well under a minute.
    """
    where = queries.homes()
    activities = [activity] if activity else list(Activity.objects.order_by("pk"))
    changed = 0
    for one in activities:
        with transaction.atomic():
            _hold(one)
            changed += _write(one, _keys(queries.counts(one, where)), within=None)
    if activity is None:
        recount_headline()
    announce(events.Recounted(by=None, activities=len(activities), changed=changed))
    return changed


def _hold(activity: Activity) -> None:
    """One count of an activity at a time: a later one must see what an earlier one saw, or more."""
    if not HELD.ask(activity=activity.pk):
        Cell.objects.get_or_create(activity=activity, unit=None, stage=Stage.INVITED)
        HELD.ask(activity=activity.pk)


def _held(activity: int) -> "QuerySet[Cell, int]":
    cells = Cell.objects.select_for_update().filter(activity=activity, unit=None, stage=Stage.INVITED)
    return cells.order_by("pk").values_list("pk", flat=True)


# Somebody's next step counts her unit again.
HELD = Prepared(_held)
CELLS = Prepared(lambda activity: Cell.objects.filter(activity=activity).order_by("pk"))


def _keys(counted: Counts) -> dict[Key, int]:
    return {(unit, stage.value): people for (unit, stage), people in counted.items()}


def _write(activity: Activity, fresh: dict[Key, int], *, within: Unit | None) -> int:
    """Make the cells say what was counted, in one unit or everywhere, and the totals with them."""
    cells = {(cell.unit_id, cell.stage): cell for cell in CELLS.ask(activity=activity.pk)}
    for key, cell in cells.items():
        if within is not None and key[0] not in (None, within.pk):
            fresh[key] = cell.people  # counted elsewhere: stands
    together: Counter[Key] = Counter({(None, Stage.INVITED.value): 0})
    for (_unit, stage), people in fresh.items():
        together[(None, str(stage))] += people
    wanted = {(unit, str(stage)): people for (unit, stage), people in fresh.items()} | dict(together)
    now = clock.now()
    new = [
        Cell(activity=activity, unit_id=unit, stage=stage, people=people, counted_at=now)
        for (unit, stage), people in wanted.items()
        if (unit, stage) not in cells
    ]
    gone = [cell.pk for key, cell in cells.items() if key not in wanted]
    other = [cell for key, cell in cells.items() if key in wanted and cell.people != wanted[key]]
    for cell in other:
        cell.people, cell.counted_at = wanted[(cell.unit_id, cell.stage)], now
    Cell.objects.bulk_create(new, batch_size=500)
    Cell.objects.bulk_update(other, ["people", "counted_at"], batch_size=500)
    if gone:
        Cell.objects.filter(pk__in=gone).delete()
    Cell.objects.filter(activity=activity, unit=None, stage=Stage.INVITED).update(counted_at=now)
    return len(new) + len(other) + len(gone)
