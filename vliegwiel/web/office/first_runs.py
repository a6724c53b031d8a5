"""How people begin, from invited to back after a month: groups only, where they leave, and a verb for each leak."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.insights import queries as insights
from vliegwiel.areas.welcome import actions, permissions, queries
from vliegwiel.areas.welcome.enums import Persona, Split, Stage
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.download import download
from vliegwiel.web.shared.runs import RUNS

SPLITS = (Split.QUARTER, Split.UNIT)


@dataclass(frozen=True)
class Asked:
    """A step as the lead reads it."""

    step: Any
    off: bool
    leak: Any


def _persona(request: HttpRequest) -> Persona:
    asked = request.GET.get("persona", Persona.LEARNER)
    return Persona(asked) if asked in RUNS else Persona.LEARNER


def _may(request: HttpRequest) -> None:
    require(permissions.may_see_funnel(request.user), _("Hoe mensen beginnen, ziet de opleider; alleen in groepen."))


@require_safe
def first_runs(request: HttpRequest) -> HttpResponseBase:
    _may(request)
    persona = _persona(request)
    split = Split.UNIT if request.GET.get("by") == Split.UNIT else Split.QUARTER
    day = queries.counted_on(persona)
    rows = queries.cohorts(persona, split, day) if day else []
    if "format" in request.GET:
        heads = [_("Groep"), _("Mensen"), *(str(one.label) for one in Stage), _("Cijfers van")]
        return download(request, _("hoe-mensen-beginnen"), heads, (_cells(one) for one in rows))
    leaks = queries.leaks(persona, day) if day else {}
    known = queries.steps_of(persona, None)
    steps = [Asked(one, known.get(one.key) == queries.OFF, leaks.get(one.key)) for one in RUNS[persona].steps]
    shown = {
        "persona": persona,
        "personas": [(one.value, one.label) for one in RUNS],
        "split": split,
        "splits": [(one.value, one.label) for one in SPLITS],
        "day": day,
        "rows": [(one, _name(one), list(zip(Stage, one.tenths or (), strict=False))) for one in rows],
        "stages": list(Stage),
        "steps": steps,
        "applying": insights.headline(),
    }
    return page(request, "office/first_runs.html", shown)


def _name(row: queries.Cohort) -> str:
    if row.key == queries.EARLIER:
        return _("eerder")
    year, _dash, quarter = row.key.partition("-")
    return _("{quarter}e kwartaal {year}").format(quarter=quarter, year=year) if quarter else row.name


def _cells(row: queries.Cohort) -> list[Any]:
    told = [_tenths(one) for one in row.tenths] if row.tenths else [_("te klein om te tonen")] * len(Stage)
    return [_name(row), row.people, *told, date_format(row.of, "Y-m-d")]


def _tenths(n: int) -> str:
    if n == 0:
        return _("weinig of niemand")
    return _("iedereen of bijna iedereen") if n == 10 else _("{n} van de tien").format(n=n)


@require_POST
def switch(request: HttpRequest, persona: str, key: str) -> HttpResponse:
    run = RUNS.get(Persona(persona)) if persona in RUNS else None
    step = run.step(key) if run else None
    if step is None:
        raise Http404
    on = request.POST.get("on") == "yes"
    actions.switch_step(persona, key, on=on, by=request.user)
    said = _("‘{question}’ staat weer in de start.") if on else _("‘{question}’ staat niet meer in de start.")
    messages.success(request, said.format(question=step.question))
    return redirect(f"{reverse('office:first_runs')}?persona={persona}")


@require_POST
def asking_managers(request: HttpRequest) -> HttpResponse:
    actions.ask_managers(by=request.user, month=f"{clock.today():%Y-%m}")
    messages.success(request, _("Gevraagd. Elke leidinggevende hoort het deze maand één keer."))
    return redirect("office:first_runs")
