"""Everything that is still weak in the direction: goals, measures and behaviours, each with what to do about it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vliegwiel.areas.strategy import queries
from vliegwiel.kit.page import page


@require_GET
def weak(request: HttpRequest) -> HttpResponse:
    rows = queries.weak_points(request.user)
    only = request.GET.get("only", "")
    codes = sorted({weakness.code for row in rows for weakness in row.weaknesses})
    if only in codes:
        rows = [row.only(only) for row in rows if row.only(only).weaknesses]
    context = {
        "rows": rows,
        "codes": codes,
        "only": only if only in codes else "",
        "errors": sum(weakness.is_error for row in rows for weakness in row.weaknesses),
        "count": sum(len(row.weaknesses) for row in rows),
    }
    return page(request, "office/weak.html", context)
