"""Setting direction: writing goals and behaviours, following the measure, handing over, closing."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Field
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from . import events, permissions, queries
from .models import Closing, Goal, GoalReading, TargetBehaviour

GOAL_FIELDS = ("statement", "owner", "measure", "measured_in", "baseline", "target", "starts", "due")
BEHAVIOUR_FIELDS = ("actor", "situation", "action", "standard", "owner", "chances_a_month", "observable")


@transaction.atomic
def write_goal(*, by: Person, statement: Any, owner: Person, **fields: Any) -> Goal:
    """Begin a goal, as a draft; it may be half finished. `fields`: any other of GOAL_FIELDS."""
    require(permissions.may_write_goal(by), _("Doelen schrijven doen de directie en de opleiders."))
    goal = Goal(owner=owner)
    _fill(goal, GOAL_FIELDS, {"statement": statement, **fields})
    if not goal.statement:
        raise ValidationError({"statement": [_("Schrijf in één zin wat er moet veranderen.")]})
    goal.save()
    announce(events.GoalWritten(by=by.pk, goal=goal.pk))
    return goal


@transaction.atomic
def change_goal(goal: Goal, *, by: Person, **fields: Any) -> Goal:
    """Change some of GOAL_FIELDS. An active goal may not become unfit to be active. No change leaves no trace.

    Raises ValidationError ({field: [what and what to do]}) when it would."""
    require(permissions.may_change_goal(by, goal), _("Dit doel veranderen de directie, de opleiders en de eigenaar."))
    if goal.is_closed:
        raise ValidationError(_("Dit doel is afgesloten. Open het eerst weer."))
    if not _fill(goal, GOAL_FIELDS, fields):
        return goal
    if not goal.statement:
        raise ValidationError({"statement": [_("Schrijf in één zin wat er moet veranderen.")]})
    if goal.is_active:
        _refuse_errors(goal)
    goal.save()
    announce(events.GoalChanged(by=by.pk, goal=goal.pk))
    return goal


@transaction.atomic
def discard_goal(goal: Goal, *, by: Person) -> None:
    """Throw a draft away, with what was written beneath it. A goal that was ever active is closed instead."""
    require(
        permissions.may_change_goal(by, goal), _("Dit doel weggooien doen de directie, de opleiders en de eigenaar.")
    )
    if not goal.is_draft:
        raise ValidationError(_("Alleen een concept kun je weggooien. Sluit dit doel af met een reden."))
    statement = str(goal)
    goal.delete()
    announce(events.GoalDiscarded(by=by.pk, statement=statement))


@transaction.atomic
def activate_goal(goal: Goal, *, by: Person) -> Goal:
    """From now on activities may serve it. Refused with everything that must be mended first."""
    require(
        permissions.may_change_goal(by, goal), _("Dit doel activeren doen de directie, de opleiders en de eigenaar.")
    )
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    if goal.is_active:
        return goal
    if goal.is_closed:
        raise ValidationError(_("Dit doel is afgesloten. Open het eerst weer."))
    _refuse_errors(goal)
    goal.state = Goal.State.ACTIVE
    goal.save(update_fields=["state"])
    announce(events.GoalActivated(by=by.pk, goal=goal.pk))
    return goal


@transaction.atomic
def close_goal(goal: Goal, *, by: Person, achieved: bool, reason: str) -> Goal:
    """Achieved or dropped, with the reason people will read later. Closing twice is closing once."""
    require(
        permissions.may_change_goal(by, goal), _("Dit doel afsluiten doen de directie, de opleiders en de eigenaar.")
    )
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    if goal.is_closed:
        return goal
    if goal.is_draft:
        raise ValidationError(_("Een concept sluit je niet af. Gooi het weg of maak het actief."))
    if not reason.strip():
        raise ValidationError({"reason": [_("Schrijf op waarom. Wie later kijkt, wil dat weten.")]})
    Closing.objects.create(goal=goal, by=by, reason=reason.strip())
    goal.state = Goal.State.ACHIEVED if achieved else Goal.State.DROPPED
    goal.save(update_fields=["state"])
    event = events.GoalAchieved if achieved else events.GoalDropped
    announce(event(by=by.pk, goal=goal.pk))
    return goal


@transaction.atomic
def reopen_goal(goal: Goal, *, by: Person) -> Goal:
    """Closed by mistake, or it came back: active again. Its closing is forgotten, the log keeps it."""
    require(permissions.may_change_goal(by, goal), _("Dit doel openen doen de directie, de opleiders en de eigenaar."))
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    if not goal.is_closed:
        return goal
    _refuse_errors(goal)
    Closing.objects.filter(goal=goal).delete()
    goal.state = Goal.State.ACTIVE
    goal.save(update_fields=["state"])
    announce(events.GoalReopened(by=by.pk, goal=goal.pk))
    return goal


@transaction.atomic
def record_reading(goal: Goal, *, by: Person, on: date, value: Decimal) -> GoalReading:
    """The measure's value on a day; a second value for the same day replaces the first."""
    require(permissions.may_record_reading(by, goal), _("Metingen noteren de directie, de opleiders en de eigenaar."))
    if on > clock.today():
        raise ValidationError({"on": [_("Deze dag moet nog komen. Noteer wat al gemeten is.")]})
    reading = GoalReading.objects.filter(goal=goal, on=on).first() or GoalReading(goal=goal, on=on)
    if reading.pk and reading.value == value:
        return reading
    reading.value = value
    reading.save()
    announce(events.ReadingRecorded(by=by.pk, goal=goal.pk, on=on.isoformat(), value=str(value)))
    return reading


