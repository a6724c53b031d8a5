"""Whom one leads, what one gave them and the room in their week: in peace, one step from the four cards."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from vliegwiel.areas.practice import queries
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.kit.page import page
from vliegwiel.web.shared.shell import around

PER_PAGE = 40


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    reports = queries.team(request.user, around(request).organisation)
    shown = {
        "reports": Paginator(reports, PER_PAGE).get_page(request.GET.get("page")),
        "turns": strategy.turns_now(request.user),
    }
    return page(request, "lead/people.html", shown)
