"""All that keeps behaviours alive, for who watches over it: what needs another owner first."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vliegwiel.areas.strategy import permissions, queries
from vliegwiel.kit.page import page

NEEDS = ("", "owner", "late")


@require_GET
def keeping(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("needs", "")
    needs = asked if asked in NEEDS else ""
    promise = queries.impact_may_be_promised()
    kept = queries.all_keeping(request.user, needs=needs)
    context = {
        "needs": needs,
        "kept": kept,
        "drivers": {row.driver.pk for row in kept.drivers if permissions.may_change_driver(request.user, row.driver)},
        "fixes": {row.fix.pk for row in kept.fixes if permissions.may_change_fix(request.user, row.fix)},
        "promise": promise,
        "health": promise.health,
        "percent": None if promise.health.share is None else round(promise.health.share * 100),
    }
    return page(request, "office/keeping.html", context)
