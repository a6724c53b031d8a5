"""The bill: received, approved for payment, paid."""

import datetime as dt
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
from ..models import Invoice, StudyRequest
from .routing import ask_next
from .spending import release, use

NOT_KEEPER = gettext_lazy("Facturen houden HR en opleiders bij, en nooit die van henzelf.")


@transaction.atomic
def receive_invoice(
    request: StudyRequest, *, number: str, amount: Decimal, on: dt.date, by: Person, is_last: bool = True
) -> Invoice:
    """A bill came in, with VAT. When it is higher than what was approved and is left, who keeps the budget is asked
    again. The same number and amount is the same bill. ValidationError per field."""
    require(permissions.may_keep(by) and by.pk != request.person_id, NOT_KEEPER)
    request = _held(request)
    number = " ".join(number.split())[:60]
    if not number:
        raise ValidationError({"number": _("Welk nummer staat er op de factuur?")})
    if amount < 0 or amount != amount.quantize(Decimal("0.01")):
        raise ValidationError({"amount": _("Een bedrag is nul of meer, in hele centen.")})
    if on > clock.today() + dt.timedelta(days=31):
        raise ValidationError({"on": _("Deze dag ligt te ver vooruit. Kijk de datum nog eens na.")})
    if there := request.invoices.filter(number=number).first():
        if there.amount != amount:
            raise ValidationError({"number": _("Er is al een factuur met dit nummer en een ander bedrag.")})
        return there
    if request.state not in (State.APPROVED, State.DONE, State.CANCELLED):
        raise ValidationError(_("Een factuur hoort bij een aanvraag die is goedgekeurd."))
    if request.approvals.filter(verdict="").exists():
        raise ValidationError(_("Er wacht nog een factuur op een besluit. Wacht dat eerst af."))
    room = _room(request)
    row = Invoice.objects.create(request=request, number=number, amount=amount, on=on, is_last=is_last, received_by=by)
    announce(events.InvoiceReceived(by=by.pk, person=request.person_id, study=request.pk, invoice=row.pk))
    if amount > room:
        keeper = queries.keeper_for(request.person, besides={by.pk}) or by
        ask_next(request, step=Step.INVOICE, asked=keeper, who=by, also=Also.BILL, invoice=row)
    return row


@transaction.atomic
def approve_invoice(invoice: Invoice, *, by: Person) -> Invoice:
    """It may be paid: what was reserved is spent, and after the last bill what is left is free again. Twice is once.

    ValidationError while nobody said yes to a bill that is higher, or somebody said no.
    """
    require(permissions.may_keep(by) and by.pk != invoice.request.person_id, NOT_KEEPER)
    request = _held(invoice.request)
    invoice = Invoice.objects.get(pk=invoice.pk)
    if invoice.approved_at:
        return invoice
    asked = invoice.approvals.order_by("-pk").first()
    if asked and asked.verdict != Verdict.YES:
        if asked.is_open:
            raise ValidationError(_("Deze factuur is hoger dan goedgekeurd. Er is nog geen antwoord op."))
        raise ValidationError(_("Op deze hogere factuur is nee gezegd. Vraag de aanbieder om een nieuwe."))
    invoice.approved_by, invoice.approved_at = by, clock.now()
    invoice.save(update_fields=["approved_by", "approved_at"])
    use(request, invoice.amount, by)
    if invoice.is_last:
        release(request, who=by)
    announce(events.InvoiceApproved(by=by.pk, person=request.person_id, study=request.pk, invoice=invoice.pk))
    return invoice


@transaction.atomic
def pay_invoice(invoice: Invoice, *, by: Person, on: dt.date | None = None) -> Invoice:
    """It was paid, on that day. Twice is once; ValidationError before it was approved for payment."""
    require(permissions.may_keep(by) and by.pk != invoice.request.person_id, NOT_KEEPER)
    _held(invoice.request)
    invoice = Invoice.objects.get(pk=invoice.pk)
    if invoice.paid_on:
        return invoice
    if not invoice.approved_at:
        raise ValidationError(_("Keur de factuur eerst goed voor betaling."))
    on = on or clock.today()
    if on > clock.today():
        raise ValidationError({"on": _("Kies een dag die geweest is.")})
    invoice.paid_on, invoice.paid_by = on, by
    invoice.save(update_fields=["paid_on", "paid_by"])
    announce(
        events.InvoicePaid(by=by.pk, person=invoice.request.person_id, study=invoice.request_id, invoice=invoice.pk)
    )
    return invoice


def _held(request: StudyRequest) -> StudyRequest:
    return StudyRequest.objects.select_for_update(of=("self",)).select_related("person").get(pk=request.pk)


def _room(request: StudyRequest) -> Decimal:
    """What was approved and no bill took yet: what is reserved, or the price where no budget pays; of what was called
    off, its costs."""
    billed = sum((one.amount for one in request.invoices.filter(approved_at=None)), Decimal())
    if request.funding == Funding.NONE:
        spent = sum((one.amount for one in request.invoices.exclude(approved_at=None)), Decimal())
        cancelled = getattr(request, "cancellation", None)
        return max((cancelled.costs if cancelled else request.paid_for) - spent - billed, Decimal())
    held = sum((one.reserved for one in queries.booked(request).values()), Decimal())
    return max(held - billed, Decimal())
