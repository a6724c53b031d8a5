"""What I asked for from outside, and where it stands."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from vliegwiel.areas.study import queries
from vliegwiel.areas.study.enums import State
from vliegwiel.areas.study.models import StudyRequest
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number


@require_safe
def studies(request: HttpRequest) -> HttpResponse:
    mine = StudyRequest.objects.visible_to(request.user).filter(person=request.user)
    kept = mine.exclude(state=State.WITHDRAWN, sent_at=None).order_by("-made_at", "-pk")
    shown = leaf(kept, page_number(request.GET.get("page")), size=20)
    context = {"leaf": shown, "rows": queries.rows(shown.rows), "saved": queries.saved_by(request.user)}
    return page(request, "learn/studies.html", context)
