"""What one activity contributes to a goal, and what is known of its design and effect."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from vliegwiel.areas.insights import actions, permissions, queries
from vliegwiel.areas.insights.enums import Check, Result, Tier
from vliegwiel.areas.insights.models import Outcome
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.contributing import contribution_context

from .cockpit import WATCHERS
from .words import as_text_errors

EDUCATORS = gettext_lazy("Wat een activiteit oplevert en hoe goed ze in elkaar zit, leggen opleiders vast.")
DERIVED = "derived"


@require_GET
def contribution(request: HttpRequest, slug: str) -> HttpResponse:
    found = _activity(request, slug)
    context = contribution_context(found.pk, found.title)
    context |= {"activity": found, "may_judge": permissions.may_judge_design(request.user)}
    return page(request, "office/contribution.html", context)


class OutcomeForm(forms.Form):
    tier = forms.TypedChoiceField(
        label=gettext_lazy("Wat is er gemeten?"), choices=Tier, coerce=int, widget=forms.RadioSelect
    )
    useful = forms.BooleanField(
        label=gettext_lazy("Er is gevraagd of mensen het kunnen gebruiken, niet alleen of het beviel"),
        help_text=gettext_lazy("Alleen nodig bij ‘wat mensen ervan vonden’."),
        required=False,
    )
    result = forms.ChoiceField(label=gettext_lazy("Wat kwam eruit?"), choices=Result, widget=forms.RadioSelect)
    days = forms.IntegerField(
        label=gettext_lazy("Hoeveel dagen na het leren?"),
        help_text=gettext_lazy("Nodig bij weten, kiezen en kunnen: wie het een week later nog kan, kan het echt."),
        required=False,
        min_value=0,
        max_value=9999,
    )
    how = forms.CharField(
        label=gettext_lazy("Hoe weten we dit?"),
        help_text=gettext_lazy("Wie zijn er gemeten, waarmee en door wie? Ten minste 40 tekens."),
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
    )


def outcome(request: HttpRequest, slug: str) -> HttpResponse:
    require(permissions.may_record_outcome(request.user), EDUCATORS)
    found = _activity(request, slug)
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_outcome(found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            messages.success(request, _("De uitkomst staat. De bijdrage wordt opnieuw uitgerekend."))
            return redirect("office:contribution", slug)
    context = {"activity": found, "title": found.title, "form": form}
    return page(request, "office/outcome.html", context, status=422 if form.errors else 200)


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Waarom klopt het niet?"),
        help_text=gettext_lazy("Bijvoorbeeld: “Er is bij de verkeerde ploeg geteld.”"),
        max_length=280,
        widget=forms.Textarea({"rows": 2}),
    )


def outcome_withdrawal(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    require(permissions.may_record_outcome(request.user), EDUCATORS)
    found = _activity(request, slug)
    one = get_object_or_404(Outcome.objects.select_related("by", "withdrawal"), activity=found, pk=pk)
    if one.is_withdrawn:
        return redirect("office:contribution", slug)
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_outcome(one, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            messages.success(request, _("De uitkomst is ingetrokken. De bijdrage wordt opnieuw uitgerekend."))
            return redirect("office:contribution", slug)
    context = {"activity": found, "title": found.title, "outcome": one, "form": form}
    return page(request, "office/outcome_withdrawal.html", context, status=422 if form.errors else 200)


class DesignForm(forms.Form):
    """Per check: as derived, or 0, .5 or 1 by hand with a note."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [
            (DERIVED, _("Zoals afgeleid")),
            ("0.0", _("Niet")),
            ("0.5", _("Half")),
            ("1.0", _("Helemaal")),
        ]
        for check in Check:
            self.fields[check.value] = forms.ChoiceField(
                label=check.label, choices=choices, widget=forms.RadioSelect, initial=DERIVED
            )
            self.fields[f"{check.value}_note"] = forms.CharField(label=_("Wat zag je?"), max_length=280, required=False)


def design(request: HttpRequest, slug: str) -> HttpResponse:
    require(permissions.may_judge_design(request.user), EDUCATORS)
    found = _activity(request, slug)
    checked = queries.design_of_one(found.pk)
    initial: dict[str, str] = {}
    for check, one in checked.items():
        initial |= {check.value: str(one.score) if one.by_hand else DERIVED, f"{check.value}_note": one.note}
    form = DesignForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = {
            check: (None if form.cleaned_data[check.value] == DERIVED else float(form.cleaned_data[check.value]))
            for check in Check
        }
        notes = {check: form.cleaned_data[f"{check.value}_note"] for check in Check}
        try:
            actions.check_designs(found, scores=said, notes=notes, by=request.user)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            messages.success(request, _("Het ontwerp is beoordeeld. De bijdrage wordt opnieuw uitgerekend."))
            return redirect("office:contribution", slug)
    rows = [(checked[check], form[check.value], form[f"{check.value}_note"]) for check in Check]
    context = {"activity": found, "title": found.title, "form": form, "rows": rows}
    return page(request, "office/design.html", context, status=422 if form.errors else 200)


def _activity(request: HttpRequest, slug: str) -> Any:
    """The activity, with its title."""
    require(permissions.may_see_figures(request.user), WATCHERS)
    watched = queries.watched(request.user).select_related("owner", "retirement")
    return get_object_or_404(queries.named(watched, "pk", "slug"), slug=slug)
