"""What she says back to what was asked: a later date, or rather not; and where such questions are answered."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.learning import actions, permissions, queries
from vliegwiel.areas.learning.enums import DeclineReason
from vliegwiel.areas.learning.models import Assignment, Extension
from vliegwiel.kit.page import page
from vliegwiel.kit.words import as_words
from vliegwiel.web.shared.listing import listing


class LaterDate(forms.Form):
    until = forms.DateField(label=gettext_lazy("Welke dag lukt wel?"), widget=forms.DateInput())
    reason = forms.CharField(label=gettext_lazy("Waarom?"), max_length=280, required=False)


class Refusal(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Waarom niet? Zeg het alleen als je wilt."),
        choices=DeclineReason.choices,
        required=False,
        widget=forms.RadioSelect,
    )


def said_back(person, assignment, *, done: bool) -> dict:
    """What the page of an activity shows of why she has it and what she may say to it."""
    if assignment is None:
        return {"assignment": None}
    open_now = not done
    return {
        "assignment": assignment,
        "because": queries.why_mine(person, assignment.activity_id) if assignment.ruled else (),
        "later_until": assignment.later_until if open_now else None,
        "later_granted": assignment.later_granted,
        "may_ask_later": bool(assignment.due and open_now),
        "may_decline": assignment.may_decline and open_now,
        "later_form": LaterDate(),
        "refusal_form": Refusal(initial={"reason": ""}),
    }


@require_POST
def later_date(request, slug):
    assignment, form = _mine(request, slug), LaterDate(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Kies een dag. Er is nog niets gevraagd."))
        return redirect("learn:activity", slug)
    try:
        actions.ask_later_date(assignment, by=request.user, **form.cleaned_data)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
    else:
        messages.success(request, _("Je vraag is verstuurd. Tot er antwoord is, blijft de datum staan."))
    return redirect("learn:activity", slug)


@require_POST
def refusal(request, slug):
    assignment, form = _mine(request, slug), Refusal(request.POST)
    try:
        actions.decline(assignment, by=request.user, reason=form.cleaned_data["reason"] if form.is_valid() else "")
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
    else:
        messages.success(
            request,
            _("Dat is goed. Je vindt het nog bij Vinden als je het later wilt doen."),
            extra_tags=reverse("learn:refusal_withdrawal", args=[slug]),
        )
    return redirect("learn:activity", slug)


@require_POST
def refusal_withdrawal(request, slug):
    """She will do it after all."""
    actions.take_decline_back(_mine(request, slug), by=request.user)
    return redirect("learn:activity", slug)


@require_safe
def later_dates(request):
    """Questions for a later date that wait for her answer: one tap each."""

    def rows(found):
        called = queries.titles({one.assignment.activity_id for one in found})
        return [(one, str(as_words(called.get(one.assignment.activity_id, {})))) for one in found]

    shown = listing(queries.later_dates_for(request.user), request.GET.get("page"), size=25, rows=rows)
    return page(request, "learn/later_dates.html", {"listing": shown})


@require_POST
def later_date_answer(request, pk):
    found = Extension.objects.select_related("assignment__person").filter(pk=pk).first()
    if found is None or not permissions.may_answer_extension(request.user, found):
        raise Http404
    granted = request.POST.get("granted") == "yes"
    try:
        actions.answer_later_date(found, granted=granted, by=request.user)
    except ValidationError as refused:
        messages.info(request, refused.messages[0])
    else:
        name = found.assignment.person.name
        said = _("{name} heeft meer tijd.") if granted else _("De datum van {name} blijft zoals hij was.")
        messages.success(request, said.format(name=name))
    return redirect("learn:later_dates")


def _mine(request, slug) -> Assignment:
    return get_object_or_404(Assignment.objects.filter(person=request.user), activity__slug=slug)
