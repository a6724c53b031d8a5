"""Who may set direction."""

from vliegwiel.areas.people import permissions as people
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person

from .models import Charter, Goal, Side, TargetBehaviour


def may_write_goal(by: Person) -> bool:
    """Leaders and the L&D lead."""
    return people.may_set_direction(by)


def may_change_goal(by: Person, goal: Goal) -> bool:
    """Leaders and the L&D lead, and the goal's owner."""
    return may_write_goal(by) or goal.owner_id == by.pk


def may_record_reading(by: Person, goal: Goal) -> bool:
    """Whoever may change the goal."""
    return may_change_goal(by, goal)


def may_write_behaviour(by: Person, goal: Goal) -> bool:
    """Whoever may change the goal it serves."""
    return may_change_goal(by, goal)


def may_change_behaviour(by: Person, behaviour: TargetBehaviour) -> bool:
    """Whoever may change the goal, and the behaviour's owner."""
    return behaviour.owner_id == by.pk or may_change_goal(by, behaviour.goal)


def may_change(by: Person, thing: Goal | TargetBehaviour) -> bool:
    """As for the goal or the behaviour that it is."""
    return may_change_goal(by, thing) if isinstance(thing, Goal) else may_change_behaviour(by, thing)


def side_of(by: Person, owner: int) -> Side | None:
    """For whom she may judge an edge: its owner (a person's id) for the line, also when she is an educator; else the
    L&D lead for education. Nobody for both."""
    if by.pk == owner:
        return Side.LINE
    return Side.EDUCATION if by.holds(Role.LND_LEAD) else None


def may_write_charter(by: Person) -> bool:
    """Leaders and the L&D lead."""
    return people.may_set_direction(by)


def may_decide_by(by: Person, charter: Charter) -> bool:
    """Whoever holds the role this version of the charter says decides about exceptions."""
    return by.holds(Role(charter.decider))