@transaction.atomic
def remove_reading(goal: Goal, *, by: Person, on: date) -> None:
    """Take back a reading that was a mistake. Removing twice is removing once."""
    require(permissions.may_record_reading(by, goal), _("Metingen noteren de directie, de opleiders en de eigenaar."))
    removed, _counts = GoalReading.objects.filter(goal=goal, on=on).delete()
    if removed:
        announce(events.ReadingRemoved(by=by.pk, goal=goal.pk, on=on.isoformat()))


@transaction.atomic
def write_behaviour(goal: Goal, *, by: Person, owner: Person, **fields: Any) -> TargetBehaviour:
    """What people do differently so that the goal is reached. Refused while something in it cannot be seen.

    `fields`: the other BEHAVIOUR_FIELDS. Raises ValidationError ({field: [what and what to do]})."""
    require(permissions.may_write_behaviour(by, goal), _("Gedrag schrijven de directie, de opleiders en de eigenaar."))
    if goal.is_closed:
        raise ValidationError(_("Dit doel is afgesloten. Open het eerst weer."))
    behaviour = TargetBehaviour(goal=goal, owner=owner)
    _fill(behaviour, BEHAVIOUR_FIELDS, fields)
    _refuse_errors(behaviour)
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
    if not _fill(behaviour, BEHAVIOUR_FIELDS, fields):
        return behaviour
    _refuse_errors(behaviour)
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


@transaction.atomic
def hand_over(thing: Goal | TargetBehaviour, *, by: Person, to: Person) -> None:
    """A goal or behaviour gets another owner, who must work here. An active goal is never given to an educator."""
    require(permissions.may_change(by, thing), _("Overdragen doen de directie, de opleiders en de eigenaar."))
    if thing.owner_id == to.pk:
        return
    if not to.is_active:
        raise ValidationError({"owner": [_("Deze persoon werkt hier niet meer. Kies iemand anders.")]})
    thing.owner = to
    if isinstance(thing, Goal) and thing.is_active:
        _refuse_errors(thing)
    thing.save(update_fields=["owner"])
    if isinstance(thing, Goal):
        announce(events.GoalHandedOver(by=by.pk, goal=thing.pk, person=to.pk))
    else:
        announce(events.BehaviourHandedOver(by=by.pk, behaviour=thing.pk, person=to.pk))


def _fill(thing: Goal | TargetBehaviour, allowed: tuple[str, ...], fields: dict[str, Any]) -> bool:
    """Put the values on the thing (not saved); whether anything changed. An unknown field is a programming error."""
    changed = False
    for name, given in fields.items():
        if name not in allowed:
            raise TypeError(f"{type(thing).__name__} has no {name} to write")
        value = given if name == "owner" else _as_stored(thing, name, given)
        if getattr(thing, name) != value:
            setattr(thing, name, value)
            changed = True
    return changed


def _as_stored(thing: Goal | TargetBehaviour, name: str, given: Any) -> Any:
    """ "7" becomes Decimal(7), "Minder" becomes Words: so that what did not change is seen not to."""
    field = thing._meta.get_field(name)
    assert isinstance(field, Field)
    return field.to_python(given)


def _refuse_errors(thing: Goal | TargetBehaviour) -> None:
    if found := queries.errors(thing):
        problems: dict[str, list[str]] = {}
        for weakness in found:
            problems.setdefault(weakness.field, []).append(f"{weakness.text} {weakness.suggestion}")
        raise ValidationError(problems)
