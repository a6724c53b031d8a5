"""Writing target behaviours."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..enums import Observer
from ..models import MOST_CRITICAL, Goal, TargetBehaviour
from .filling import fill, refuse_errors

BEHAVIOUR_FIELDS = (
    "actor",
    "situation",
    "action",
    "standard",
    "owner",
    "chances_a_month",
    "observable",
    "kpi",
    "critical",
    "observers",
    "done_now",
    "done_aim",
    "knowledge",
    "skill",
    "motivation",
    "environment",
)
HEAVIEST = 3  # of a cause that stands in the way


@transaction.atomic
def write_behaviour(goal: Goal, *, by: Person, owner: Person, **fields: Any) -> TargetBehaviour:
    """What people do differently so that the goal is reached. Refused while something in it cannot be seen.

    `fields`: the other BEHAVIOUR_FIELDS. Raises ValidationError ({field: [what and what to do]})."""
    require(permissions.may_write_behaviour(by, goal), _("Gedrag schrijven de directie, de opleiders en de eigenaar."))
    if goal.is_closed:
        raise ValidationError(_("Dit doel is afgesloten. Open het eerst weer."))
    behaviour = TargetBehaviour(goal=goal, owner=owner)
    fill(behaviour, BEHAVIOUR_FIELDS, fields)
    _refuse_unclear(behaviour)
    behaviour.save()
    announce(events.BehaviourWritten(by=by.pk, behaviour=behaviour.pk))
    return behaviour


@transaction.atomic
def change_behaviour(behaviour: TargetBehaviour, *, by: Person, **fields: Any) -> TargetBehaviour:
    """Change some of BEHAVIOUR_FIELDS, under the same rules as writing. No change leaves no trace."""
    require(
        permissions.may_change_behaviour(by, behaviour),
        _("Dit gedrag veranderen de directie, de opleiders en de eigenaar."),
    )
    if not behaviour.is_standing:
        raise ValidationError(_("Dit gedrag is weggehaald. Zet het eerst terug."))
    if not fill(behaviour, BEHAVIOUR_FIELDS, fields):
        return behaviour
    _refuse_unclear(behaviour)
    behaviour.save()
    announce(events.BehaviourChanged(by=by.pk, behaviour=behaviour.pk))
    return behaviour


@transaction.atomic
def retire_behaviour(behaviour: TargetBehaviour, *, by: Person) -> TargetBehaviour:
    """No longer asked of anybody. Plans people made for it stay theirs. Retiring twice is retiring once."""
    require(
        permissions.may_change_behaviour(by, behaviour),
        _("Dit gedrag weghalen doen de directie, de opleiders en de eigenaar."),
    )
    if behaviour.is_standing:
        behaviour.retired_at = clock.now()
        behaviour.save(update_fields=["retired_at"])
        announce(events.BehaviourRetired(by=by.pk, behaviour=behaviour.pk))
    return behaviour


@transaction.atomic
def restore_behaviour(behaviour: TargetBehaviour, *, by: Person) -> TargetBehaviour:
    """Undo of retiring. Restoring what stands changes nothing."""
    require(
        permissions.may_change_behaviour(by, behaviour),
        _("Dit gedrag terugzetten doen de directie, de opleiders en de eigenaar."),
    )
    if not behaviour.is_standing:
        behaviour.retired_at = None
        behaviour.save(update_fields=["retired_at"])
        announce(events.BehaviourRestored(by=by.pk, behaviour=behaviour.pk))
    return behaviour


def _refuse_unclear(behaviour: TargetBehaviour) -> None:
    """What the lint refuses, a KPI of another goal, an unknown observer, and a fourth critical behaviour."""
    problems: dict[str, list[str]] = {}
    if behaviour.kpi is not None and behaviour.kpi.goal_id != behaviour.goal_id:
        problems["kpi"] = [_("Deze maat hoort bij een ander doel. Kies een maat van dit doel.")]
    if not set(behaviour.observers) <= set(Observer.values):
        problems["observers"] = [_("Kies wie mag zien of het gebeurt uit de lijst.")]
    for cause in ("knowledge", "skill", "motivation", "environment"):
        if (getattr(behaviour, cause) or 0) > HEAVIEST:
            problems[cause] = [_("Kies een getal van 0 tot en met {most}.").format(most=HEAVIEST)]
    others = TargetBehaviour.objects.standing().filter(goal=behaviour.goal, critical=True).exclude(pk=behaviour.pk)
    if behaviour.critical and others.count() >= MOST_CRITICAL:
        text = _("Dit doel heeft al {n} gedragingen die het verschil maken. Haal er eerst een van de lijst.")
        problems["critical"] = [text.format(n=MOST_CRITICAL)]
    if problems:
        raise ValidationError(problems)
    refuse_errors(behaviour)
