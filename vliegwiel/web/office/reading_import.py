"""One file with readings: what it would do row by row, doing it, and taking it back."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.enums import Fate
from vliegwiel.areas.strategy.models import Kpi, ReadingImport
from vliegwiel.kit.page import page
from vliegwiel.web.shared.listing import listing

from .columns import Columns


@require_safe
def reading_import(request: HttpRequest, pk: int) -> HttpResponse:
    held = _held(request, pk)
    if not held.mapping:
        return redirect("office:reading_columns", pk)
    context = {"held": held} | (_tried(request, held) if held.applied_at is None else _done(request, held))
    return page(request, "office/reading_import.html", context)


def reading_columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Which column is what, where the heads do not say it, or say it wrongly."""
    held = _held(request, pk)
    if held.applied_at is not None:
        return redirect("office:reading_import", pk)
    guessed, missing = queries.columns_of(held.heads, about_one=held.kpi_id is not None)
    form = Columns(
        held.heads,
        [str(cell) for cell in held.rows[0][1:]],
        request.POST or None,
        initial=held.mapping or guessed,
        fields=queries.READING_FIELDS,
        needed=queries.needed_for(held),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_reading_columns(held, mapping=form.mapping(), by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect("office:reading_import", pk)
    context = {"held": held, "form": form, "missing": "" if held.mapping or form.is_bound else missing}
    return page(request, "office/reading_columns.html", context, status=422 if form.errors else 200)


@require_POST
def reading_application(request: HttpRequest, pk: int) -> HttpResponse:
    held = _held(request, pk)
    try:
        actions.apply_readings(held, seen=request.POST.get("seen", ""), by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
    return redirect("office:reading_import", pk)


@require_POST
def reading_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    held = _held(request, pk)
    try:
        actions.undo_readings(held, by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
    return redirect("office:reading_import", pk)


def _held(request: HttpRequest, pk: int) -> ReadingImport:
    seen = ReadingImport.objects.visible_to(request.user).select_related("by", "goal", "kpi", "undone_by")
    return get_object_or_404(seen, pk=pk)


def _tried(request: HttpRequest, held: ReadingImport) -> dict[str, Any]:
    plan = queries.plan_of_readings(held, by=request.user)
    counts = plan.counts
    words = {
        Fate.NEW: _("Nieuw"),
        Fate.CHANGE: _("Verandert"),
        Fate.REFUSED: _("Geweigerd"),
        Fate.SAME: _("Blijft gelijk"),
    }
    tabs = [(fate.value, word, counts[fate.value]) for fate, word in words.items()]
    asked = request.GET.get("tab", "")
    tab = asked if asked in counts else next((key for key, _word, n in tabs if n), Fate.NEW.value)
    steps = [step for step in plan.steps if step.fate == tab]
    return {
        "plan": plan,
        "counts": counts,
        "accepted": len(plan.accepted),
        "tabs": tabs,
        "tab": tab,
        "listing": listing(steps, request.GET.get("page"), rows=lambda some: [_row(step) for step in some]),
    }


def _row(step: queries.Step) -> dict[str, Any]:
    one, old = step.wanted, step.old
    return {
        "n": one.n,
        "kpi": one.kpi,
        "measure": one.measure,
        "on": one.on,
        "was": queries.figure(old.value) if old and step.fate == Fate.CHANGE else "",
        "value": queries.figure(one.value),
        "was_n": old.n if old and step.fate == Fate.CHANGE else one.cases,
        "cases": one.cases,
        "unit": one.kpi.unit if one.kpi else one.unit,
        "why": step.why,
    }


def _done(request: HttpRequest, held: ReadingImport) -> dict[str, Any]:
    kpis = {kpi.pk: kpi for kpi in Kpi.objects.filter(pk__in={one[0] for one in held.done}).order_by("pk")}

    def shown(some: list[list[Any]]) -> list[dict[str, Any]]:
        return [
            {
                "kpi": kpis.get(kpi),
                "on": dt.date.fromisoformat(on),
                "was": queries.figure(Decimal(old[0])) if old else "",
                "value": queries.figure(Decimal(value)),
                "was_n": old[1] if old else n,
                "cases": n,
                "unit": kpis[kpi].unit if kpi in kpis else "",
            }
            for kpi, on, value, n, old in some
        ]

    return {"accepted": len(held.done), "listing": listing(held.done, request.GET.get("page"), rows=shown)}
