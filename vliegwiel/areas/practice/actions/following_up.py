"""Days later: what she says, what her support adds, and what she does when it does not work out."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import leads
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import PAUSE_DAYS, STUCK, WENT, Commit, Moment, Obstacle, Said, Step, Support
from ..models import ChanceRequest, CheckIn, HowOften, Pause, Plan, SupportAct
from .leading import mark_moment
from .planning import park_plan, take_up_plan
from .scheduling import move

NOTE_LENGTH = 280


@transaction.atomic
def answer_check_in(check_in: CheckIn, *, said: Said | Commit | str, by: Person, note: str = "") -> CheckIn:
    """Say how it went: did it, tried, no chance, not useful; with a note if she likes (at most 280 characters). Of the
    first step: whether the plan still stands; "not now" lets it rest.

    She may change it until her support reacted; then it stands. "No chance" for the second time is announced as an
    opportunity missed, without a name. Raises ValidationError: not yet due, plan stopped or resting, already reacted
    to, or an unknown answer.
    """
    require(permissions.may_answer(by, check_in), _("Deze vraag is aan iemand anders gesteld."))
    check_in = CheckIn.objects.select_for_update(of=("self",)).select_related("plan").get(pk=check_in.pk)
    answer = check_in.step.answer(said)
    if answer is None:
        raise ValidationError({"said": [_("Kies een van de antwoorden die er staan.")]})
    note = " ".join(note.split())
    if (check_in.said, check_in.note) == (answer, note):
        return check_in
    plan = check_in.plan
    if plan.stopped_at:
        raise ValidationError(_("Dit plan is gestopt, dus er valt niets meer te beantwoorden."))
    if plan.parked_at and check_in.said != Commit.NOT_NOW:
        raise ValidationError(_("Dit plan ligt stil. Pak het eerst weer op bij Toepassen, dan kun je antwoorden."))
    if check_in.due_on > clock.today():
        raise ValidationError(_("Deze vraag komt later. Je hoeft nu niets te doen."))
    if len(note) > NOTE_LENGTH:
        raise ValidationError({"note": [_("Dit is te lang. Houd het op 280 tekens.")]})
    if check_in.said and check_in.support.exists():
        raise ValidationError(_("Er is al op je antwoord gereageerd, daarom blijft het staan zoals het was."))
    missed = answer == Said.NO_CHANCE and check_in.said != answer and _said_no_chance_before(check_in)
    again = check_in.said == Commit.NOT_NOW and answer != Commit.NOT_NOW
    check_in.said, check_in.note, check_in.said_at, check_in.obstacle = answer, note, clock.now(), ""
    check_in.save(update_fields=["said", "note", "said_at", "obstacle"])
    if answer not in WENT:
        HowOften.objects.filter(check_in=check_in).delete()
    if answer == Commit.NOT_NOW:
        park_plan(plan, by=by)
    elif again or plan.quiet_on:
        take_up_plan(plan, by=by)
    if missed:
        announce(events.OpportunityMissed(by=None, activity=plan.activity_id, behaviour=plan.behaviour_id))
    announce(events.CheckInAnswered(by=by.pk, person=by.pk, check_in=check_in.pk))
    return check_in


@transaction.atomic
def name_obstacle(check_in: CheckIn, *, obstacle: Obstacle | str, by: Person) -> CheckIn:
    """Say what stood in the way, or take it back (""). Nobody asks for it, and it may be skipped. Raises
    ValidationError when she did not answer yet, or nothing stood in the way."""
    require(permissions.may_answer(by, check_in), _("Deze vraag is aan iemand anders gesteld."))
    check_in = CheckIn.objects.select_for_update().get(pk=check_in.pk)
    if obstacle and obstacle not in Obstacle.values:
        raise ValidationError(_("Kies een van de redenen die er staan, of geen."))
    if check_in.said not in STUCK:
        raise ValidationError(_("Zeg eerst hoe het ging."))
    if check_in.obstacle != obstacle:
        check_in.obstacle = Obstacle(obstacle).value if obstacle else ""
        check_in.save(update_fields=["obstacle"])
        announce(events.ObstacleNamed(by=by.pk, person=by.pk, check_in=check_in.pk))
    return check_in


def _said_no_chance_before(check_in: CheckIn) -> bool:
    """Exactly once, so that a third time is not announced again."""
    others = CheckIn.objects.filter(plan=check_in.plan, said=Said.NO_CHANCE).exclude(pk=check_in.pk)
    return others.count() == 1


@transaction.atomic
def support(check_in: CheckIn, *, kind: Support | str, by: Person, text: str = "") -> SupportAct:
    """React to an answer: seen, or a hint in a line (at most 280 characters). By the one she chose, never herself.

    Confirming "did it" is what turns it into applied. A supporter who also leads her has done his part of the week.
    Raises ValidationError: no answer yet, a hint without words, or confirming what she did not say happened.
    """
    require(permissions.may_support(by, check_in), _("Alleen wie zij zelf koos kan hierop reageren."))
    check_in = CheckIn.objects.select_for_update(of=("self",)).select_related("plan__person").get(pk=check_in.pk)
    if kind not in Support.values:
        raise ValidationError(_("Kies of je het zag, of geef een tip."))
    kind, text = Support(kind), " ".join(text.split())
    if not check_in.said or check_in.day == Step.COMMIT:
        raise ValidationError(_("Er is nog geen antwoord om op te reageren."))
    if kind == Support.HINT and not text:
        raise ValidationError({"text": [_("Schrijf je tip in één zin, bijvoorbeeld: begin met één vraag.")]})
    if len(text) > NOTE_LENGTH:
        raise ValidationError({"text": [_("Dit is te lang. Houd het op 280 tekens.")]})
    if kind == Support.CONFIRMED and check_in.said not in (Said.DID_IT, Said.TRIED):
        raise ValidationError(_("Er valt hier niets te zien. Een tip helpt wel."))
    act, new = SupportAct.objects.get_or_create(check_in=check_in, by=by, kind=kind, defaults={"text": text})
    if not new and act.text == text:
        return act
    act.text = text
    act.save(update_fields=["text"])
    if leads(by, check_in.plan.person):
        mark_moment(check_in.plan.person, kind=Moment.SUPPORT, by=by)
    announce(
        events.Supported(by=by.pk, person=check_in.plan.person_id, check_in=check_in.pk, kind_of_support=kind.value)
    )
    return act


@transaction.atomic
def ask_for_chance(plan: Plan, *, to: Person, by: Person) -> ChanceRequest:
    """Ask somebody who leads you for a chance to do it. He learns your name and the activity, not your plan."""
    require(permissions.may_keep(by, plan), _("Dit plan is van iemand anders."))
    if to.pk not in {one.pk for one in queries.managers(by)}:
        raise ValidationError(_("Vraag dit aan iemand die jou leidt."))
    request, new = ChanceRequest.objects.get_or_create(plan=plan, manager=to)
    if new:
        announce(events.ChanceAsked(by=by.pk, person=by.pk, plan=plan.pk, manager=to.pk))
    return request


@transaction.atomic
def pass_on_chances() -> int:
    """What she asked of somebody who no longer leads her goes to who does now: her name and the activity, and still not
    her plan. Called by the clock; gives how many. Running twice passes nothing on twice."""
    found = queries.chances_to_pass_on()
    for request, manager in found:
        if ChanceRequest.objects.filter(plan=request.plan_id, manager=manager).exists():
            request.delete()  # she asked both: the new one has it already
            continue
        ChanceRequest.objects.filter(pk=request.pk).update(manager=manager)
        announce(events.ChancePassedOn(by=None, person=request.plan.person_id, plan=request.plan_id, manager=manager))
    return len(found)


@transaction.atomic
def pause_plans(*, until: dt.date | None = None, by: Person) -> Pause:
    """Ask me nothing until that day (two weeks from now when not given). What was to come moves along, in order.

    Pausing until the same day twice is pausing once; pausing longer moves by the difference. No reason asked.
    """
    require(permissions.may_pause(by), _("Je werkt hier niet meer."))
    today = clock.today()
    until = until or today + dt.timedelta(days=PAUSE_DAYS)
    if until <= today:
        raise ValidationError(_("Kies een dag die nog moet komen."))
    Person.objects.select_for_update().get(pk=by.pk)  # the same button in two tabs is one pause
    already = queries.paused_until(by) or today
    pause, new = Pause.objects.get_or_create(person=by, until=until)
    if new and until > already:
        move(by, shift=until - already)
        announce(events.FollowUpPaused(by=by.pk, person=by.pk, until=until.isoformat()))
    return pause


def _tell(check_ins: Iterable[CheckIn]) -> None:
    """Note that one message went out about these steps of one person, and have it sent. Told ones are left out."""
    fresh = list(
        CheckIn.objects.select_for_update(of=("self",))
        .filter(pk__in=[one.pk for one in check_ins], told_on=None, said="")
        .select_related("plan")
        .order_by("due_on", "pk")
    )
    if fresh:
        CheckIn.objects.filter(pk__in=[one.pk for one in fresh]).update(told_on=clock.today())
        announce(events.CheckInsTold(by=None, person=fresh[0].plan.person_id, check_ins=[one.pk for one in fresh]))


def _ask_to_go_on(plans: Iterable[Plan]) -> None:
    """Note that one person was asked, once, whether she goes on with these plans, and have it sent."""
    rows = Plan.objects.going().select_for_update().filter(pk__in=[one.pk for one in plans], quiet_on=None)
    fresh = list(rows.order_by("pk"))
    if fresh:
        Plan.objects.filter(pk__in=[one.pk for one in fresh]).update(quiet_on=clock.today())
        announce(events.GoingOnAsked(by=None, person=fresh[0].person_id, plans=[one.pk for one in fresh]))


@transaction.atomic
def tell_of_the_day() -> int:
    """Tell everybody who may be told today what stands ready, once; gives how many messages went. Called by the clock,
    after `wait_out`. Running twice tells nobody twice."""
    today = queries.to_tell()
    held = CheckIn.objects.filter(pk__in=today.held)
    held.exclude(held_on=clock.today()).update(held_on=clock.today())
    for check_ins in today.steps.values():
        _tell(check_ins)
    for plans in today.going_on.values():
        _ask_to_go_on(plans)
    return len(today.steps) + len(today.going_on)
