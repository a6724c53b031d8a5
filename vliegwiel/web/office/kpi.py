"""A KPI: what is measured, from what to what, how much would be worth having, and its readings."""

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

from vliegwiel.areas.strategy import actions, permissions, queries
from vliegwiel.areas.strategy.enums import Direction, Frequency, Granularity, Leads
from vliegwiel.areas.strategy.models import Goal, Kpi
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.person_field import PersonField

from .words import as_initial, as_text_errors, english, short, words_in

TEXTS = ("name", "unit", "definition")
FIGURES = ("baseline", "target", "ceiling", "sesoi", "money_per_unit")
NOT_YOURS = gettext_lazy("Deze maat is van de directie, de opleiders en de eigenaar.")


def _figure(label: Any, **kwargs: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, max_digits=12, decimal_places=2, required=False, localize=True, **kwargs
    )  # fmt: skip -- one figure, one line where it is used


class KpiForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Welke maat"), max_length=120)
    name_en = english(max_length=120)
    unit = forms.CharField(label=gettext_lazy("Eenheid"), max_length=60, required=False)
    unit_en = english(max_length=60)
    definition = forms.CharField(
        label=gettext_lazy("Wat telt mee, en wat niet?"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    definition_en = english(max_length=400, widget=forms.Textarea({"rows": 2}))
    formula = forms.CharField(label=gettext_lazy("Hoe het berekend wordt"), max_length=200, required=False)
    leads = forms.ChoiceField(label=gettext_lazy("Wanneer zie je het?"), choices=Leads.choices)
    direction = forms.ChoiceField(
        label=gettext_lazy("Welke kant is goed?"),
        choices=[("", gettext_lazy("zoals de cijfers zeggen")), *Direction.choices],
        required=False,
    )
    baseline = _figure(gettext_lazy("Van"))
    target = _figure(gettext_lazy("Naar"))
    ceiling = _figure(gettext_lazy("Bovenkant van de band"))
    due = forms.DateField(label=gettext_lazy("Uiterlijk"), required=False, widget=forms.DateInput())
    baseline_from = forms.DateField(label=gettext_lazy("Begin gemeten van"), required=False, widget=forms.DateInput())
    baseline_until = forms.DateField(label=gettext_lazy("Tot en met"), required=False, widget=forms.DateInput())
    baseline_n = forms.IntegerField(label=gettext_lazy("Over hoeveel gevallen"), min_value=1, required=False)
    sesoi = _figure(
        gettext_lazy("Kleinste verschil dat de moeite waard is"),
        help_text=gettext_lazy("In de eenheid van de maat. Minder dan dit noemen we later geen effect."),
    )
    guardrail = forms.ModelChoiceField(
        label=gettext_lazy("Wat mag er ondertussen niet slechter worden?"),
        queryset=Kpi.objects.none(),
        required=False,
        empty_label=gettext_lazy("Nog niets gekozen"),
    )
    lag_days = forms.IntegerField(
        label=gettext_lazy("Na hoeveel dagen verwacht je het te zien?"), min_value=0, max_value=1000, initial=0
    )
    source = forms.CharField(
        label=gettext_lazy("Waar komt het cijfer vandaan?"),
        help_text=gettext_lazy("Het systeem, of de persoon die het bijhoudt."),
        max_length=120,
        required=False,
    )
    frequency = forms.ChoiceField(
        label=gettext_lazy("Hoe vaak"), choices=Frequency.choices, initial=Frequency.MONTH
    )  # fmt: skip -- a field
    granularity = forms.ChoiceField(label=gettext_lazy("Hoe fijn"), choices=Granularity.choices)
    seasonal = forms.BooleanField(label=gettext_lazy("Het schommelt met het seizoen"), required=False)
    owner = PersonField(label=gettext_lazy("Wie houdt het bij?"), required=False, list="owners")
    money_per_unit = _figure(gettext_lazy("Waard per eenheid, in euro"))
    money_agreed_by = forms.CharField(label=gettext_lazy("Wie van Financiën stemde in"), max_length=120, required=False)
    money_agreed_on = forms.DateField(label=gettext_lazy("Wanneer"), required=False, widget=forms.DateInput())
    review_on = forms.DateField(
        label=gettext_lazy("Wanneer kijken we of dit de goede maat is?"), required=False, widget=forms.DateInput()
    )
    stop_rule = forms.CharField(
        label=gettext_lazy("Wanneer stoppen we ermee?"), max_length=280, required=False
    )  # fmt: skip -- a field

    def __init__(self, *args: Any, guards: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["guardrail"].queryset = guards


class ReadingForm(forms.Form):
    value = forms.DecimalField(label=gettext_lazy("Waarde"), max_digits=12, decimal_places=2, localize=True)
    n = forms.IntegerField(label=gettext_lazy("Over hoeveel gevallen"), min_value=1, required=False)
    on = forms.DateField(label=gettext_lazy("Gemeten op"), widget=forms.DateInput())


@require_GET
def kpis(request: HttpRequest) -> HttpResponse:
    """The academy's own measures."""
    rows = queries.kpi_rows(Kpi.objects.of_academy().visible_to(request.user))
    context = {"rows": rows, "may_write": permissions.may_write_kpi(request.user, None)}
    return page(request, "office/kpis.html", context)


def academy_kpi_new(request: HttpRequest) -> HttpResponse:
    return _new(request, None)


def kpi_new(request: HttpRequest, pk: int) -> HttpResponse:
    return _new(request, get_object_or_404(Goal.objects.visible_to(request.user).select_related("owner"), pk=pk))


def kpi(request: HttpRequest, pk: int) -> HttpResponse:
    found = _kpi(request, pk)
    form = KpiForm(request.POST or None, initial=_initial(found), guards=_guards(request, found))
    if request.method == "POST":
        require(permissions.may_change_kpi(request.user, found), NOT_YOURS)
        if form.is_valid():
            try:
                actions.change_kpi(found, by=request.user, **words_in(form.cleaned_data, TEXTS))
            except ValidationError as refused:
                as_text_errors(form, refused)
            else:
                messages.success(request, _("De maat is bewaard."))
                return redirect("office:kpi", pk=pk)
    return _page(request, form, found.goal, found if not form.errors else _kpi(request, pk))


@require_POST
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    found, form = _kpi(request, pk), ReadingForm(request.POST)
    if form.is_valid():
        try:
            actions.record_reading(found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            return redirect("office:kpi", pk=pk)
    whole = KpiForm(initial=_initial(found), guards=_guards(request, found))
    return _page(request, whole, found.goal, found, reading=form, status=422)


@require_POST
def kpi_reading_removal(request: HttpRequest, pk: int, reading: int) -> HttpResponse:
    def remove(kpi: Kpi) -> None:
        if found := kpi.readings.filter(pk=reading).first():
            actions.remove_reading(kpi, by=request.user, on=found.on)

    return _done(request, pk, remove)


@require_POST
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    return _done(request, pk, lambda kpi: actions.agree_to_person_level(kpi, by=request.user))


@require_POST
def disposal(request: HttpRequest, pk: int) -> HttpResponse:
    found = _kpi(request, pk)
    try:
        actions.remove_kpi(found, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("office:kpi", pk=pk)
    messages.success(request, _("De maat is weggehaald."))
    return redirect("office:goal", pk=found.goal_id) if found.goal_id else redirect("office:kpis")


def _new(request: HttpRequest, goal: Goal | None) -> HttpResponse:
    require(permissions.may_write_kpi(request.user, goal), NOT_YOURS)
    form = KpiForm(request.POST or None, guards=_guards(request, None))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.write_kpi(goal, by=request.user, **words_in(form.cleaned_data, TEXTS))
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            return redirect("office:kpi", pk=made.pk)
    return _page(request, form, goal, None)


def _kpi(request: HttpRequest, pk: int) -> Kpi:
    seen = Kpi.objects.visible_to(request.user).select_related("goal__owner", "owner", "person_level_agreed_by")
    return get_object_or_404(seen, pk=pk)


def _guards(request: HttpRequest, kpi: Kpi | None):
    """What may guard: every other measure she may see that has a name."""
    return Kpi.objects.visible_to(request.user).exclude(pk=kpi.pk if kpi else None).order_by("goal", "place", "pk")


def _initial(kpi: Kpi) -> dict[str, Any]:
    plain = [name for name in KpiForm.base_fields if not name.endswith("_en") and name not in TEXTS]
    given = {name: getattr(kpi, name) for name in plain}
    return as_initial(kpi, TEXTS) | given | {name: short(given[name]) for name in FIGURES}


def _done(request: HttpRequest, pk: int, verb: Callable[[Kpi], Any]) -> HttpResponse:
    try:
        verb(_kpi(request, pk))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("office:kpi", pk=pk)


def _page(
    request: HttpRequest,
    form: KpiForm,
    goal: Goal | None,
    kpi: Kpi | None,
    *,
    reading: ReadingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    readings = list(kpi.readings.order_by("on")) if kpi else []
    last = readings[-1] if readings else None
    may_change = kpi is None or permissions.may_change_kpi(request.user, kpi)
    context = {
        "form": form,
        "goal": goal,
        "kpi": kpi,
        "progress": queries.so_far(kpi, last.value if last else None, last.on if last else None),
        "readings": readings[::-1],
        "counted": any(one.n for one in readings),
        "curve": [float(one.value) for one in readings[-24:]],
        "weaknesses": queries.weaknesses(kpi) if kpi else [],
        "owners": queries.likely_owners(),
        "reading": reading or ReadingForm(initial={"on": clock.today()}),
        "may_change": may_change,
        "may_measure": may_change and not (goal and goal.is_closed),
        "asks_agreement": kpi is not None
        and kpi.granularity == Granularity.PERSON
        and kpi.person_level_agreed_by_id is None
        and permissions.may_agree_to_person_level(request.user),
    }
    wrong = request.method == "POST" and form.is_bound and form.errors
    return page(request, "office/kpi.html", context, status=422 if wrong else status)
