"""Where I ask for help, and see what colleagues asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue import queries
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.web.shared import asking
from vliegwiel.web.shared.listing import listing

SIZE = 20


def requests(request: HttpRequest) -> HttpResponse:
    shown = asking.shown(request)
    if request.method == "POST" and (made := asking.asked(request, shown["form"])):
        return redirect("learn:request", made.pk)
    context = {
        **shown,
        "mine": [(one, queries.answer_to(one)) for one in queries.requests_of(request.user)[:SIZE]],
        "others": listing(queries.requests_of_others(request.user), request.GET.get("page"), size=SIZE),
        "day": clock.today(),
    }
    refused = request.method == "POST"
    return page(request, "learn/requests.html", context, status=422 if refused else 200)


@require_POST
def likeness(request: HttpRequest) -> HttpResponse:
    """What is like the words being typed. By POST, so that they stand in no log of addresses; nothing is kept."""
    return page(request, "learn/requests.html", asking.shown(request), parts=("alike",))
