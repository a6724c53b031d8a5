"""Who may set direction."""

from vliegwiel.areas.people import permissions as people
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person

from .models import (
    Charter,
    Goal,
    Kpi,
    ReadingImport,
    ReadingToken,
    RequiredDriver,
    Side,
    TargetBehaviour,
    Theme,
    WorkplaceFix,
)


def may_write_goal(by: Person) -> bool:
    """Leaders and the L&D lead."""
    return people.may_set_direction(by)


def may_change_goal(by: Person, goal: Goal) -> bool:
    """Leaders and the L&D lead, and the goal's owner."""
    return may_write_goal(by) or goal.owner_id == by.pk


def may_change_theme(by: Person, theme: Theme) -> bool:
    """Leaders and the L&D lead, and the theme's owner."""
    return may_write_goal(by) or theme.owner_id == by.pk


def may_write_kpi(by: Person, goal: Goal | None) -> bool:
    """Whoever may change the goal; the academy's own, whoever may write goals."""
    return may_write_goal(by) if goal is None else may_change_goal(by, goal)


def may_change_kpi(by: Person, kpi: Kpi) -> bool:
    """Whoever may write one there, and the KPI's owner."""
    return kpi.owner_id == by.pk or may_write_kpi(by, kpi.goal)


def may_record_reading(by: Person, kpi: Kpi) -> bool:
    """Whoever may change the KPI."""
    return may_change_kpi(by, kpi)


def may_import_readings(by: Person, *, goal: Goal | None, kpi: Kpi | None) -> bool:
    """At a KPI whoever may record for it; elsewhere whoever may write KPIs there."""
    return may_write_kpi(by, goal) if kpi is None else may_record_reading(by, kpi)


def may_see_reading_import(by: Person, held: ReadingImport) -> bool:
    """Whoever handed it in, leaders and the L&D lead. What she may record is asked per KPI."""
    return held.by_id == by.pk or may_write_goal(by)


def may_make_token(by: Person, kpi: Kpi | None) -> bool:
    """For one KPI whoever may record for it; for all of hers, leaders and the L&D lead."""
    return may_write_goal(by) if kpi is None else may_record_reading(by, kpi)


def may_see_tokens(by: Person, kpi: Kpi | None) -> bool:
    """Whoever may make one there, and administrators, who watch over keys."""
    return by.holds(Role.ADMINISTRATOR) or may_make_token(by, kpi)


def may_revoke_token(by: Person, token: ReadingToken) -> bool:
    """Its maker, leaders, the L&D lead and administrators."""
    return token.by_id == by.pk or by.holds(Role.ADMINISTRATOR) or may_write_goal(by)


def may_agree_to_person_level(by: Person) -> bool:
    """The works council, which watches over what is kept about people."""
    return by.holds(Role.WORKS_COUNCIL)


def may_put_conditions(by: Person) -> bool:
    """The works council, and nobody in its name."""
    return by.holds(Role.WORKS_COUNCIL)


def sits_on_council(by: Person) -> bool:
    """The works council."""
    return by.holds(Role.WORKS_COUNCIL)


def may_keep_consents(by: Person) -> bool:
    """The works council; and the employer's side, leaders and HR, who must show the decision and of whom it hears."""
    return by.is_active and by.holds(Role.WORKS_COUNCIL, Role.LEADER, Role.HR)


def may_see_consents(by: Person) -> bool:
    """Who runs the academy or watches over it."""
    return people.may_enter_office(by)


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


def may_see_judgements(by: Person, owner: int) -> bool:
    """Who judges an edge, who builds on it, and who leads the academy or watches over it."""
    return by.pk == owner or by.holds(Role.LND_LEAD, Role.AUTHOR, Role.LEADER, Role.WORKS_COUNCIL)


def may_add_fix(by: Person, behaviour: TargetBehaviour | None) -> bool:
    """Whoever may change the behaviour; authors too, because an intake may end in one."""
    if may_write_goal(by) or by.holds(Role.AUTHOR):
        return True
    return behaviour is not None and may_change_behaviour(by, behaviour)


def may_change_fix(by: Person, fix: WorkplaceFix) -> bool:
    """Who must do it, and whoever may change the behaviour."""
    if fix.owner_id == by.pk or may_write_goal(by):
        return True
    return fix.behaviour is not None and may_change_behaviour(by, fix.behaviour)


def may_change_driver(by: Person, driver: RequiredDriver) -> bool:
    """Whoever may change the behaviour it keeps alive."""
    return may_change_behaviour(by, driver.behaviour)


def may_tick(by: Person, driver: RequiredDriver) -> bool:
    """Who must do it, and whoever may change the behaviour."""
    return driver.owner_id == by.pk or may_change_driver(by, driver)
