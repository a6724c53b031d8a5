"""Intakes: what is underway, what was finished, what was thrown away; and beginning one."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions, permissions, queries
from vliegwiel.areas.catalogue.enums import Route
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.listing import listing

STATES = ("open", "finished", "discarded")
SIZE = 24


class Beginning(forms.Form):
    called = forms.CharField(label=gettext_lazy("Waar gaat het om?"), max_length=120)


def intakes(request: HttpRequest) -> HttpResponse:
    require(permissions.may_do_intake(request.user), _("Een intake doen auteurs en opleiders."))
    form = Beginning(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.begin_intake(form.cleaned_data["called"], by=request.user)
        return redirect("studio:intake", made.pk)
    asked = request.GET.get("state", "")
    state = asked if asked in STATES else "open"
    rows = listing(queries.intakes(request.user, state=state), request.GET.get("page"), size=SIZE)
    context = {
        "form": form,
        "state": state,
        "listed": rows,
        "rows": [(one, _next(one, request), _routes(one)) for one in rows.rows],
        "avoided": queries.avoided_training_count(),
    }
    return page(request, "studio/intakes.html", context, status=422 if form.errors else 200)


def _next(intake, request: HttpRequest) -> int:
    return 0 if hasattr(intake, "closing") else queries.next_screen(intake, request.user)


def _routes(intake) -> list:
    return [Route(row.route).label for row in intake.behaviours.all() if row.route]
