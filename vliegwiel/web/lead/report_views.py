"""What a manager keeps of her questions about what is required: to ask again, to share, to let come by."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.reports import permissions
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared import kept_reports
from vliegwiel.web.shared.kept_reports import LEAD


@require_http_methods(["GET", "HEAD", "POST"])
def report_views(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return kept_reports.keep(request, LEAD)
    require(permissions.may_see_team(request.user), LEAD.refused)
    context = {"listing": kept_reports.listed(request, LEAD), "me": request.user.pk, "at": LEAD}
    return page(request, "lead/report_views.html", context)


@require_safe
def report_view(request: HttpRequest, pk: int) -> HttpResponse:
    """On to its answer, of her own people: whoever kept the question."""
    return kept_reports.asked_again(request, pk, LEAD)


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    return kept_reports.throw_away(request, pk, LEAD)


@require_POST
def ownership(request: HttpRequest, pk: int) -> HttpResponse:
    return kept_reports.take_over(request, pk, LEAD)


@require_http_methods(["GET", "HEAD", "POST"])
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    return kept_reports.scheduled(request, pk, LEAD, "lead/report_schedule.html")


@require_POST
def schedule_end(request: HttpRequest, pk: int) -> HttpResponse:
    return kept_reports.stopped(request, pk, LEAD)
