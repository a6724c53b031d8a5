"""Edges that ask for a word: those that wait for her, where two judges are far apart, and what lapses."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from vliegwiel.areas.insights import queries
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import Leaf, page_number

LISTS = {"waiting": _("Wacht op jou"), "contested": _("Oneens"), "lapsed": _("Verlopen")}


@require_GET
def edges(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("list", "")
    which = asked if asked in LISTS else "waiting"
    found = queries.edge_rows(request.user, which, page=page_number(request.GET.get("page")))
    context = {
        "lists": [(key, word, key == which) for key, word in LISTS.items()],
        "which": which,
        "leaf": Leaf(found.rows, found.page, found.more),
    }
    return page(request, "office/edges.html", context)
