"""Who is asked next, and on to somebody else when who was asked cannot answer. Never in silence."""

import datetime as dt

from django.db import transaction

from vliegwiel.areas.messaging import actions as messaging
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.workdays import workdays_after

from .. import events, notices, queries
from ..enums import State, Step
from ..models import Approval, Handover, Invoice, StudyRequest

KEEPERS = (Role.HR, Role.LND_LEAD, Role.LEADER)  # it came to them since nobody stood above her
PATIENCE = 3  # working days after the promised one


def ask_next(
    request: StudyRequest,
    *,
    step: Step,
    asked: Person,
    who: Person,
    also: str = "",
    invoice: Invoice | None = None,
) -> Approval:
    """Ask somebody for a yes or a no, with a promised day. Inside the verb that comes before."""
    row = Approval.objects.create(request=request, step=step, asked=asked, also=also, due=promised(), invoice=invoice)
    announce(events.StudyGoesOn(by=who.pk, person=request.person_id, study=request.pk, approval=row.pk))
    return row


def promised() -> dt.date:
    """The day by which an answer is promised from now."""
    return workdays_after(clock.today(), max(1, queries.terms().answer_days))


def look_after(approval: Approval) -> Handover | None:
    """Every morning: who was asked and left, no longer leads her, is stood in for, or is three working days late gives
    it to the next; who asked hears it. Near the promised day who is asked is reminded. Twice a day is once."""
    with transaction.atomic():
        approval = (
            Approval.objects.select_for_update(of=("self",))
            .select_related("request__person", "asked")
            .get(pk=approval.pk)
        )
        if not approval.is_open or approval.request.state == State.DRAFT:
            return None
        if queries.open_question(approval):
            return None  # it is her turn
        why = _why_on(approval)
        to = _next(approval, why) if why else None
        if why and to is not None and to.pk != approval.asked_id:
            row = Handover.objects.create(approval=approval, was=approval.asked, to=to, why=why)
            approval.asked, approval.due = to, promised()
            approval.save(update_fields=["asked", "due"])
            announce(
                events.StudyGoesOn(
                    by=None, person=approval.request.person_id, study=approval.request_id, approval=approval.pk
                )
            )
            return row
        _remind(approval)
        return None


def _why_on(approval: Approval) -> str:
    asked, person = approval.asked, approval.request.person
    if not asked.is_active:
        return Handover.Why.LEFT
    if asked.pk == person.pk:  # two accounts turned out to be one person
        return Handover.Why.MOVED
    if approval.step == Step.MANAGER:
        up = list(queries.line_up(person))
        chain = {one.pk for pair in up for one in pair if one}
        if asked.pk not in chain and not asked.holds(*KEEPERS):
            return Handover.Why.MOVED
        if any(manager.pk == asked.pk and stand_in for manager, stand_in in up):
            return Handover.Why.ACTING
    if clock.today() >= workdays_after(approval.due, PATIENCE):
        return Handover.Why.LATE
    return ""


def _next(approval: Approval, why: str) -> Person | None:
    person = approval.request.person
    had = {approval.asked_id, *approval.handovers.values_list("was", flat=True)}
    said = set(approval.request.approvals.exclude(by=None).values_list("by", flat=True))
    # Who was late before is not asked again; who was stood in for may be, once she is back.
    besides = had if why == Handover.Why.LATE else {approval.asked_id}
    if approval.step == Step.MANAGER and (found := queries.manager_for(person, besides=besides)):
        return found
    return queries.keeper_for(person, besides=had | said)


def _remind(approval: Approval) -> None:
    due, today = approval.due, clock.today()
    if today < due - dt.timedelta(days=1):
        return
    facts = {
        "study": approval.request_id,
        "title": approval.request.title,
        "name": approval.request.person.name,
        "due": due.isoformat(),
    }
    late = "late" if today > due else "near"
    messaging.tell(approval.asked_id, notices.DecisionReminder, facts, key=f"study-{late}-{approval.pk}-{due}")
