"""Everything that is still weak: goals, measures, behaviours and activities, each with what to do about it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vliegwiel.areas.insights import permissions
from vliegwiel.areas.insights import queries as insights
from vliegwiel.areas.strategy import queries
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number


@require_GET
def weak(request: HttpRequest) -> HttpResponse:
    rows = queries.weak_points(request.user)
    only = request.GET.get("only", "")
    sees_activities = permissions.may_see_figures(request.user)
    codes = sorted({weakness.code for row in rows for weakness in row.weaknesses})
    codes += insights.ACTIVITY_CODES if sees_activities else []
    only = only if only in codes else ""
    if only:
        rows = [row.only(only) for row in rows if row.only(only).weaknesses]
    number = page_number(request.GET.get("page"))
    shown = leaf(insights.weak_activities(only), number) if sees_activities else None
    context = {
        "rows": rows if number == 1 else [],
        "codes": codes,
        "only": only,
        "errors": sum(weakness.is_error for row in rows for weakness in row.weaknesses),
        "count": sum(len(row.weaknesses) for row in rows),
        "leaf": shown,
        "activities": insights.weak_rows(shown.rows, only) if shown else [],
        "query": f"only={only}" if only else "",
    }
    return page(request, "office/weak.html", context)
