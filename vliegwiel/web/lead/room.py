"""What I asked that does not fit in people's time: what HR and the L&D lead said, and what I must answer myself."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.kit.page import page
from vliegwiel.web.shared.room import answered, rows


@require_safe
def room(request: HttpRequest) -> HttpResponse:
    return page(request, "lead/room.html", rows(request, mine=True))


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    return answered(request, pk, "lead:room")
