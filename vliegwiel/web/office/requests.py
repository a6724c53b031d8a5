"""What people ask help with: what waits for an answer, late ones first, and whether promises are kept."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from vliegwiel.areas.catalogue import permissions, queries
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.listing import listing

SIZE = 30


@require_GET
def requests(request: HttpRequest) -> HttpResponse:
    require(permissions.may_answer(request.user), _("Vragen om hulp beantwoordt de opleider."))
    answered = "answered" in request.GET
    found = queries.answered_requests() if answered else queries.waiting_requests()
    kept = queries.promises_kept()
    rows = listing(found, request.GET.get("page"), size=SIZE)
    begun = {} if answered else queries.intakes_of_requests([one.pk for one in rows.rows])
    context = {
        "answered": answered,
        "listed": rows,
        "rows": [(one, begun.get(one.pk)) for one in rows.rows],
        "kept": kept,
        "percent": None if kept.share is None else round(kept.share * 100),
        "day": clock.today(),
    }
    return page(request, "office/requests.html", context)
