"""Saying for whom an activity is, in units and positions."""

from collections.abc import Iterable

from django.db import transaction

from vliegwiel.areas.people.models import Person, Position, Unit
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import Activity, AudienceGroup
from .writing import NOT_YOURS


@transaction.atomic
def set_audience(
    activity: Activity, *, units: Iterable[Unit] = (), positions: Iterable[Position] = (), by: Person
) -> None:
    """From now on it is for these units (with what is below them) and positions; for everybody when none."""
    require(permissions.may_edit(by, activity), NOT_YOURS)
    wanted = {(unit.pk, None) for unit in units} | {(None, position.pk) for position in positions}
    there = {(row.unit_id, row.position_id): row.pk for row in activity.audience.all()}
    if wanted == set(there):
        return
    AudienceGroup.objects.filter(pk__in=[pk for group, pk in there.items() if group not in wanted]).delete()
    for unit, position in sorted(wanted - set(there), key=str):
        AudienceGroup.objects.create(activity=activity, unit_id=unit, position_id=position)
    announce(events.AudienceSet(by=by.pk, activity=activity.pk))
