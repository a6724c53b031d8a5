"""One activity's way from invited to applied, by unit, and the decision on it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.catalogue.queries import because, with_because
from vliegwiel.areas.insights import actions, permissions, queries
from vliegwiel.areas.insights.enums import Verdict
from vliegwiel.areas.insights.models import Decision
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from .cockpit import WATCHERS
from .words import as_text_errors


class DecisionForm(forms.Form):
    verdict = forms.ChoiceField(
        label=gettext_lazy("Wat doen we?"),
        choices=[(one.value, one.label) for one in Verdict if one != Verdict.MERGE],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom?"),
        help_text=gettext_lazy("Eén of twee zinnen voor wie later wil weten hoe het zat."),
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


@require_GET
def activity(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, _activity(request, slug))


@require_POST
def decision(request: HttpRequest, slug: str) -> HttpResponse:
    found, form = _activity(request, slug), DecisionForm(request.POST)
    if form.is_valid():
        try:
            actions.decide(found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            messages.success(request, _("Het besluit staat. Vandaag kun je het nog terugnemen."))
            return redirect("office:activity", slug=slug)
    return _page(request, found, form, status=422)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    require(permissions.may_see_figures(request.user), WATCHERS)
    taken = get_object_or_404(Decision.objects.select_related("activity__retirement"), pk=pk)
    actions.withdraw_decision(taken, by=request.user)
    messages.success(request, _("Het besluit is teruggenomen."))
    return redirect("office:activity", slug=taken.activity.slug)


def _activity(request: HttpRequest, slug: str) -> Activity:
    require(permissions.may_see_figures(request.user), WATCHERS)
    watched = with_because(queries.with_case(queries.watched(request.user)))
    return get_object_or_404(watched.select_related("owner", "retirement"), slug=slug)


def _page(request: HttpRequest, found: Activity, form: DecisionForm | None = None, status: int = 200) -> HttpResponse:
    told: list[str] = []
    history = queries.decisions(request.user, activity=found)
    if form is None or form.non_field_errors():  # what was decided in between has now been seen
        typed = form.data if form else {}
        seen = {"seen": history[0].pk if history else None}
        told = list(form.non_field_errors()) if form else []
        form = DecisionForm(initial={name: typed.get(name) for name in ("verdict", "reason")} | seen)
    row = queries.contributions([found.pk]).get(found.pk)
    context = {
        "activity": found,
        "title": history[0].title if history else queries.titles([found.pk])[found.pk],
        "because": because(found),
        "retired": getattr(found, "retirement", None),
        "contribution": row,
        "promise": queries.promised([row]).get(found.pk) if row else None,
        "funnel": queries.funnel(found),
        "groups": queries.unit_rows(found),
        "history": history,
        "liked": queries.LIKED if found.asked_about else "",
        "case": found.case if permissions.may_see_quadrants(request.user) else None,
        "form": form,
        "told": told,
        "may_decide": permissions.may_decide(request.user),
        "k": queries.smallest_group(),
    }
    return page(request, "office/activity.html", context, status=status)
