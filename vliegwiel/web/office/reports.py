"""Questions about what is required: to begin with one, and those that were kept."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.reports import permissions, queries
from vliegwiel.areas.reports.enums import Scope
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.download import download
from vliegwiel.web.shared.kept_reports import OFFICE, listed
from vliegwiel.web.shared.reporting import address, ask_file, ask_in, shown, title_of

INDENT = "\u2003"


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    require(permissions.may_see_counts(request.user), OFFICE.refused)
    if not permissions.may_see_names(request.user):
        return redirect("office:report_counts")
    context = {"listing": listed(request, OFFICE), "me": request.user.pk, "at": OFFICE}
    return page(request, "office/reports.html", context)


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """One question. Whoever sees less gets what is hers at the same address."""
    ask = ask_in(request.GET)
    if away := _elsewhere(request.user):
        return redirect(address(away, ask) if away == "lead:report" else away)
    asked = request.GET.get("view", "")
    choices = queries.choices(request.user, int(asked) if asked.isdecimal() and len(asked) < 10 else 0)
    if "count" in request.GET and ask.thing in choices.things:
        return _by_unit(request, ask, choices)
    view = choices.view
    context = {
        **shown(request, ask, Scope.NAMES, choices.things),
        "units": [(pk, f"{INDENT * depth}{name}") for pk, name, depth in choices.units],
        "view": view,
        "at": OFFICE,
        "called": view.title if view else title_of(ask, choices.things),
        "is_mine": view is not None and view.owner == request.user.pk,
        "may_count": bool(ask.thing),
    }
    return page(request, "office/report.html", context)


def _by_unit(request: HttpRequest, ask: queries.Ask, choices: queries.Choices) -> HttpResponse:
    walk = queries.Walk(ask, by=request.user, scope=Scope.NAMES, titles=choices.things)
    groups = queries.tally(walk)
    context = {
        "groups": groups,
        "people": sum(group.people for group in groups),
        "yes": sum(group.yes for group in groups),
        "day": walk.day,
        "title": choices.things[ask.thing],
        "back": address("office:report", ask),
    }
    return page(request, "office/report_units.html", context)


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    return ask_file(request, Scope.NAMES)


@require_safe
def counts(request: HttpRequest) -> HttpResponseBase:
    """For who sees no names: one day, one figure a unit, nothing to subtract."""
    require(permissions.may_see_counts(request.user), OFFICE.refused)
    titles = queries.counted_things()
    asked = request.GET.get("thing", "")
    thing = asked if asked in titles else next(iter(titles), "")
    found = queries.counted(thing) if thing else queries.Counted(None)
    if "format" in request.GET:
        heads = [_("Afdeling"), _("Mensen"), _("In orde, van de tien"), _("Geteld op")]
        rows = [(row.name, row.people, row.tenths, row.of) for row in found.rows]
        return download(request, f"{_('aantallen')}-{thing}", heads, rows)
    context = {"titles": list(titles.items()), "thing": thing, "found": found, "title": titles.get(thing, "")}
    return page(request, "office/report_counts.html", context)


def _elsewhere(person: Person) -> str:
    """Where her part of it stands, when that is not here."""
    if permissions.may_see_names(person):
        return ""
    if permissions.may_see_counts(person):
        return "office:report_counts"
    require(permissions.may_see_team(person), OFFICE.refused)
    return "lead:report"
