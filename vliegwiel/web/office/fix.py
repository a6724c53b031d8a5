"""Something at work that is changed: what, by whom, by when."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.strategy import actions, permissions, queries
from vliegwiel.areas.strategy.models import TargetBehaviour, WorkplaceFix
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.person_field import PersonField

from .words import as_text_errors

NOT_YOURS = gettext_lazy("Dit regelen wie het op zich nam, de directie, de opleiders en de eigenaar van het gedrag.")


class FixForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Wat voor verandering?"), choices=WorkplaceFix.Kind.choices, widget=forms.RadioSelect
    )
    what = forms.CharField(
        label=gettext_lazy("Wat is er straks anders?"), max_length=280, widget=forms.Textarea({"rows": 2})
    )
    owner = PersonField(
        label=gettext_lazy("Wie zorgt ervoor?"),
        help_text=gettext_lazy("Iemand die erover gaat, geen opleider."),
        list="owners",
    )
    due = forms.DateField(label=gettext_lazy("Klaar op"), widget=forms.DateInput())


def fix_new(request: HttpRequest, pk: int) -> HttpResponse:
    seen = TargetBehaviour.objects.visible_to(request.user).select_related("goal__owner", "owner")
    behaviour = get_object_or_404(seen, pk=pk)
    require(permissions.may_add_fix(request.user, behaviour), NOT_YOURS)
    form = FixForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_fix(behaviour, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            messages.success(request, _("{name} hoort het.").format(name=form.cleaned_data["owner"].name))
            return redirect("office:behaviour_keeping", pk)
    return _page(request, form, behaviour, None)


def fix(request: HttpRequest, pk: int) -> HttpResponse:
    seen = WorkplaceFix.objects.visible_to(request.user).select_related("behaviour__goal", "owner", "ending__by")
    found = get_object_or_404(seen, pk=pk)
    require(permissions.may_change_fix(request.user, found), NOT_YOURS)
    form = FixForm(request.POST or None, initial={name: getattr(found, name) for name in FixForm.base_fields})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_fix(found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            messages.success(request, _("Bewaard."))
            behaviour = found.behaviour_id
            return redirect("office:behaviour_keeping", behaviour) if behaviour else redirect("office:keeping")
    return _page(request, form, found.behaviour, found)


def _page(
    request: HttpRequest, form: FixForm, behaviour: TargetBehaviour | None, fix: WorkplaceFix | None
) -> HttpResponse:
    context = {"form": form, "behaviour": behaviour, "fix": fix, "owners": queries.likely_owners()}
    return page(request, "office/fix.html", context, status=422 if form.errors else 200)
