"""One goal: where it stands, what people do for it, and what is still to mend."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from vliegwiel.areas.insights import queries as insights
from vliegwiel.areas.strategy import actions, permissions, queries
from vliegwiel.areas.strategy.models import Goal, Kpi
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.web.shared.person_field import PersonField

from .words import as_text_errors


class ReadingForm(forms.Form):
    value = forms.DecimalField(label=gettext_lazy("Waarde"), max_digits=12, decimal_places=2, localize=True)
    on = forms.DateField(label=gettext_lazy("Gemeten op"), widget=forms.DateInput())


class ClosingForm(forms.Form):
    achieved = forms.TypedChoiceField(
        label=gettext_lazy("Hoe liep het af?"),
        choices=[("yes", gettext_lazy("Behaald")), ("no", gettext_lazy("We stoppen ermee"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom?"), max_length=400, widget=forms.Textarea({"rows": 3}), strip=True
    )


class OwnerForm(forms.Form):
    owner = PersonField(label=gettext_lazy("Nieuwe eigenaar"))


@require_GET
def goal(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _goal(request, pk))


@require_POST
def activation(request: HttpRequest, pk: int) -> HttpResponse:
    def activate(goal: Goal) -> None:
        actions.activate_goal(goal, by=request.user)
        if goal.behaviours.standing().exists():
            messages.success(request, _("Het doel is actief. Iedereen die hier werkt, kan het lezen."))
        else:
            messages.success(request, _("Het doel is actief. Zeg nu wie wat anders gaat doen."))

    return _done(request, pk, activate)


@require_POST
def reopening(request: HttpRequest, pk: int) -> HttpResponse:
    return _done(request, pk, lambda goal: actions.reopen_goal(goal, by=request.user))


@require_POST
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    return _with(request, pk, "closing", ClosingForm(request.POST), actions.close_goal)


@require_POST
def owner(request: HttpRequest, pk: int) -> HttpResponse:
    def hand_over(goal: Goal, *, by: Any, owner: Any) -> None:
        actions.hand_over(goal, by=by, to=owner)

    return _with(request, pk, "owner", OwnerForm(request.POST), hand_over)


@require_POST
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    def note(goal: Goal, **fields: Any) -> None:
        actions.record_reading(_headline(goal), **fields)

    return _with(request, pk, "reading", ReadingForm(request.POST), note)


@require_POST
def reading_removal(request: HttpRequest, pk: int, reading: int) -> HttpResponse:
    def remove(goal: Goal) -> None:
        kpi = _headline(goal)
        if found := kpi.readings.filter(pk=reading).first():
            actions.remove_reading(kpi, by=request.user, on=found.on)

    return _done(request, pk, remove)


@require_POST
def disposal(request: HttpRequest, pk: int) -> HttpResponse:
    goal = _goal(request, pk)
    try:
        actions.discard_goal(goal, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("office:goal", pk=pk)
    messages.success(request, _("Het concept is weggegooid."))
    return redirect("office:goals")


def _goal(request: HttpRequest, pk: int) -> Goal:
    return get_object_or_404(
        Goal.objects.visible_to(request.user).with_kpis().select_related("owner", "closing__by", "theme"), pk=pk
    )


def _headline(goal: Goal) -> Kpi:
    """Its first KPI; a goal always has one, be it empty."""
    kpi = goal.headline
    assert kpi is not None
    return kpi


def _done(request: HttpRequest, pk: int, verb: Callable[[Goal], Any]) -> HttpResponse:
    """One button, one verb; what it refuses is said on the page it came from."""
    try:
        verb(_goal(request, pk))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("office:goal", pk=pk)


def _with(request: HttpRequest, pk: int, name: str, form: forms.Form, verb: Callable[..., Any]) -> HttpResponse:
    """One small form, one verb; the form comes back with what was typed when it is refused."""
    goal = _goal(request, pk)
    if form.is_valid():
        try:
            verb(goal, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            return redirect("office:goal", pk=pk)
    return _page(request, _goal(request, pk), **{name: form}, status=422)


def _page(request: HttpRequest, goal: Goal, *, status: int = 200, **forms_: forms.Form) -> HttpResponse:
    behaviours = list(goal.behaviours.select_related("owner", "goal").order_by("retired_at", "pk"))
    for behaviour in behaviours:
        behaviour.goal = goal  # the wheel asks it; one goal is enough
    each = insights.wheels(behaviours)
    links = insights.claims(behaviours)
    headline = goal.headline
    readings = list(headline.readings.order_by("on")) if headline else []
    last = readings[-1] if readings else None
    weak = [] if goal.is_closed else queries.weaknesses(goal, educators=queries.educating())
    context = {
        "goal": goal,
        "kpi": headline,
        "other_kpis": [one for one in goal.kpis.all() if one != headline],
        "progress": queries.so_far(headline, last.value if last else None, last.on if last else None),
        "readings": readings[::-1],
        "curve": [float(one.value) for one in readings[-24:]],
        "weaknesses": weak,
        "blocked": any(one.is_error for one in weak),
        "behaviours": [(one, each[one.pk].closed, links.get(one.pk, [])) for one in behaviours],
        # What is on the shelf for this goal: closing it leaves those lines loose.
        "running": len({claim.slug for claimed in links.values() for claim in claimed if claim.published}),
        "wheel_arcs": insights.wheel_of_goal(behaviours, each).closed,
        "may_change": permissions.may_change_goal(request.user, goal),
        "reading": forms_.get("reading") or ReadingForm(initial={"on": clock.today()}),
        "closing": forms_.get("closing") or ClosingForm(),
        "owner": forms_.get("owner") or OwnerForm(),
        "opened": next((name for name in ("closing", "owner") if name in forms_), ""),
    }
    return page(request, "office/goal.html", context, status=status)
