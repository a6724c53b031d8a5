"""Whom one leads, what one gave them and the room in their week: in peace, one step from the four cards."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from vliegwiel.areas.practice import queries
from vliegwiel.areas.strategy import queries as strategy
from vliegwiel.kit.finding import fold
from vliegwiel.kit.page import page
from vliegwiel.web.shared.shell import around

PER_PAGE = 40
MANY = 12  # from here on one looks for a name


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    everybody = queries.team(request.user, around(request).organisation)
    asked = request.GET.get("q", "")[:80].strip()
    reports = [one for one in everybody if fold(asked) in fold(one.person.name)] if asked else everybody
    shown = {
        "many": len(everybody) > MANY,
        "asked": asked,
        "query": urlencode({"q": asked}) if asked else "",
        "reports": Paginator(reports, PER_PAGE).get_page(request.GET.get("page")),
        "turns": strategy.turns_now(request.user),
        "focus": queries.focus_of(request.user),
        "talks": queries.talks_ahead(request.user),
    }
    return page(request, "lead/people.html", shown)
