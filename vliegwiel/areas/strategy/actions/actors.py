"""Saying of whom a behaviour is asked, in units and positions."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vliegwiel.areas.people.models import Person, Position, Unit
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import ActorGroup, TargetBehaviour


@transaction.atomic
def set_actors(
    behaviour: TargetBehaviour, *, units: Iterable[Unit] = (), positions: Iterable[Position] = (), by: Person
) -> None:
    """From now on it is asked of these units (with what is below them) and positions; of everybody when none."""
    require(
        permissions.may_change_behaviour(by, behaviour),
        _("Dit gedrag veranderen de directie, de opleiders en de eigenaar."),
    )
    wanted = {(unit.pk, None) for unit in units} | {(None, position.pk) for position in positions}
    there = {(row.unit_id, row.position_id): row.pk for row in behaviour.actor_groups.all()}
    if wanted == set(there):
        return
    ActorGroup.objects.filter(pk__in=[pk for group, pk in there.items() if group not in wanted]).delete()
    for unit, position in sorted(wanted - set(there), key=str):
        ActorGroup.objects.create(behaviour=behaviour, unit_id=unit, position_id=position)
    announce(events.ActorsSet(by=by.pk, behaviour=behaviour.pk))
