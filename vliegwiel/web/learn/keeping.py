"""What is mine to keep alive: turns to tick in one tap, things at work I promised to change."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.models import DriverTurn, WorkplaceFix
from vliegwiel.kit.page import page

BACK = {"team": "lead:people", "keeping": "learn:keeping"}


class Day(forms.Form):
    due = forms.DateField(label=gettext_lazy("Nieuwe datum"), widget=forms.DateInput())


@require_GET
def keeping(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
def turn(request: HttpRequest, pk: int) -> HttpResponse:
    found = _turn(request, pk)
    said = request.POST.get("said", "")
    if said not in DriverTurn.Said.values:
        messages.error(request, _("Dat konden we niet bewaren. Probeer het nog eens."))
        return _back(request)
    actions.tick(found, by=request.user, said=said)
    told = _("Genoteerd: gedaan.") if said == DriverTurn.Said.DONE else _("Genoteerd: deze keer overgeslagen.")
    messages.success(request, told, extra_tags=reverse("learn:turn_removal", args=[pk]))
    return _back(request)


@require_POST
def turn_removal(request: HttpRequest, pk: int) -> HttpResponse:
    actions.take_back_tick(_turn(request, pk), by=request.user)
    return _back(request)


@require_POST
def fix_ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Done; or, with `dropped`, not going to happen and why."""
    found = _fix(request, pk)
    try:
        if "dropped" in request.POST:
            actions.drop_fix(found, by=request.user, reason=request.POST.get("reason", ""))
        else:
            actions.finish_fix(found, by=request.user)
    except ValidationError as refused:
        return _page(request, refused={pk: " ".join(refused.messages)})
    told = _("Losgelaten. De reden is bewaard.") if "dropped" in request.POST else _("Mooi. Dit is klaar.")
    messages.success(request, told, extra_tags=reverse("learn:fix_reopening", args=[pk]))
    return _back(request)


@require_POST
def fix_reopening(request: HttpRequest, pk: int) -> HttpResponse:
    actions.reopen_fix(_fix(request, pk), by=request.user)
    return _back(request)


@require_POST
def fix_day(request: HttpRequest, pk: int) -> HttpResponse:
    form = Day(request.POST)
    if not form.is_valid():
        return _page(request, refused={pk: _("Dit is geen datum. Kies er een uit de kalender.")})
    try:
        actions.change_fix(_fix(request, pk), by=request.user, due=form.cleaned_data["due"])
    except ValidationError as refused:
        return _page(request, refused={pk: " ".join(refused.messages)})
    messages.success(request, _("De nieuwe datum staat erin."))
    return _back(request)


def _page(request: HttpRequest, refused: dict[int, str] | None = None) -> HttpResponse:
    held = queries.drivers_of(request.user)
    context = {
        "turns": queries.turns_now(request.user),
        "fixes": [(fix, (refused or {}).get(fix.pk, "")) for fix in queries.fixes_of(request.user)],
        "held": held,
        "day_form": Day(),
    }
    return page(request, "learn/keeping.html", context, status=422 if refused else 200)


def _turn(request: HttpRequest, pk: int) -> DriverTurn:
    seen = DriverTurn.objects.visible_to(request.user).select_related("driver__behaviour__goal")
    return get_object_or_404(seen, pk=pk)


def _fix(request: HttpRequest, pk: int) -> WorkplaceFix:
    seen = WorkplaceFix.objects.visible_to(request.user).select_related("behaviour__goal", "owner")
    return get_object_or_404(seen, pk=pk)


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(BACK.get(request.POST.get("from", ""), "learn:keeping"))
