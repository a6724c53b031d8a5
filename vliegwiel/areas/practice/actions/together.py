"""One plan for who learned something together: proposed once, and joined by each for herself, or not."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.live.permissions import Doer
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import JOIN_DAYS
from ..models import GroupAsk, GroupFigure, GroupPlan, Joining, Plan
from .planning import make_plan, plan_words, stop_plan

KEPT_DAYS = 365


@transaction.atomic
def propose_group_plan(activity: Activity, *, group: queries.Group, situation: str, action: str, by: Doer) -> GroupPlan:
    """Propose one if-then plan to who learned it together; each is asked once, and joins or not within two weeks. Who
    proposes is asked with the others when she is one of them. Who was asked for this activity already, or joined there,
    is not asked again. The same words again are the same proposal.

    Raises ValidationError: words that are no plan, a session longer than six weeks ago, another proposal that stands
    for this group, or an activity to which no group plan belongs.
    """
    people = queries.people_of(group, activity)
    may = permissions.may_propose(by, people, session=group.session, team=group.team)
    require(may, _("Een plan voor de groep stelt voor wie erbij was, wie de sessie gaf, of wie het team leidt."))
    Activity.objects.select_for_update().get(pk=activity.pk)  # two who propose at once are one after the other
    language = by.language if isinstance(by, Person) else (get_language() or "nl")[:2]
    words = plan_words(situation, action, language)
    mine = {"person": by} if isinstance(by, Person) else {"trainer": by}
    before = queries.proposed_before(group, activity)
    if before and (before.situation, before.action) == (*words.values(),) and permissions.may_withdraw(by, before):
        return before
    _must_fit(activity, group, before)
    proposal = GroupPlan.objects.create(
        activity=activity,
        session=group.session,
        team_id=group.team,
        until=clock.today() + dt.timedelta(days=JOIN_DAYS),
        **words,
        **mine,
    )
    open_ones = GroupPlan.objects.open().filter(activity=activity).exclude(pk=proposal.pk)
    asked = set(GroupAsk.objects.filter(group_plan__in=open_ones, person__in=people).values_list("person", flat=True))
    GroupAsk.objects.bulk_create(GroupAsk(group_plan=proposal, person_id=pk) for pk in sorted(people - asked))
    who = by.pk if isinstance(by, Person) else None
    announce(events.GroupPlanProposed(by=who, person=who, group_plan=proposal.pk))
    return proposal


def _must_fit(activity: Activity, group: queries.Group, before: GroupPlan | None) -> None:
    if why := queries.why_not_together(activity):
        raise ValidationError(
            {
                "retired": _(
                    "Deze activiteit is van de plank gehaald. Een eigen plan kan nog, voor een groep niet meer."
                ),
                "legal": _("Dit is kennis die de wet vraagt. Daar hoort geen plan voor een groep bij."),
                "no_follow_up": _("Na deze activiteit vragen we nergens naar, dus er hoort ook geen groepsplan bij."),
            }[why]
        )
    if group.session is not None and not queries.recent(group.session):
        raise ValidationError(
            _("Een plan voor de groep kan van het eind van de sessie tot zes weken erna. Een eigen plan kan altijd.")
        )
    if before is not None:
        raise ValidationError(
            _("Voor deze groep ligt er al een voorstel. Eén tegelijk is genoeg; wat jij schreef is niet verstuurd.")
        )


@transaction.atomic
def join_group_plan(group_plan: GroupPlan, *, by: Person) -> Plan:
    """Join: it becomes her own plan, with her own check-ins, support and freedom. Who has a plan for this activity that
    still runs or rests joins with that one, in her own words; one that was asked about to the end gives way. Twice is
    once; who stopped it in between begins anew.

    Raises ValidationError when it was withdrawn, joining is over, or two other plans are under way.
    """
    require(permissions.may_join(by, group_plan), _("Dit voorstel is aan anderen gedaan."))
    Person.objects.select_for_update().get(pk=by.pk)  # two windows are one person
    group_plan = GroupPlan.objects.select_for_update(of=("self",)).select_related("activity").get(pk=group_plan.pk)
    joining = Joining.objects.select_related("plan").filter(group_plan=group_plan, plan__person=by).first()
    plan: Plan | None = joining.plan if joining else None
    if plan and plan.stopped_at is None:
        return plan
    if group_plan.withdrawn_at:
        raise ValidationError(_("Dit voorstel is ingetrokken. Je kunt wel zelf een plan maken."))
    if group_plan.until < clock.today():
        raise ValidationError(_("Meedoen kon twee weken lang. Je kunt wel zelf een plan maken."))
    plan = queries.own_plan(by, group_plan.activity)
    if plan is None:
        if over := Plan.objects.standing().filter(person=by, activity=group_plan.activity).first():
            stop_plan(over, by=by)
        plan = make_plan(group_plan.activity, situation=group_plan.situation, action=group_plan.action, by=by)
    Joining.objects.filter(group_plan=group_plan, plan__person=by).delete()
    Joining.objects.create(group_plan=group_plan, plan=plan)
    GroupAsk.objects.filter(group_plan=group_plan, person=by).update(passed_at=None)
    announce(events.GroupPlanJoined(by=by.pk, person=by.pk, group_plan=group_plan.pk, plan=plan.pk))
    return plan


@transaction.atomic
def let_group_plan_pass(group_plan: GroupPlan, *, by: Person) -> None:
    """Do not join. Nobody hears it, and while it is open she may still change her mind. Twice is once."""
    require(permissions.may_join(by, group_plan), _("Dit voorstel is aan anderen gedaan."))
    mine = GroupAsk.objects.filter(group_plan=group_plan, person=by, passed_at=None)
    if mine.update(passed_at=clock.now()):
        announce(events.GroupPlanPassed(by=by.pk, person=by.pk, group_plan=group_plan.pk))


@transaction.atomic
def leave_group_plan(group_plan: GroupPlan, *, by: Person) -> None:
    """Take her name off. Her plan stays hers, as it is; what was counted does not change. Twice is once."""
    require(permissions.may_join(by, group_plan), _("Dit voorstel is aan anderen gedaan."))
    gone, _of = Joining.objects.filter(group_plan=group_plan, plan__person=by).delete()
    if gone:
        GroupAsk.objects.filter(group_plan=group_plan, person=by).update(passed_at=clock.now())
        announce(events.GroupPlanLeft(by=by.pk, person=by.pk, group_plan=group_plan.pk))


@transaction.atomic
def withdraw_group_plan(group_plan: GroupPlan, *, by: Doer) -> GroupPlan:
    """Take the proposal back: its words go, and nobody can join any more. What people joined already stays theirs, and
    they go on seeing each other. Twice is once."""
    require(permissions.may_withdraw(by, group_plan), _("Alleen wie het voorstelde kan het intrekken."))
    group_plan = GroupPlan.objects.select_for_update().get(pk=group_plan.pk)
    if group_plan.withdrawn_at is None:
        group_plan.withdrawn_at, group_plan.situation, group_plan.action = clock.now(), "", ""
        group_plan.save(update_fields=["withdrawn_at", "situation", "action"])
        who = by.pk if isinstance(by, Person) else None
        announce(events.GroupPlanWithdrawn(by=who, person=who, group_plan=group_plan.pk))
    return group_plan


@transaction.atomic
def tell_of_group_plans() -> int:
    """Tell who was asked, each once, within the caps of all her loops; gives how many. Called by the clock, after what
    stands ready was told."""
    found = queries.group_asks_to_tell()
    for ask in found:
        GroupAsk.objects.filter(pk=ask.pk).update(told_on=clock.today())
        announce(events.GroupPlanTold(by=None, person=ask.person_id, group_plan=ask.group_plan_id))
    return len(found)


@transaction.atomic
def count_group_plans() -> int:
    """Count what a group may know, each at its own moment and never again, so that no figure moves when somebody
    answers; gives how many. Called by the clock at night."""
    made = 0
    for group_plan, moment in queries.group_plans_to_count():
        said = {"says": queries.says(group_plan, moment), "counted_on": clock.today()}
        _figure, new = GroupFigure.objects.get_or_create(group_plan=group_plan, moment=moment, defaults=said)
        made += new
    if made:
        announce(events.GroupPlansCounted(by=None))
    return made


@transaction.atomic
def forget_group_plans() -> int:
    """Remove proposals of a year ago, with who was asked and who joined; gives how many. Plans stay whose they are."""
    old = GroupPlan.objects.filter(at__lt=clock.now() - dt.timedelta(days=KEPT_DAYS))
    gone = old.count()
    old.delete()
    if gone:
        announce(events.GroupPlansForgotten(by=None))
    return gone
