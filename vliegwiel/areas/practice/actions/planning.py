"""Making a plan, changing it, stopping it, and choosing who stands beside you."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import MAX_ACTIVE_PLANS
from ..models import HowOften, Joining, Plan, SupportAct, SupportDecline
from .scheduling import move, schedule


@transaction.atomic
def make_plan(activity: Activity, *, situation: str, action: str, by: Person, supporter: Person | None = None) -> Plan:
    """Make an if-then plan for an activity: when `situation` happens, I do `action`.

    Check-ins are planned at once when she finished the activity, else as soon as she does. A second plan for the same
    activity is the first one, with the new words. Raises ValidationError with a sentence per field: words that are no
    plan, a supporter who may not be asked, or already two plans under way.
    """
    require(permissions.may_plan(by, activity), _("Deze activiteit kun je niet vinden, dus ook geen plan voor maken."))
    Person.objects.select_for_update().get(pk=by.pk)  # two tabs at once must not make a third plan
    standing = Plan.objects.standing().filter(person=by, activity=activity).first()
    if standing:
        change_plan(standing, situation=situation, action=action, by=by)
        return choose_supporter(standing, supporter, by=by)
    words = plan_words(situation, action, by.language)
    _room_for_one_more(by)
    _may_be_asked(supporter, by)
    plan = Plan.objects.create(
        person=by, activity=activity, behaviour=queries.served(activity), supporter=supporter, **words
    )
    schedule(plan)
    announce(events.PlanMade(by=by.pk, person=by.pk, plan=plan.pk, supporter=supporter.pk if supporter else None))
    return plan


@transaction.atomic
def change_plan(plan: Plan, *, situation: str, action: str, by: Person) -> Plan:
    """Say it in other words. The check-ins stay where they are. Raises ValidationError as `make_plan` does."""
    require(permissions.may_keep(by, plan), _("Dit plan is van iemand anders."))
    _must_stand(plan)
    words = plan_words(situation, action, by.language)
    if words == {"situation": plan.situation, "action": plan.action}:
        return plan
    plan.situation, plan.action, plan.adjusted_at = words["situation"], words["action"], clock.now()
    plan.save(update_fields=["situation", "action", "adjusted_at"])
    announce(events.PlanChanged(by=by.pk, person=by.pk, plan=plan.pk))
    return plan


@transaction.atomic
def stop_plan(plan: Plan, *, by: Person) -> Plan:
    """Stop. No reason is asked, and nothing more is asked after it."""
    require(permissions.may_keep(by, plan), _("Dit plan is van iemand anders."))
    if plan.stopped_at is None:
        plan.stopped_at = clock.now()
        plan.save(update_fields=["stopped_at"])
        announce(events.PlanStopped(by=by.pk, person=by.pk, plan=plan.pk))
    return plan


@transaction.atomic
def begin_again(plan: Plan, *, by: Person) -> Plan:
    """The same words once more, from today on: the plan that was asked about to the end stops, and another begins with
    whom stood beside her. Gives that one; twice is once. Raises ValidationError while something is still to come of it,
    without words, or with two others under way."""
    require(permissions.may_keep(by, plan), _("Dit plan is van iemand anders."))
    Person.objects.select_for_update().get(pk=by.pk)
    there: Plan | None = (
        Plan.objects.standing().filter(person=by, activity=plan.activity_id).exclude(pk=plan.pk).first()
    )
    if there:
        return there
    plan.refresh_from_db()
    if Plan.objects.active().filter(pk=plan.pk).exists():
        raise ValidationError(_("Dit plan loopt nog. Pas het aan als het anders moet; er is niets veranderd."))
    words = plan_words(plan.situation, plan.action, by.language)
    stop_plan(plan, by=by)
    _room_for_one_more(by)
    beside = plan.supporter if plan.supporter_id in {one.pk for one in queries.supporters(by, plan)} else None
    again = Plan.objects.create(
        person=by, activity=plan.activity, behaviour=queries.served(plan.activity), supporter=beside, **words
    )
    schedule(again)
    announce(events.PlanMade(by=by.pk, person=by.pk, plan=again.pk, supporter=beside.pk if beside else None))
    return again


@transaction.atomic
def park_plan(plan: Plan, *, by: Person) -> Plan:
    """Let it rest: nothing is asked until she takes it up again, and it leaves room for another. No reason is asked."""
    require(permissions.may_keep(by, plan), _("Dit plan is van iemand anders."))
    _must_stand(plan)
    if plan.parked_at is None:
        plan.parked_at = clock.now()
        plan.save(update_fields=["parked_at"])
        announce(events.PlanParked(by=by.pk, person=by.pk, plan=plan.pk))
    return plan


@transaction.atomic
def take_up_plan(plan: Plan, *, by: Person) -> Plan:
    """Go on with a plan that rested, or about which we had gone quiet. What was still to come moves along with the time
    it rested. Raises ValidationError when two others are under way."""
    require(permissions.may_keep(by, plan), _("Dit plan is van iemand anders."))
    _must_stand(plan)
    Person.objects.select_for_update().get(pk=by.pk)
    plan.refresh_from_db()
    rested = plan.parked_at
    if rested is None and (plan.quiet_on is None or plan.went_on_at):
        return plan
    if rested:
        _room_for_one_more(by)
    plan.parked_at = None
    plan.went_on_at = clock.now() if plan.quiet_on else None
    plan.save(update_fields=["parked_at", "went_on_at"])
    if rested:
        move(by, since=timezone.localtime(rested).date(), plans=[plan])
        schedule(plan)
    announce(events.PlanTakenUp(by=by.pk, person=by.pk, plan=plan.pk))
    return plan


def _room_for_one_more(by: Person) -> None:
    if Plan.objects.active().filter(person=by).count() >= MAX_ACTIVE_PLANS:
        raise ValidationError(
            _("Je hebt al twee plannen lopen, en meer tegelijk lukt zelden. Leg er eerst een stil, of stop er een.")
        )


@transaction.atomic
def wipe_plan(plan: Plan, *, by: Person) -> Plan:
    """Erase the words: the plan's, the notes', and the hints'; how often it worked, and her name where she joined a
    group's. The plan stops; that there was one stays as a count."""
    require(permissions.may_keep(by, plan), _("Dit plan is van iemand anders."))
    if plan.wiped_at is None:
        now = clock.now()
        plan.situation = plan.action = ""
        plan.supporter = None
        plan.stopped_at, plan.wiped_at = plan.stopped_at or now, now
        plan.save(update_fields=["situation", "action", "supporter", "stopped_at", "wiped_at"])
        plan.check_ins.update(note="")
        HowOften.objects.filter(check_in__plan=plan).delete()
        SupportAct.objects.filter(check_in__plan=plan).update(text="")
        Joining.objects.filter(plan=plan).delete()
        announce(events.PlanWiped(by=by.pk, person=by.pk, plan=plan.pk))
    return plan


