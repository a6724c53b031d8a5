"""The money of one request: its bills, what is set apart, and the agreement. For HR and the L&D lead."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.study import actions, permissions, queries
from vliegwiel.areas.study.models import Invoice, StudyRequest
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from .studies import READERS, state_of


class InvoiceForm(forms.Form):
    number = forms.CharField(label=gettext_lazy("Nummer van de factuur"), max_length=60)
    amount = forms.DecimalField(
        label=gettext_lazy("Bedrag met btw, in euro’s"), max_digits=9, decimal_places=2, min_value=0
    )
    on = forms.DateField(label=gettext_lazy("Datum van de factuur"), widget=forms.DateInput())
    is_last = forms.BooleanField(
        label=gettext_lazy("Dit is de laatste factuur; wat overblijft is weer vrij"), required=False
    )


class AgreeForm(forms.Form):
    review = forms.CharField(
        label=gettext_lazy("Nodig voor de functie: wie keek mee of dit terugbetaald mag worden?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )


@require_safe
def study_money(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _found(request, pk))


@require_POST
def invoices(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    form = InvoiceForm(request.POST)
    if form.is_valid():
        try:
            made = actions.receive_invoice(found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            if made.approvals.filter(verdict="").exists():
                messages.success(request, _("Bewaard. Hij is hoger dan goedgekeurd, dus wordt opnieuw gevraagd."))
            else:
                messages.success(request, _("De factuur is bewaard."))
            return redirect("office:study_money", pk)
    return _page(request, found, invoice=form)


@require_POST
def invoice_approval(request: HttpRequest, pk: int, invoice: int) -> HttpResponse:
    return _done(request, pk, invoice, actions.approve_invoice, _("Deze factuur mag betaald worden."))


@require_POST
def invoice_payment(request: HttpRequest, pk: int, invoice: int) -> HttpResponse:
    return _done(request, pk, invoice, actions.pay_invoice, _("Betaald, vandaag."))


@require_POST
def agreements(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    form = AgreeForm(request.POST)
    if form.is_valid():
        try:
            actions.agree(found, review=form.cleaned_data["review"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("De overeenkomst ligt klaar om te tekenen."))
            return redirect("learn:study_agreement", pk)
    return _page(request, found, agree=form)


def _done(request: HttpRequest, pk: int, invoice: int, verb: Any, told: str) -> HttpResponse:
    found = _found(request, pk)
    bill = get_object_or_404(Invoice.objects.filter(request=found).select_related("request"), pk=invoice)
    try:
        verb(bill, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, told)
    return redirect("office:study_money", pk)


def _found(request: HttpRequest, pk: int) -> StudyRequest:
    require(permissions.may_keep(request.user), READERS)
    rows = StudyRequest.objects.visible_to(request.user).filter(sent_at__isnull=False)
    return get_object_or_404(rows.select_related("person", "agreement", "cancellation", "outcome"), pk=pk)


def _page(request: HttpRequest, found: StudyRequest, **forms_: Any) -> HttpResponse:
    bills = list(found.invoices.order_by("pk"))
    held = queries.booked(found).values()
    agreed = getattr(found, "agreement", None)
    ended = found.outcome.on if hasattr(found, "outcome") else found.ends or found.starts
    leaves = found.person.left_on or clock.today()
    context = {
        "found": found,
        "bills": [(one, state_of(one)) for one in bills],
        "reserved": sum((one.reserved for one in held), Decimal()),
        "used": sum((one.used for one in held), Decimal()),
        "agreed": agreed,
        "locked": queries.binds_employer(found),
        "leaves": leaves,
        "owed": queries.owed(agreed.amount, months=agreed.months, ended_on=ended or leaves, leaves_on=leaves)
        if agreed
        else None,
        "takes_bills": found.state in ("approved", "done", "cancelled") and found.person_id != request.user.pk,
        "may_agree": found.state in ("approved", "done") and agreed is None and found.person_id != request.user.pk,
        "invoice": InvoiceForm(initial={"on": clock.today(), "is_last": True}),
        "agree": AgreeForm(),
    }
    return page(request, "office/study_money.html", context | forms_, status=422 if forms_ else 200)
