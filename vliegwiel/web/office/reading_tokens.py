"""Tokens with which another system records readings: make one, see it once, and the call to make with it."""

import json
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from vliegwiel.areas.strategy import actions, permissions, queries
from vliegwiel.areas.strategy.models import Kpi, ReadingToken
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

DAYS = [("31", _("een maand")), ("92", _("drie maanden")), ("366", _("een jaar"))]


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("Welk systeem"),
        max_length=80,
        help_text=_("Zo herken je het later terug, bijvoorbeeld: meldingen uit het kwaliteitssysteem."),
    )
    days = forms.ChoiceField(label=_("Hoe lang het geldt"), choices=DAYS, initial="366")


@never_cache
def academy_reading_tokens(request: HttpRequest) -> HttpResponse:
    """For all measures somebody may record for."""
    return _tokens(request, None)


@never_cache
def kpi_reading_tokens(request: HttpRequest, pk: int) -> HttpResponse:
    seen = Kpi.objects.visible_to(request.user).select_related("goal")
    return _tokens(request, get_object_or_404(seen, pk=pk))


@require_POST
def reading_token_end(request: HttpRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(ReadingToken.objects.visible_to(request.user), pk=pk)
    actions.revoke_token(token, by=request.user)
    return redirect(
        *(["office:kpi_reading_tokens", token.kpi_id] if token.kpi_id else ["office:academy_reading_tokens"])
    )


def _tokens(request: HttpRequest, kpi: Kpi | None) -> HttpResponse:
    """What was just made is shown in the answer itself: it is kept nowhere, so there is nothing to redirect to."""
    require(
        permissions.may_see_tokens(request.user, kpi), _("Tokens zijn er voor wie metingen noteert, en voor beheer.")
    )
    form = TokenForm(request.POST or None)
    made, secret = None, ""
    if request.method == "POST" and form.is_valid():
        days = int(form.cleaned_data["days"])
        made, secret = actions.make_token(kpi, name=form.cleaned_data["name"], days=days, by=request.user)
        form = TokenForm()
    now = clock.now()
    context = {
        "form": form,
        "kpi": kpi,
        "made": made,
        "secret": secret,
        "may_make": permissions.may_make_token(request.user, kpi),
        "rows": [
            {"token": one, "open": one.is_open(now), "may_end": permissions.may_revoke_token(request.user, one)}
            for one in queries.tokens_for(request.user, kpi)
        ],
        "call": _call(request, kpi, secret),
        "back": _back(request, kpi, secret),
    }
    return page(request, "office/reading_tokens.html", context, status=422 if form.errors else 200)


def _address(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("readings:readings"))


def _call(request: HttpRequest, kpi: Kpi | None, secret: str) -> str:
    """What one types to record a reading of this KPI today."""
    example: dict[str, Any] = {"kpi": kpi.pk if kpi else 12, "on": clock.today().isoformat(), "value": 7.5, "n": 120}
    if kpi and str(kpi.unit):
        example["unit"] = str(kpi.unit)
    sent = json.dumps(example, ensure_ascii=False).replace("'", "\\u0027")
    return "\n".join(
        [
            f"curl {_address(request)} \\",
            f"  -H 'Authorization: Bearer {secret or 'vw_…'}' \\",
            "  -H 'Content-Type: application/json' \\",
            f"  -d '{sent}'",
        ]
    )


def _back(request: HttpRequest, kpi: Kpi | None, secret: str) -> str:
    """What one types to read them back."""
    asked = f"'{_address(request)}?kpi={kpi.pk if kpi else 12}'"
    return f"curl {asked} \\\n  -H 'Authorization: Bearer {secret or 'vw_…'}'"
