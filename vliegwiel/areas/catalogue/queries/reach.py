"""For whom an activity is, and whether anybody among them is asked for the behaviour it serves."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from vliegwiel.areas.people.models import Placement
from vliegwiel.areas.strategy.models import ActorGroup

from ..models import AudienceGroup

Group = AudienceGroup | ActorGroup


def reaches(audience: Sequence[AudienceGroup], actors: Sequence[ActorGroup]) -> bool:
    """Whether anybody who works here today belongs to both. No groups on one side means everybody. One query, or none.

    The groups come with their unit."""
    if not audience or not actors:
        return True
    return Placement.objects.on().filter(_placed(audience)).filter(_placed(actors)).exists()


def named(groups: Iterable[Group]) -> str:
    """The groups in words: "Klantenservice, Monteur"."""
    return ", ".join(str(group) for group in groups)


def _placed(groups: Iterable[Group]) -> Q:
    anywhere = Q(pk__in=[])
    for group in groups:
        if group.unit:
            anywhere |= Q(unit__path__startswith=group.unit.path)
        else:
            anywhere |= Q(position=group.position_id)
    return anywhere
