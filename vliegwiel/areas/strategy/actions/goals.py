"""Writing goals, activating, closing, handing over."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions
from ..models import MOST_TOP_GOALS, Closing, Goal, Kpi, TargetBehaviour, TopGoal
from .filling import fill, refuse_errors
from .kpis import KPI_FIELDS

GOAL_FIELDS = ("statement", "owner", "success", "theme", "priority", "starts", "due")
# What a goal's own form asks of its headline KPI, and what it is called there.
OF_HEADLINE = {
    "measure": "name",
    "measured_in": "unit",
    "baseline": "baseline",
    "baseline_from": "baseline_from",
    "baseline_until": "baseline_until",
    "baseline_n": "baseline_n",
    "target": "target",
}


@transaction.atomic
def write_goal(*, by: Person, statement: Any, owner: Person, **fields: Any) -> Goal:
    """Begin a goal with its headline KPI, as a draft; both may be half finished.

    `fields`: any other of GOAL_FIELDS, and of OF_HEADLINE for the KPI."""
    require(permissions.may_write_goal(by), _("Doelen schrijven doen de directie en de opleiders."))
    goal, kpi = Goal(owner=owner), Kpi()
    fill(kpi, KPI_FIELDS, _of_headline(fields))
    fill(goal, GOAL_FIELDS, {"statement": statement, **fields})
    if not goal.statement:
        raise ValidationError({"statement": [_("Schrijf in één zin wat er moet veranderen.")]})
    goal.save()
    kpi.goal = goal
    kpi.save()
    announce(events.GoalWritten(by=by.pk, goal=goal.pk))
    return goal


@transaction.atomic
def change_goal(goal: Goal, *, by: Person, **fields: Any) -> Goal:
    """Change some of GOAL_FIELDS or OF_HEADLINE. An active goal may not become unfit to be active. No change leaves
    no trace.

    Raises ValidationError ({field: [what and what to do]}) when it would."""
    require(permissions.may_change_goal(by, goal), _("Dit doel veranderen de directie, de opleiders en de eigenaar."))
    if goal.is_closed:
        raise ValidationError(_("Dit doel is afgesloten. Open het eerst weer."))
    kpi = goal.headline or Kpi(goal=goal)
    measured = fill(kpi, KPI_FIELDS, _of_headline(fields))
    if not fill(goal, GOAL_FIELDS, fields) and not measured:
        return goal
    if not goal.statement:
        raise ValidationError({"statement": [_("Schrijf in één zin wat er moet veranderen.")]})
    if goal.is_active:
        refuse_errors(goal, headline=kpi)
    goal.save()
    if measured:
        kpi.save()
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
def put_first(goals: Collection[Goal], *, by: Person) -> None:
    """The goals the board puts first, three at most, in place of those before. Twice is once. ValidationError for more,
    and for a goal that is not active."""
    require(permissions.may_write_goal(by), _("Welke doelen vooropgaan, kiezen de directie en de opleiders."))
    if len(goals) > MOST_TOP_GOALS:
        raise ValidationError({"goals": _("Kies er ten hoogste drie. Alles vooropzetten is niets vooropzetten.")})
    if any(not goal.is_active for goal in goals):
        raise ValidationError({"goals": _("Alleen een doel dat actief is kan vooropgaan.")})
    chosen = {goal.pk for goal in goals}
    there = set(TopGoal.objects.select_for_update().values_list("goal", flat=True))
    if chosen == there:
        return
    TopGoal.objects.exclude(goal__in=chosen).delete()
    TopGoal.objects.bulk_create([TopGoal(goal=goal, by=by) for goal in goals if goal.pk not in there])
    announce(events.GoalsPutFirst(by=by.pk, goals=tuple(sorted(chosen))))


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
    refuse_errors(goal)
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
    refuse_errors(goal)
    Closing.objects.filter(goal=goal).delete()
    goal.state = Goal.State.ACTIVE
    goal.save(update_fields=["state"])
    announce(events.GoalReopened(by=by.pk, goal=goal.pk))
    return goal


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
        refuse_errors(thing)
    thing.save(update_fields=["owner"])
    if isinstance(thing, Goal):
        announce(events.GoalHandedOver(by=by.pk, goal=thing.pk, person=to.pk))
    else:
        announce(events.BehaviourHandedOver(by=by.pk, behaviour=thing.pk, person=to.pk))


def _of_headline(fields: dict[str, Any]) -> dict[str, Any]:
    """Take what is the headline KPI's out of `fields`, by the KPI's own names."""
    return {name: fields.pop(asked) for asked, name in OF_HEADLINE.items() if asked in fields}
