"""Who may do what with people. Plain sentences; the office and the command line ask the same functions."""

from .enums import Role
from .models import Person, Unit

# Who does it. None is the operator of the machine itself, at its command line: no web page ever passes None.
Doer = Person | None


def leads(by: Person, person: Person) -> bool:
    """She leads him today: by a solid or dotted line, or standing in for who does."""
    return Person.objects.led_by(by).filter(pk=person.pk).exists()


def may_keep_people(by: Doer) -> bool:
    """HR and administrators keep units, employments and reporting lines, and import staff."""
    return by is None or by.holds(Role.HR, Role.ADMINISTRATOR)


def may_merge(by: Person, *accounts: Person) -> bool:
    """HR and administrators; never an account of their own."""
    return may_keep_people(by) and by.pk not in {one.pk for one in accounts}


def may_keep_kiosks(by: Person) -> bool:
    """Administrators make a device a kiosk, and end it."""
    return by.holds(Role.ADMINISTRATOR)


def may_see_people(by: Person) -> bool:
    """Who keeps them, and the L&D lead, who only reads."""
    return by.holds(Role.HR, Role.ADMINISTRATOR, Role.LND_LEAD)


def may_grant_roles(by: Doer) -> bool:
    """Administrators only."""
    return by is None or by.holds(Role.ADMINISTRATOR)


def may_set_brand(by: Doer) -> bool:
    """Administrators and the L&D lead."""
    return by is None or by.holds(Role.ADMINISTRATOR, Role.LND_LEAD)


def may_run_academy(by: Person) -> bool:
    """The L&D lead."""
    return by.holds(Role.LND_LEAD)


def may_set_direction(by: Person) -> bool:
    """Leaders and the L&D lead write goals and behaviours."""
    return by.holds(Role.LEADER, Role.LND_LEAD)


def may_author(by: Person, unit: Unit | None = None) -> bool:
    """Authors within their scope, and the L&D lead everywhere."""
    return any(
        grant.role == Role.LND_LEAD or (grant.role == Role.AUTHOR and (unit is None or grant.covers(unit)))
        for grant in by.grants
    )


def may_give_code(by: Person, to: Person) -> bool:
    """Her manager, for somebody who works here and has no e-mail address."""
    return to.email is None and to.is_active and leads(by, to)


def may_enter_office(by: Person) -> bool:
    """Those who run the academy or watch over it."""
    return by.holds(Role.LND_LEAD, Role.HR, Role.LEADER, Role.ADMINISTRATOR, Role.WORKS_COUNCIL)
