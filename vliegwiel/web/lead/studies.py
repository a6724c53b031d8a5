"""What waits for my yes or no: something from outside that somebody asked for."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from vliegwiel.areas.study import queries
from vliegwiel.areas.study.models import StudyRequest
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number


@require_safe
def studies(request: HttpRequest) -> HttpResponse:
    waiting = StudyRequest.objects.visible_to(request.user).waiting_for(request.user).select_related("person")
    shown = leaf(waiting.order_by("sent_at", "pk"), page_number(request.GET.get("page")), size=25)
    said = queries.said_lately(request.user)
    return page(
        request,
        "lead/studies.html",
        {"leaf": shown, "rows": queries.rows(shown.rows), "said": said},
    )
