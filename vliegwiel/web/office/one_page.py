"""One page for a director: readable in two minutes, and printable on A4."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vliegwiel.areas.community import queries as community
from vliegwiel.areas.community.permissions import may_tell_why
from vliegwiel.areas.insights import queries
from vliegwiel.areas.insights.permissions import may_see_figures
from vliegwiel.areas.strategy.permissions import may_write_goal
from vliegwiel.kit import clock
from vliegwiel.kit.page import page


@require_GET
def one_page(request: HttpRequest) -> HttpResponse:
    context = {
        "whole": queries.one_page(request.user),
        "may_write": may_write_goal(request.user),
        "may_see_figures": may_see_figures(request.user),
        "day": clock.today(),
        "asks_why": may_tell_why(request.user) and community.why_of(request.user) is None,
    }
    return page(request, "office/one_page.html", context)
