"""What is required of whom one leads: yes or no, and a date. Nothing else."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.reports import queries
from vliegwiel.areas.reports.enums import Scope
from vliegwiel.kit.page import page
from vliegwiel.web.shared.reporting import ask_file, ask_in, shown


@require_safe
def report(request: HttpRequest) -> HttpResponse:
    return page(request, "lead/report.html", shown(request, ask_in(request.GET), Scope.TEAM, queries.things()))


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    return ask_file(request, Scope.TEAM)
