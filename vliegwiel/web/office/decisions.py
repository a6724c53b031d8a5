"""What we kept, fixed and stopped: the academy gets better by deciding."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vliegwiel.areas.insights import permissions, queries
from vliegwiel.areas.insights.enums import Verdict
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from .cockpit import WATCHERS

PAGE = 20


@require_GET
def decisions(request: HttpRequest) -> HttpResponse:
    require(permissions.may_see_figures(request.user), WATCHERS)
    verdict, before = request.GET.get("verdict", ""), request.GET.get("before", "")
    rows = queries.decisions(
        request.user, verdict=verdict, before=int(before) if before.isdigit() else None, most=PAGE + 1
    )
    context = {
        "rows": rows[:PAGE],
        "older": rows[PAGE - 1].pk if len(rows) > PAGE else None,
        "verdict": verdict,
        "verdicts": list(Verdict),
    }
    return page(request, "office/decisions.html", context)