@transaction.atomic
def choose_supporter(plan: Plan, supporter: Person | None, *, by: Person) -> Plan:
    """Ask somebody beside you, another one, or nobody. Whoever is not chosen any more no longer sees the plan."""
    require(permissions.may_keep(by, plan), _("Dit plan is van iemand anders."))
    _must_stand(plan)
    if plan.supporter_id == (supporter.pk if supporter else None):
        return plan
    _may_be_asked(supporter, by, plan)
    plan.supporter = supporter
    plan.save(update_fields=["supporter"])
    announce(
        events.SupporterChosen(by=by.pk, person=by.pk, plan=plan.pk, supporter=supporter.pk if supporter else None)
    )
    return plan


@transaction.atomic
def decline_support(plan: Plan, *, by: Person) -> Plan:
    """Cannot just now. No reason asked; she is told, and chooses another or nobody."""
    require(permissions.may_decline(by, plan), _("Je bent bij dit plan niet als steun gevraagd."))
    _decline, new = SupportDecline.objects.get_or_create(plan=plan, by=by)
    if not new:
        return plan
    plan.supporter = None
    plan.save(update_fields=["supporter"])
    announce(events.SupportDeclined(by=by.pk, person=plan.person_id, plan=plan.pk))
    return plan


@transaction.atomic
def release_supporter(plan: Plan) -> Plan:
    """The one she chose left, or no longer leads her and works elsewhere: he sees the plan no more, and she is asked to
    choose another. Called by the clock."""
    if plan.supporter is None or plan.pk not in {one.pk for one in queries.supporters_gone()}:
        return plan
    gone, plan.supporter = plan.supporter, None
    plan.save(update_fields=["supporter"])
    happened = events.SupporterMoved if gone.is_active else events.SupporterLeft
    announce(happened(by=None, person=plan.person_id, plan=plan.pk, supporter=gone.pk))
    return plan


def plan_words(situation: str, action: str, language: str) -> dict[str, str]:
    """The two halves, tidied. Raises ValidationError with a sentence per field when they are no plan."""
    words = {"situation": queries.tidied(situation, "situation"), "action": queries.tidied(action, "action")}
    if problems := queries.wording_problems(**words, language=language):
        raise ValidationError({field: [sentence] for field, sentence in problems.items()})
    return words


def _may_be_asked(supporter: Person | None, by: Person, plan: Plan | None = None) -> None:
    if supporter and supporter.pk not in {one.pk for one in queries.supporters(by, plan)}:
        sentence: Any = _("Kies iemand die jou leidt of op je afdeling werkt, of niemand.")
        raise ValidationError({"supporter": [sentence]})


def _must_stand(plan: Plan) -> None:
    if plan.stopped_at:
        raise ValidationError(_("Dit plan is gestopt. Maak een nieuw plan als je weer verder wilt."))
