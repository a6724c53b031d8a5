"""Who may do what with plans. Being somebody's manager opens nothing here; being chosen by her does."""

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.models import Completion, Enrolment
from vliegwiel.areas.live.models import Session
from vliegwiel.areas.live.permissions import Doer, teaches
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import leads

from .models import CheckIn, GroupAsk, GroupPlan, Intention, Joining, Plan, SupportDecline, Talk


def may_plan(by: Person, activity: Activity) -> bool:
    """Whoever can find the activity, began or finished it, or was asked to join a plan for it, for herself."""
    if Activity.objects.visible_to(by).filter(pk=activity.pk).exists():
        return True
    mine = {"person": by, "activity": activity}
    if Enrolment.objects.filter(**mine).exists() or Completion.objects.filter(**mine).exists():
        return True
    return GroupAsk.objects.filter(person=by, group_plan__activity=activity).exists()


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


def may_propose(by: Doer, people: set[int], *, session: Session | None, team: int | None) -> bool:
    """Who learned it with them (`people`), who gave the session, and who leads the team."""
    if session is not None and teaches(by, session):
        return True
    return isinstance(by, Person) and by.is_active and (by.pk in people or by.pk == team)


def may_join(by: Person, group_plan: GroupPlan) -> bool:
    """Only who was asked, for herself, while she works here."""
    return by.is_active and GroupAsk.objects.filter(group_plan=group_plan, person=by).exists()


def may_see_who_joins(by: Person, group_plan: GroupPlan) -> bool:
    """Only who joined herself."""
    return Joining.objects.filter(group_plan=group_plan, plan__person=by).exists()


def may_withdraw(by: Doer, group_plan: GroupPlan) -> bool:
    """Only who proposed it."""
    return by.pk == (group_plan.person_id if isinstance(by, Person) else group_plan.trainer_id)
