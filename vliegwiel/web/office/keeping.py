"""All that keeps behaviours alive, for who watches over it: what needs another owner first."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vliegwiel.areas.strategy import queries
from vliegwiel.kit.page import page

NEEDS = ("", "owner", "late")


@require_GET
def keeping(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("needs", "")
    needs = asked if asked in NEEDS else ""
    promise = queries.impact_may_be_promised()
    context = {
        "needs": needs,
        "kept": queries.all_keeping(request.user, needs=needs),
        "promise": promise,
        "health": promise.health,
        "percent": None if promise.health.share is None else round(promise.health.share * 100),
    }
    return page(request, "office/keeping.html", context)
