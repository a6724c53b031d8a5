"""What may be spent on learning from outside: of units by year, and of people in sums."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.people.models import Unit
from vliegwiel.areas.people.queries import unit_choices
from vliegwiel.areas.study import actions, permissions, queries
from vliegwiel.areas.study.models import Budget
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require

READERS = gettext_lazy("Budgetten zien HR, opleiders en de directie.")
INDENT = "\u2003"
OLDEST = 10  # years a personal budget may be carried


class _Money(forms.Form):
    unit = forms.TypedChoiceField(label=gettext_lazy("Afdeling, met alles eronder"), coerce=int)
    year = forms.IntegerField(label=gettext_lazy("Jaar"), min_value=2000, max_value=2100)
    amount = forms.DecimalField(label=gettext_lazy("Euro’s"), max_digits=9, decimal_places=2)
    why = forms.CharField(label=gettext_lazy("Waarom?"), max_length=280)

    def __init__(self, *args: Any, units: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["unit"].choices = units


class GiveForm(_Money):
    field_order = ("unit", "year", "amount", "why")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, auto_id="give_%s", **more)
        self.fields["amount"].help_text = _("Met een min ervoor gaat het eraf.")


class PersonalForm(_Money):
    carry = forms.IntegerField(label=gettext_lazy("Hoeveel jaar erna nog te gebruiken?"), min_value=0, max_value=10)
    field_order = ("unit", "year", "amount", "carry", "why")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, auto_id="personal_%s", **more)
        self.fields["amount"].label = _("Euro’s per persoon")


class ShiftForm(forms.Form):
    budget = forms.TypedChoiceField(label=gettext_lazy("Van"), coerce=int)
    to = forms.TypedChoiceField(label=gettext_lazy("Naar"), coerce=int)
    amount = forms.DecimalField(label=gettext_lazy("Euro’s"), max_digits=9, decimal_places=2, min_value=0)
    why = forms.CharField(label=gettext_lazy("Waarom?"), max_length=280)

    def __init__(self, *args: Any, rows: list[queries.BudgetRow], **more: Any) -> None:
        super().__init__(*args, auto_id="shift_%s", **more)
        choices = [(row.budget.pk, row.unit.name) for row in rows]
        self.fields["budget"].choices = self.fields["to"].choices = choices


@require_safe
def budgets(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
def giving(request: HttpRequest) -> HttpResponse:
    form = GiveForm(request.POST, units=_units())
    return _done(request, form, "give", actions.give_budget, _("Het budget is bijgewerkt."))


@require_POST
def personal(request: HttpRequest) -> HttpResponse:
    form = PersonalForm(request.POST, units=_units())
    return _done(request, form, "personal", actions.give_personal_budgets, "")


@require_POST
def shifting(request: HttpRequest) -> HttpResponse:
    form = ShiftForm(request.POST, rows=_rows(request, _year(request))[1])
    if form.is_valid():
        said = dict(form.cleaned_data)
        mine = Budget.objects.visible_to(request.user).select_related("unit")
        said["to"] = get_object_or_404(mine, pk=said["to"])
        try:
            actions.shift(get_object_or_404(mine, pk=said.pop("budget")), by=request.user, **said)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Overgeheveld. In beide boeken staat wie het deed en waarom."))
            return redirect("office:budgets")
    return _page(request, shift=form)


def _done(request: HttpRequest, form: Any, name: str, verb: Any, told: str) -> HttpResponse:
    if form.is_valid():
        said = dict(form.cleaned_data)
        unit = get_object_or_404(Unit, pk=said.pop("unit"))
        try:
            done = verb(unit, by=request.user, **said)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            if isinstance(done, int):
                told = _("{n} mensen kregen een persoonlijk budget. Wie er al een had hield dat.").format(n=done)
            messages.success(request, told)
            return redirect("office:budgets")
    return _page(request, **{name: form})


def _page(request: HttpRequest, **forms_: Any) -> HttpResponse:
    require(permissions.may_see_budgets(request.user), READERS)
    year = _year(request)
    keeps = permissions.may_keep(request.user)
    shown, rows = _rows(request, year)
    units = _units()
    context = {
        "year": year,
        "years": [(one, f"?year={one}") for one in (year - 1, year, year + 1)],
        "leaf": shown,
        "rows": rows,
        "personal_sums": queries.personal_sums(clock.today().year - OLDEST) if keeps else [],
        "keeps": keeps,
        "terms": queries.terms() if keeps else None,
        "give": GiveForm(units=units, initial={"year": year}),
        "personal": PersonalForm(units=units, initial={"year": year, "carry": 2}),
        "shift": ShiftForm(rows=rows),
        "opened": next(iter(forms_), ""),
    }
    return page(request, "office/budgets.html", context | forms_, status=422 if forms_ else 200)


def _rows(request: HttpRequest, year: int) -> tuple[Any, list[queries.BudgetRow]]:
    found = Budget.objects.visible_to(request.user).filter(year=year, unit__isnull=False).select_related("unit")
    shown = leaf(found.order_by("unit__path", "pk"), page_number(request.GET.get("page")), size=100)
    return shown, queries.unit_rows(shown.rows)


def _units() -> list[tuple[int, str]]:
    return [(pk, f"{INDENT * depth}{name}") for pk, name, depth in unit_choices()]


def _year(request: HttpRequest) -> int:
    asked, this = request.GET.get("year", ""), clock.today().year
    return min(max(int(asked), this - OLDEST), this + 5) if asked.isdecimal() and len(asked) == 4 else this
