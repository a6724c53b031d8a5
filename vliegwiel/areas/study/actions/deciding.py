"""Yes, no with a reason, or a question back. Whatever two windows do, it is decided once."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Also, Funding, State, Step, Verdict
from ..models import Approval, Question, StudyRequest
from .agreeing import offer_agreement
from .hours import reserve_hours
from .routing import ask_next, promised
from .spending import NoRoom, reason, reserve

NOT_ASKED = gettext_lazy("Hierover beslist wie gevraagd is, en nooit over de eigen aanvraag.")
NOT_HERS = gettext_lazy("Antwoorden doet wie het aanvroeg.")


@transaction.atomic
def decide(approval: Approval, *, yes: bool, by: Person, why: str = "", funding: str = "") -> Approval:
    """Say yes, or no and why. Who leads her decides alone below the price of the terms and while the money is there;
    else who keeps the budget is asked too, and may choose another budget, or none with a reason.

    The same again by the same person is once. ValidationError when another decided before, for a no without a reason,
    while a question waits for an answer, and (NoRoom) when the budget is short at the last step.
    """
    require(permissions.may_decide(by, approval), NOT_ASKED)
    request = _held(approval)
    approval = Approval.objects.select_related("asked", "by", "invoice").get(pk=approval.pk)
    approval.request = request
    verdict = Verdict.YES if yes else Verdict.NO
    if not approval.is_open:
        return _said_before(approval, verdict, by)
    _still_here(request, approval)
    if queries.open_question(approval):
        raise ValidationError(_("Er staat nog een vraag open. Wacht op het antwoord."))
    why = " ".join(why.split())[:500] if yes else reason(why)
    if approval.step == Step.INVOICE:
        _about_invoice(approval, yes, by)
    elif not yes:
        request.state = State.REFUSED
    else:
        _yes(approval, request, by, funding, why)
    approval.verdict, approval.why, approval.by, approval.decided_at = verdict, why, by, clock.now()
    approval.save(update_fields=["verdict", "why", "by", "decided_at"])
    request.save(update_fields=["state", "funding"])
    if approval.step == Step.INVOICE:
        return approval
    if request.state == State.REFUSED:
        announce(events.StudyRefused(by=by.pk, person=request.person_id, study=request.pk))
    elif request.state == State.APPROVED:
        announce(events.StudyApproved(by=by.pk, person=request.person_id, study=request.pk))
        offer_agreement(request, who=by)
    else:
        _ask_keeper(approval, request, by)
    return approval


@transaction.atomic
def ask_back(approval: Approval, *, text: str, by: Person) -> Question:
    """Ask her something before deciding. One question at a time; the same again is once."""
    require(permissions.may_decide(by, approval), NOT_ASKED)
    _still_here(_held(approval), approval)
    approval = Approval.objects.get(pk=approval.pk)
    text = " ".join(text.split())
    if not approval.is_open:
        raise ValidationError(_("Hierover is al beslist."))
    if len(text) < 5 or len(text) > 500:
        raise ValidationError({"text": _("Schrijf je vraag in vijf tot 500 tekens.")})
    if there := queries.open_question(approval):
        if there.text != text:
            raise ValidationError(_("Er staat al een vraag open. Wacht op het antwoord."))
        return there
    row = Question.objects.create(approval=approval, by=by, text=text)
    announce(
        events.StudyQuestioned(by=by.pk, person=approval.request.person_id, study=approval.request_id, question=row.pk)
    )
    return row


@transaction.atomic
def answer(question: Question, *, text: str, by: Person) -> Question:
    """Answer it; the promised day starts anew. Twice the same is once; another answer after that is refused."""
    require(permissions.may_change(by, question.approval.request), NOT_HERS)
    _held(question.approval)
    question = Question.objects.select_related("approval__request").get(pk=question.pk)
    text = text.strip()
    if not 2 <= len(text) <= 2000:
        raise ValidationError({"text": _("Schrijf je antwoord in ten hoogste 2000 tekens.")})
    if question.answered_at:
        if question.answer != text:
            raise ValidationError(_("Je gaf hier al antwoord op."))
        return question
    question.answer, question.answered_at = text, clock.now()
    question.save(update_fields=["answer", "answered_at"])
    approval = question.approval
    approval.due = promised()
    approval.save(update_fields=["due"])
    announce(events.StudyAnswered(by=by.pk, person=by.pk, study=approval.request_id, question=question.pk))
    return question


def _held(approval: Approval) -> StudyRequest:
    return StudyRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=approval.request_id)


def _still_here(request: StudyRequest, approval: Approval) -> None:
    """About a bill one still decides when she left: it came all the same."""
    if approval.step != Step.INVOICE and not request.person.is_active:
        raise ValidationError(
            _("{name} werkt hier niet meer; hier valt niets te beslissen.").format(name=request.person.name)
        )


def _said_before(approval: Approval, verdict: str, by: Person) -> Approval:
    if approval.verdict == Verdict.GONE:
        raise ValidationError(_("Dit hoeft niet meer: de aanvraag is ingetrokken of gaat niet door."))
    if approval.verdict == verdict and approval.by_id == by.pk:
        return approval
    name = approval.by.name if approval.by else ""
    raise ValidationError(
        _("{name} besliste hier al over: {verdict}.").format(name=name, verdict=approval.get_verdict_display())
    )


def _yes(approval: Approval, request: StudyRequest, by: Person, funding: str, why: str) -> None:
    """Approved when this is the last step and the money could be set apart; otherwise it goes on."""
    if approval.step == Step.KEEPER:
        request.funding = Funding(funding or request.funding)
        if request.funding == Funding.NONE:
            reason(why)
        if queries.binds_employer(request) and request.funding == Funding.PERSON:
            raise ValidationError(
                {"funding": _("Dit betaalt de werkgever: het gaat niet van een persoonlijk budget (art. 7:611a BW).")}
            )
        reserve(request, request.funding, request.paid_for, by)
        reserve_hours(request, by)
        request.state = State.APPROVED
        return
    if _second(request):
        return
    try:
        reserve(request, request.funding, request.paid_for, by)
    except NoRoom:
        return
    reserve_hours(request, by)
    request.state = State.APPROVED


def _second(request: StudyRequest) -> bool:
    return (request.gross or Decimal()) >= queries.terms().second_from


def _ask_keeper(approval: Approval, request: StudyRequest, by: Person) -> None:
    said = set(request.approvals.exclude(by=None).values_list("by", flat=True))
    keeper = queries.keeper_for(request.person, besides=said | {by.pk})
    if keeper is None:
        raise ValidationError(_("Er is niemand anders die over het budget gaat. Vraag de beheerder wie HR is."))
    also = Also.PRICE if _second(request) else Also.ROOM
    ask_next(request, step=Step.KEEPER, asked=keeper, who=by, also=also)


def _about_invoice(approval: Approval, yes: bool, by: Person) -> None:
    """A higher bill: yes sets the rest apart too; no leaves the bill unpaid."""
    request, invoice = approval.request, approval.invoice
    if not yes or invoice is None:
        return
    held = sum((one.reserved for one in queries.booked(request).values()), Decimal())
    reserve(request, request.funding, invoice.amount - held, by)


__all__ = ["answer", "ask_back", "decide"]
