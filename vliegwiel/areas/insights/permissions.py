"""Who may see the academy from above, and decide."""

from django.utils import timezone

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

from .enums import CaseState
from .models import CandyCase, Decision


def may_see_figures(by: Person) -> bool:
    """The L&D lead, leaders and the works council; always groups, never persons."""
    return by.holds(Role.LND_LEAD, Role.LEADER, Role.WORKS_COUNCIL)


def may_decide(by: Person) -> bool:
    """The L&D lead and leaders. The works council watches."""
    return by.holds(Role.LND_LEAD, Role.LEADER)


def may_withdraw(by: Person, decision: Decision) -> bool:
    """Who took it, on the day it was taken."""
    return decision.by_id == by.pk and may_decide(by) and timezone.localtime(decision.at).date() == clock.today()


def may_read_log(by: Person) -> bool:
    """Administrators, the L&D lead and the works council."""
    return by.holds(Role.ADMINISTRATOR, Role.LND_LEAD, Role.WORKS_COUNCIL)


def may_see_whom(by: Person) -> bool:
    """Whom an entry of the log is about: administrators and the L&D lead. The works council sees no names of people
    something was done to."""
    return by.holds(Role.ADMINISTRATOR, Role.LND_LEAD)


def may_set_method(by: Person) -> bool:
    """The L&D lead."""
    return by.holds(Role.LND_LEAD)


def may_judge_design(by: Person) -> bool:
    """The L&D lead."""
    return by.holds(Role.LND_LEAD)


def may_record_outcome(by: Person) -> bool:
    """The L&D lead."""
    return by.holds(Role.LND_LEAD)


def may_see_contribution(by: Person) -> bool:
    """Who sees the figures, and authors: a score is about an activity, never about a person."""
    return may_see_figures(by) or by.holds(Role.AUTHOR)


def may_see_quadrants(by: Person) -> bool:
    """Only the L&D lead: these words help her look, and hurt whoever meets them unprepared."""
    return by.holds(Role.LND_LEAD)


def may_answer_contribution(by: Person, case: CandyCase) -> bool:
    """The owner of the activity, while she is being asked."""
    return case.state == CaseState.ASKED and case.closed_at is None and case.activity.owner_id == by.pk


def may_review(by: Person) -> bool:
    """The L&D lead opens review rounds and carries them out. Leaders propose (`may_decide`)."""
    return by.holds(Role.LND_LEAD)
