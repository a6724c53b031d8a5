"""Where somebody who leads asks for help for her team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue import queries
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.web.shared import asking

SIZE = 20


def requests(request: HttpRequest) -> HttpResponse:
    shown = asking.shown(request)
    if request.method == "POST" and asking.asked(request, shown["form"], for_team=True):
        return redirect("lead:requests")
    mine = queries.requests_of(request.user).filter(for_team=True)[:SIZE]
    context = {**shown, "mine": [(one, queries.answer_to(one)) for one in mine], "day": clock.today()}
    refused = request.method == "POST"
    return page(request, "lead/requests.html", context, status=422 if refused else 200)


@require_POST
def likeness(request: HttpRequest) -> HttpResponse:
    """What is like the words being typed; nothing is kept."""
    return page(request, "lead/requests.html", asking.shown(request), parts=("alike",))
