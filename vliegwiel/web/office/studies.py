"""Everything that was asked from outside: what waits for whom, and what it may cost. For HR and the L&D lead."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from vliegwiel.areas.study import permissions, queries
from vliegwiel.areas.study.enums import State
from vliegwiel.areas.study.models import Invoice, StudyRequest
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.download import download

READERS = gettext_lazy("Alle aanvragen zien HR en opleiders. Wat op jou wacht staat bij Leiden en in je berichten.")
MINE = "mine"
SHOWN = (State.ASKED, State.APPROVED, State.DONE, State.REFUSED, State.CANCELLED, State.WITHDRAWN)


@require_safe
def studies(request: HttpRequest) -> HttpResponse:
    require(permissions.may_keep(request.user), READERS)
    asked = request.GET.get("state", MINE)
    rows = StudyRequest.objects.visible_to(request.user).filter(sent_at__isnull=False).select_related("person")
    if asked in SHOWN:
        rows = rows.filter(state=asked)
    elif asked == MINE:
        rows = rows.waiting_for(request.user)
    shown = leaf(rows.order_by("-sent_at", "-pk"), page_number(request.GET.get("page")), size=50)
    context = {
        "leaf": shown,
        "rows": queries.rows(shown.rows),
        "state": asked,
        "query": urlencode({"state": asked}),
        "states": [(MINE, _("Wacht op mij")), *((one.value, one.label) for one in SHOWN), ("all", _("Alles"))],
    }
    return page(request, "office/studies.html", context)


@require_safe
def file(request: HttpRequest) -> HttpResponseBase:
    """Every bill, and what is approved and still has none: for who does the books."""
    require(permissions.may_keep(request.user), READERS)
    heads = [_("Aanvraag"), _("Naam"), _("Nummer"), _("Aanbieder"), _("Stand"), _("Goedgekeurd, met btw")]
    heads += [_("Factuur"), _("Factuurdatum"), _("Bedrag"), _("Factuurstand"), _("Betaald op")]
    return download(request, _("aanvragen-en-facturen"), heads, _cells())


def _cells() -> Iterator[tuple[Any, ...]]:
    waiting = [State.APPROVED, State.DONE, State.CANCELLED]
    rows = StudyRequest.objects.filter(state__in=waiting).select_related("person").order_by("pk")
    words = {state.value: str(state.label) for state in State}
    for one in rows.prefetch_related("invoices").iterator(chunk_size=500):
        about = (one.title, one.person.name, one.person.number, one.provider, words[one.state], one.paid_for)
        bills = list(one.invoices.all())
        for bill in bills:
            yield (*about, bill.number, bill.on, bill.amount, state_of(bill), bill.paid_on)
        if not bills:
            yield (*about, "", None, None, _("verwacht"), None)


def state_of(bill: Invoice) -> str:
    """In one or two words."""
    if bill.paid_on:
        return _("betaald")
    return _("mag betaald worden") if bill.approved_at else _("ontvangen")
