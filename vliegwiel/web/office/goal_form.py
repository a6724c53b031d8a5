"""Writing a goal, or writing it anew: what changes, by which measure, from what to what, by when, and whose it is."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.strategy import actions, permissions, queries
from vliegwiel.areas.strategy.models import Goal, Kpi, Theme
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared import overtaken
from vliegwiel.web.shared.person_field import PersonField

from .theme import PRIORITIES
from .words import as_initial, as_text_errors, english, short, words_in

TEXTS = ("statement", "success", "measure", "measured_in")
PERIOD = ("baseline_from", "baseline_until", "baseline_n")


class GoalForm(forms.Form):
    statement = forms.CharField(
        label=gettext_lazy("Wat wordt er anders?"),
        help_text=gettext_lazy("Eén zin, met een getal of met de maat erin."),
        max_length=200,
        widget=forms.Textarea({"rows": 2}),
    )
    statement_en = english(max_length=200, widget=forms.Textarea({"rows": 2}))
    measure = forms.CharField(label=gettext_lazy("Welke maat"), max_length=120, required=False)
    measure_en = english(max_length=120)
    measured_in = forms.CharField(label=gettext_lazy("Eenheid"), max_length=60, required=False)
    measured_in_en = english(max_length=60)
    baseline = forms.DecimalField(
        label=gettext_lazy("Van"), max_digits=12, decimal_places=2, required=False, localize=True
    )
    baseline_from = forms.DateField(label=gettext_lazy("Begin gemeten van"), required=False, widget=forms.DateInput())
    baseline_until = forms.DateField(label=gettext_lazy("Tot en met"), required=False, widget=forms.DateInput())
    baseline_n = forms.IntegerField(label=gettext_lazy("Over hoeveel gevallen"), min_value=1, required=False)
    target = forms.DecimalField(
        label=gettext_lazy("Naar"), max_digits=12, decimal_places=2, required=False, localize=True
    )
    due = forms.DateField(label=gettext_lazy("Uiterlijk"), required=False, widget=forms.DateInput())
    success = forms.CharField(
        label=gettext_lazy("We zien dat …"),
        help_text=gettext_lazy("Wat valt een bezoeker op als het gelukt is?"),
        max_length=200,
        required=False,
    )
    success_en = english(max_length=200)
    theme = forms.ModelChoiceField(
        label=gettext_lazy("Onder welk thema?"),
        queryset=Theme.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nog onder geen thema"),
    )
    priority = forms.TypedChoiceField(
        label=gettext_lazy("Hoe zwaar weegt het?"),
        choices=PRIORITIES,
        initial="1.00",
        required=False,
        coerce=Decimal,
        empty_value=Decimal(1),
    )
    owner = PersonField(
        label=gettext_lazy("Eigenaar"),
        help_text=gettext_lazy("Iemand in de lijn die erop wordt aangesproken. Geen opleider."),
        error_messages={
            "required": gettext_lazy(
                "Een doel heeft een eigenaar in de lijn: iemand die erop wordt aangesproken. Typ wie dat is."
            )
        },
        list="owners",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = Theme.objects.on()


def goal_new(request: HttpRequest) -> HttpResponse:
    require(permissions.may_write_goal(request.user), _("Doelen schrijven doen de directie en de opleiders."))
    mine = {} if request.user.pk in queries.educating() else {"owner": request.user}
    form = GoalForm(request.POST or None, initial=mine)
    if request.method == "POST" and form.is_valid():
        try:
            goal = actions.write_goal(by=request.user, **words_in(form.cleaned_data, TEXTS))
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            return redirect("office:goal", pk=goal.pk)
    return _page(request, form, None)


def goal_text(request: HttpRequest, pk: int) -> HttpResponse:
    goal = get_object_or_404(Goal.objects.visible_to(request.user).with_kpis().select_related("owner"), pk=pk)
    require(
        permissions.may_change_goal(request.user, goal),
        _("Dit doel veranderen de directie, de opleiders en de eigenaar."),
    )
    now = GoalForm(initial=_initial(goal))
    form = now
    if request.method == "POST":
        sent, clashes = overtaken.side_by_side(request.POST, GoalForm(request.POST), now)
        form = GoalForm(sent, initial=now.initial)
        form.is_valid()
        overtaken.tell(form, clashes)
    if form.is_bound and form.is_valid():
        try:
            actions.change_goal(goal, by=request.user, **words_in(form.cleaned_data, TEXTS))
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            return redirect("office:goal", pk=pk)
    return _page(request, form, goal, now)


@require_GET
def goal_check(request: HttpRequest) -> HttpResponse:
    """What is still weak in what is being typed. Nothing is kept."""
    return _page(request, GoalForm(request.GET), None)


def _page(request: HttpRequest, form: GoalForm, goal: Goal | None, now: GoalForm | None = None) -> HttpResponse:
    typed: dict[str, Any] = {}
    if form.is_bound:
        form.is_valid()
        typed = words_in({name: form.cleaned_data.get(name) for name in form.fields}, TEXTS)
    elif goal:
        kpi = goal.headline or Kpi()
        typed = {name: getattr(goal, name) for name in ("statement", "due", "owner")}
        typed |= {asked: getattr(kpi, name) for asked, name in actions.OF_HEADLINE.items()}
    owner = typed.pop("owner", None)
    found = _weak(owner, typed) if typed else []
    context = {
        "form": form,
        "goal": goal,
        "seen": overtaken.carried(now) if now else "",
        "weaknesses": [weakness for weakness in found if owner or weakness.field != "owner"],
        "owners": queries.likely_owners(),
    }
    return page(request, "office/goal_form.html", context, parts=("check",), status=_status(request, form))


def _initial(goal: Goal) -> dict[str, Any]:
    kpi = goal.headline or Kpi()
    named = {"measure": kpi.name, "measured_in": kpi.unit, "statement": goal.statement, "success": goal.success}
    rest: dict[str, Any] = {"theme": goal.theme_id, "priority": f"{goal.priority}"}
    rest |= {"due": goal.due, "owner": goal.owner, "baseline": short(kpi.baseline), "target": short(kpi.target)}
    return as_initial(SimpleNamespace(**named), TEXTS) | rest | {name: getattr(kpi, name) for name in PERIOD}


def _weak(owner: Person | None, typed: dict[str, Any]) -> list[queries.Weakness]:
    """What the lint says of a goal and its headline as they stand in the form."""
    kpi = Kpi(**{name: typed.pop(asked) for asked, name in actions.OF_HEADLINE.items()})
    typed["priority"] = typed.get("priority") or Decimal(1)
    goal = Goal(owner=owner or Person(), **typed)
    return queries.weaknesses(goal, educators=queries.educating(), headline=kpi)


def _status(request: HttpRequest, form: forms.Form) -> int:
    return 422 if request.method == "POST" and form.errors else 200
