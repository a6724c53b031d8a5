"""Team this week: at most two things to do, and below them the team in peace."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import Moment
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.kit.page import page
from vliegwiel.web.shared.shell import around

PER_PAGE = 40


def team(request: HttpRequest) -> HttpResponse:
    week = queries.team_week(request.user, around(request).organisation)
    first = next((thing for thing in week.things if not thing.done), None)
    shown = {
        "week": week,
        "done": bool(week.things) and all(thing.done for thing in week.things),
        "things": [(thing, thing is first) for thing in week.things],
        "turns": strategy.turns_now(request.user),
        "reports": Paginator(week.reports, PER_PAGE).get_page(request.GET.get("page")),
    }
    return page(request, "lead/team.html", shown, parts=("things",))


@require_POST
def moment(request: HttpRequest, pk: int) -> HttpResponse:
    return _ticked(request, pk, actions.mark_moment)


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    return _ticked(request, pk, actions.undo_moment)


def _ticked(request: HttpRequest, pk: int, verb) -> HttpResponse:
    person = get_object_or_404(Person.objects.led_by(request.user), pk=pk)
    kind = request.POST.get("kind", "")
    if kind not in Moment.values:
        messages.error(request, _("Dat konden we niet bewaren. Probeer het nog eens."))
        return redirect("lead:team")
    verb(person, kind=kind, by=request.user)
    return team(request) if request.htmx else redirect("lead:team")
