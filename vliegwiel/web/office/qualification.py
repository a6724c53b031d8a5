"""One qualification: how people stand on a day, of whom it is asked, and its versions."""

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.people.models import Position, Unit
from vliegwiel.areas.people.queries import unit_choices
from vliegwiel.areas.qualifications import actions, permissions, queries
from vliegwiel.areas.qualifications.actions.writing import NOT_KEEPER
from vliegwiel.areas.qualifications.enums import Lasting, State
from vliegwiel.areas.qualifications.models import Demand, Qualification
from vliegwiel.areas.reports.queries import Ask
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import page_number
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.download import download
from vliegwiel.web.shared.reporting import address

from .qualifications import READERS

INDENT = "\u2003"
MOST_AT_ONCE = 2000  # rows of a file that is made while somebody waits


class DemandForm(forms.Form):
    unit = forms.ModelChoiceField(
        Unit.objects.filter(closed_on=None).order_by("name", "pk"),
        label=gettext_lazy("Afdeling, met alles eronder"),
        empty_label=gettext_lazy("Elke afdeling"),
        required=False,
    )
    position = forms.ModelChoiceField(
        Position.objects.order_by("name", "pk"),
        label=gettext_lazy("Functie"),
        empty_label=gettext_lazy("Elke functie"),
        required=False,
    )
    starts = forms.DateField(
        label=gettext_lazy("Vanaf"),
        help_text=gettext_lazy("Ook een dag die geweest is, als het al langer gevraagd wordt."),
        required=False,
        widget=forms.DateInput(),
    )


@require_safe
def qualification(request: HttpRequest, pk: int) -> HttpResponse:
    require(permissions.may_see_counts(request.user), READERS)
    found = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
    keeps = permissions.may_keep(request.user)
    day = _day(request)
    asked = queries.requirements([found.pk])[found.pk]
    unit = _unit(request)
    # Who may not see names finds what is counted once a month among the reports: nothing of it is counted here as well.
    few = queries.standing_of_few(found, day, unit=unit, asked=asked, most=MOST_AT_ONCE) if keeps else []
    rows = few or []
    state = request.GET.get("state", "")
    counts = queries.counted(rows)
    shown = [row for row in rows if row.status.state == state] if state in State.values else rows
    context = {
        "found": found,
        "locked": queries.is_locked(found.ground),
        "day": day,
        "today": clock.today(),
        "counts": [(state, n) for state, n in counts.items() if n],
        "most": MOST_AT_ONCE,
        "report": address("office:report", Ask(day=day, unit=unit, thing=f"q{found.pk}")) if few is None else "",
        "page": Paginator(shown, 50).get_page(page_number(request.GET.get("page"))) if keeps else None,
        "units": [(pk, f"{INDENT * depth}{name}") for pk, name, depth in unit_choices()] if keeps else [],
        "unit": unit or "",
        "state": state,
        "query": urlencode({name: value for name, value in request.GET.items() if name != "page" and value}),
        "versions": [(one, queries.in_words(one)) for one in reversed(asked)],
        "now": queries.in_force([one.version for one in asked], clock.today()).number if asked else 0,
        "demands": Demand.objects.filter(qualification=found).select_related("unit", "position").order_by("ends", "pk"),
        "keeps": keeps,
        "refreshes": keeps and queries.refreshable(asked),
        "signs": keeps and any(one.version.lasting == Lasting.SIGNED for one in asked),
    }
    return page(request, "office/qualification.html", context)


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Who was qualified on that day, as a table to keep."""
    found = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
    require(permissions.may_keep(request.user), _("Namen bij een bekwaamheid zien HR en opleiders."))
    day, unit = _day(request), _unit(request)
    rows = queries.standing_of(found, day, unit=unit)
    if len(rows) > MOST_AT_ONCE:  # made behind what else waits, with progress
        return redirect(address("office:report", Ask(day=day, unit=unit, thing=f"q{found.pk}")))
    heads = [_("Naam"), _("Nummer"), _("Afdeling"), _("Bekwaamheid"), _("Op"), _("Stand"), _("Telt"), _("Tot en met")]
    return download(request, f"{_('stand')}-{found.pk}-{day:%Y-%m-%d}", heads, _cells(found, rows, day))


def _cells(found: Qualification, rows: list[queries.Stands], day: dt.date) -> Iterator[tuple]:
    words = {state: str(state.label) for state in State}
    for row in rows:
        yield (
            *(row.name, row.number, row.unit_name, found.title, day, words[row.status.state]),
            _("ja") if row.counts else _("nee"),
            row.status.until,
        )


@require_http_methods(["GET", "HEAD", "POST"])
def demands(request: HttpRequest, pk: int) -> HttpResponse:
    """Of whom it is asked: a unit, a position, or both."""
    require(permissions.may_keep(request.user), NOT_KEEPER)
    found = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
    form = DemandForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.demand(found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect("office:qualification", pk)
    context = {"found": found, "form": form}
    return page(request, "office/demands.html", context, status=422 if form.errors else 200)


@require_POST
def demand_end(request: HttpRequest, pk: int, demand: int) -> HttpResponse:
    found = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
    actions.end_demand(get_object_or_404(Demand.objects.filter(qualification=found), pk=demand), by=request.user)
    messages.success(request, _("Vanaf morgen wordt het hun niet meer gevraagd. Wat ze bewezen blijft staan."))
    return redirect("office:qualification", pk)


@require_POST
def retirement(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
    try:
        actions.retire(found, by=request.user, why=request.POST.get("why", ""))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect("office:qualification", pk)
    messages.success(request, _("Dit wordt van niemand meer gevraagd. Wat mensen bewezen blijft staan."))
    return redirect("office:qualifications")


def _day(request: HttpRequest) -> dt.date:
    """The day that is asked; what is no day is today, and nobody looks ahead further than two years."""
    try:
        asked = parse_date(request.GET.get("day", "")) or clock.today()
    except ValueError:
        asked = clock.today()
    return min(max(asked, dt.date(1990, 1, 1)), clock.today() + dt.timedelta(days=730))


def _unit(request: HttpRequest) -> int | None:
    asked = request.GET.get("unit", "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else None
