"""A question that is kept: to ask again, to share, to let come by, to take over and to throw away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.reports import permissions
from vliegwiel.areas.reports.enums import Scope
from vliegwiel.areas.reports.models import SavedView
from vliegwiel.areas.reports.queries import Ask
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared import kept_reports
from vliegwiel.web.shared.kept_reports import OFFICE
from vliegwiel.web.shared.reporting import address


@require_safe
def report_view(request: HttpRequest, pk: int) -> HttpResponse:
    """On to its answer: with names for who sees those. Who leads people may have the question when it comes by her or
    is shared; the answer is of her own people."""
    reader = request.user
    may = (permissions.may_see_names, permissions.may_see_counts, permissions.may_see_team)
    require(any(one(reader) for one in may), OFFICE.refused)
    view = get_object_or_404(SavedView.objects.visible_to(reader).filter(scope=Scope.NAMES), pk=pk)
    ask = Ask.read({**view.ask, **({"day": request.GET["day"]} if "day" in request.GET else {})})
    return redirect(address("office:report", ask, view=view.pk))


@require_POST
def views(request: HttpRequest) -> HttpResponse:
    return kept_reports.keep(request, OFFICE)


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    return kept_reports.throw_away(request, pk, OFFICE)


@require_POST
def ownership(request: HttpRequest, pk: int) -> HttpResponse:
    return kept_reports.take_over(request, pk, OFFICE)


@require_http_methods(["GET", "HEAD", "POST"])
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    return kept_reports.scheduled(request, pk, OFFICE, "office/report_schedule.html")


@require_POST
def schedule_end(request: HttpRequest, pk: int) -> HttpResponse:
    return kept_reports.stopped(request, pk, OFFICE)
