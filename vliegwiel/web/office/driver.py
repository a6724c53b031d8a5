"""What keeps a behaviour alive: who does what, how often."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.strategy import actions, permissions, queries
from vliegwiel.areas.strategy.models import RequiredDriver, TargetBehaviour
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.person_field import PersonField

from .words import as_text_errors

NOT_YOURS = gettext_lazy("Borging regelen de directie, de opleiders en de eigenaar van het gedrag.")


class DriverForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Hoe helpt het?"), choices=RequiredDriver.Kind.choices, widget=forms.RadioSelect
    )
    what = forms.CharField(
        label=gettext_lazy("Wat gebeurt er dan?"), max_length=280, widget=forms.Textarea({"rows": 2})
    )
    cadence = forms.ChoiceField(label=gettext_lazy("Hoe vaak?"), choices=RequiredDriver.Cadence.choices)
    owner = PersonField(
        label=gettext_lazy("Wie doet het?"),
        help_text=gettext_lazy("Liefst wie er toch al bij is: de leidinggevende, of een collega in het team."),
        list="owners",
    )


def driver_new(request: HttpRequest, pk: int) -> HttpResponse:
    seen = TargetBehaviour.objects.visible_to(request.user).select_related("goal__owner", "owner")
    behaviour = get_object_or_404(seen, pk=pk)
    require(permissions.may_change_behaviour(request.user, behaviour), NOT_YOURS)
    form = DriverForm(request.POST or None, initial={"cadence": RequiredDriver.Cadence.MONTH, "owner": behaviour.owner})
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_driver(behaviour, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            messages.success(request, _("{name} hoort het.").format(name=form.cleaned_data["owner"].name))
            return redirect("office:behaviour_keeping", pk)
    return _page(request, form, behaviour, None)


def driver(request: HttpRequest, pk: int) -> HttpResponse:
    found = _driver(request, pk)
    require(permissions.may_change_driver(request.user, found), NOT_YOURS)
    names = ("kind", "what", "cadence", "owner")
    form = DriverForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_driver(found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            return redirect("office:behaviour_keeping", found.behaviour_id)
    return _page(request, form, found.behaviour, found)


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    found = _driver(request, pk)
    actions.stop_driver(found, by=request.user)
    messages.success(request, _("Gestopt. Wat er gedaan is, blijft bewaard."), extra_tags=_undo(pk))
    return redirect("office:behaviour_keeping", found.behaviour_id)


@require_POST
def resumption(request: HttpRequest, pk: int) -> HttpResponse:
    found = actions.resume_driver(_driver(request, pk), by=request.user)
    return redirect("office:behaviour_keeping", found.behaviour_id)


def _driver(request: HttpRequest, pk: int) -> RequiredDriver:
    seen = RequiredDriver.objects.visible_to(request.user)
    return get_object_or_404(seen.select_related("behaviour__goal", "behaviour__owner", "owner"), pk=pk)


def _undo(pk: int) -> str:
    return reverse("office:driver_resumption", args=[pk])


def _page(
    request: HttpRequest, form: DriverForm, behaviour: TargetBehaviour, driver: RequiredDriver | None
) -> HttpResponse:
    context = {"form": form, "behaviour": behaviour, "driver": driver, "owners": queries.likely_owners()}
    return page(request, "office/driver.html", context, status=422 if form.errors else 200)
