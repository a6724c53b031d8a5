"""All activities together: what the hours are for, how sure we are, and what we do not know. Every figure opens."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from vliegwiel.areas.insights import permissions, queries
from vliegwiel.areas.insights.enums import Thread, Tier
from vliegwiel.areas.insights.models import Appraisal
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.permissions import may_set_direction
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.areas.strategy.permissions import may_see_judgements
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.download import download
from vliegwiel.web.shared.shell import around

from .cockpit import WATCHERS

PAGE = 25
TITLES = {
    "coverage": gettext_lazy("Uren met een lijn naar een doel"),
    "goals": gettext_lazy("Doelen waar leren iets voor doet"),
    "contested": gettext_lazy("Schakels waar we het lang oneens over zijn"),
    "drivers": gettext_lazy("Hoe vaak gebeurt wat gedrag levend houdt"),
    "threads": gettext_lazy("Waar de uren voor zijn"),
    "ladder": gettext_lazy("Hoe sterk het bewijs is"),
    "liked": gettext_lazy("Prettig, met een lage bijdrage"),
}
PARTS = {
    "coverage": [("with", gettext_lazy("Met een lijn")), ("without", gettext_lazy("Zonder lijn"))],
    "threads": [(one.value, one.label) for one in Thread],
    "ladder": [("0", gettext_lazy("Nog niets bekend")), *((str(one.value), one.label) for one in Tier)],
}


class HourForm(forms.Form):
    euros = forms.DecimalField(
        label=gettext_lazy("Wat kost een uur van iemand gemiddeld?"),
        help_text=gettext_lazy("Eén bedrag voor iedereen. Laat het leeg om alleen in uren te rekenen."),
        max_digits=6,
        decimal_places=2,
        required=False,
        localize=True,
    )


@require_GET
def portfolio(request: HttpRequest) -> HttpResponse:
    require(permissions.may_see_figures(request.user), WATCHERS)
    return _page(request, HourForm(initial={"euros": around(request).organisation.hourly_cost}))


@require_POST
def hour(request: HttpRequest) -> HttpResponse:
    form = HourForm(request.POST)
    if form.is_valid():
        try:
            people.set_hourly_cost(around(request).organisation, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Bewaard. Vannacht worden alle bedragen opnieuw uitgerekend."))
            return redirect("office:portfolio")
    return _page(request, form, status=422)


@require_GET
def figure(request: HttpRequest, key: str) -> HttpResponse:
    _asked(request, key)
    part = request.GET.get("part", "")
    context: dict[str, Any] = {
        "key": key,
        "title": TITLES[key],
        "means": queries.FIGURES[key],
        "parts": PARTS.get(key, []),
        "part": part,
        "k": queries.smallest_group(),
    }
    if key == "goals":
        context["goals"] = queries.goals_seen()
    elif key == "contested":
        number = page_number(request.GET.get("page"))
        shown = leaf(queries.long_contested(), number, PAGE)
        above = queries.long_contested_above()[0] if number == 1 else []
        context |= {"leaf": shown, "edges": [*above, *queries.in_words(shown)]}
        context["may_judge"] = may_see_judgements(request.user, 0)
    elif key == "drivers":
        context |= {"drivers": _drivers(request), "promise": strategy.impact_may_be_promised()}
    else:
        shown = leaf(queries.appraised(request.user, key, part), page_number(request.GET.get("page")), PAGE)
        context |= {"leaf": shown, "rows": _hushed(_named(shown))}
    return page(request, "office/portfolio_figure.html", context)


@require_GET
def figure_file(request: HttpRequest, key: str) -> HttpResponse | StreamingHttpResponse:
    """The same rows as a file, all of them."""
    _asked(request, key)
    name = f"portfolio-{key}"
    if key == "goals":
        heads = [_("Doel"), _("Eigenaar"), _("Leren doet er iets voor")]
        rows = [
            [str(one.goal), one.goal.owner.name, _("ja") if one.reached else _("nee")] for one in queries.goals_seen()
        ]
        return download(request, name, heads, rows)
    if key == "contested":
        heads = [_("Waarvoor"), _("Wat erbij helpt"), _("Oneens sinds")]
        found = [*queries.long_contested_above()[0], *queries.in_words(queries.long_contested())]
        return download(request, name, heads, [[one.upper, one.lower, one.since.date()] for one in found])
    if key == "drivers":
        heads = [_("Gedrag"), _("Wat het levend houdt"), _("Gedaan"), _("Keer")]
        kept = [[str(d.driver.behaviour), d.driver.what, d.rate.done, d.rate.n] for d in _drivers(request)]
        return download(request, name, heads, kept)
    heads = [_("Activiteit"), _("Waarvoor"), _("Mensen"), _("Uren"), _("Euro"), _("Bijdrage"), _("Bewijs")]
    appraised = queries.appraised(request.user, key, request.GET.get("part", ""))
    return download(request, name, heads, [_cells(*row) for row in _hushed(_named(list(appraised)))])


def _drivers(request: HttpRequest) -> list[Any]:
    """Of behaviour that makes the difference, what is done least often first."""
    rows = [row for row in strategy.all_keeping(request.user).drivers if row.driver.behaviour.critical]
    return sorted(rows, key=lambda row: (row.rate.share is not None, row.rate.share or 0))


def _hushed(rows: Iterable[tuple[Appraisal, str, bool]]) -> list[tuple[Appraisal, str, bool, str]]:
    """With what to say instead of a contribution that may not be expected, else "". Three queries."""
    some = list(rows)
    expected = [one.activity_id for one, _title, _small in some if one.has_line and not one.demonstrated]
    promised = queries.promised(queries.contributions(expected).values()) if expected else {}
    says = {activity: promise.says for activity, promise in promised.items() if not promise.may}
    return [(*row, says.get(row[0].activity_id, "")) for row in some]


def _cells(one: Appraisal, title: str, small: bool, hushed: str) -> list[Any]:
    return [
        title,
        Thread(one.thread).label,
        "" if small else one.learners,
        "" if small else round(one.hours, 1),
        "" if small or one.cost is None else one.cost,
        hushed or ("" if one.value is None else round(one.value)),
        Tier(one.tier).label if one.tier else "",
    ]


def _named(rows: Iterable[Appraisal]) -> Iterator[tuple[Appraisal, str, bool]]:
    """(appraisal, title, whether its group is too small to show)."""
    some = list(rows)
    named = queries.titles([one.activity_id for one in some])
    least = queries.smallest_group()
    for one in some:
        yield one, named.get(one.activity_id, one.activity.slug), one.learners < least


def _asked(request: HttpRequest, key: str) -> None:
    require(permissions.may_see_figures(request.user), WATCHERS)
    if key not in TITLES or (key == "liked" and not permissions.may_see_quadrants(request.user)):
        raise Http404


def _page(request: HttpRequest, form: HourForm, status: int = 200) -> HttpResponse:
    context = {
        "portfolio": queries.portfolio(request.user),
        "hour": form,
        "may_price": may_set_direction(request.user),
        "may_see_quadrants": permissions.may_see_quadrants(request.user),
    }
    return page(request, "office/portfolio.html", context, status=status)
