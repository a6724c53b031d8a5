"""Who may do what with plans. Being somebody's manager opens nothing here; being chosen by her does."""

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.models import Completion, Enrolment
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import leads

from .models import CheckIn, Intention, Plan, SupportDecline, Talk


def may_plan(by: Person, activity: Activity) -> bool:
    """Whoever can find the activity, or began or finished it, for herself."""
    if Activity.objects.visible_to(by).filter(pk=activity.pk).exists():
        return True
    mine = {"person": by, "activity": activity}
    return Enrolment.objects.filter(**mine).exists() or Completion.objects.filter(**mine).exists()


def may_read_card(by: Person, intention: Intention) -> bool:
    """Who wrote it, and the one she asked for two minutes; he reads the card and not her line."""
    return by.is_active and by.pk in (intention.person_id, intention.talks_with_id)


def may_keep(by: Person, plan: Plan) -> bool:
    """Only who made it changes, pauses, stops or wipes it, and chooses who gives support."""
    return plan.person_id == by.pk


def may_pause(by: Person) -> bool:
    """Everybody who works here, her own check-ins; no reason needed."""
    return by.is_active


def may_answer(by: Person, check_in: CheckIn) -> bool:
    """Only who made the plan says how it went."""
    return check_in.plan.person_id == by.pk


def may_support(by: Person, check_in: CheckIn) -> bool:
    """Only the one she chose, never herself."""
    return check_in.plan.supporter_id == by.pk and check_in.plan.person_id != by.pk


def may_decline(by: Person, plan: Plan) -> bool:
    """Only the one who was asked; who said so already may say it again."""
    return plan.supporter_id == by.pk or SupportDecline.objects.filter(plan=plan, by=by).exists()


def may_mark(by: Person, person: Person) -> bool:
    """Who leads her today, by any line or standing in, ticks his own part."""
    return leads(by, person)


def may_focus(by: Person) -> bool:
    """Who leads somebody today."""
    return by.leads_someone


def may_call_off(by: Person, talk: Talk) -> bool:
    """Both who would be there."""
    return by.is_active and by.pk in (talk.manager_id, talk.person_id)
