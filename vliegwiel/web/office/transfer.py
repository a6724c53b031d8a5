"""The transfer board: what became of learning, activity by activity, and what to change. Groups, never people."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from vliegwiel.areas.insights import permissions, queries
from vliegwiel.areas.insights.enums import Came
from vliegwiel.areas.insights.queries import BoardRow, Cohort
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import cut, page_number
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.download import download

from .cockpit import WATCHERS

PAGE = 25
ORDERS = {
    Came.FINISHED.value: gettext_lazy("Meeste mensen"),
    Came.PLANNED.value: gettext_lazy("Plan gemaakt"),
    Came.TRIED.value: gettext_lazy("Geprobeerd"),
    Came.APPLIED.value: gettext_lazy("Toegepast"),
    Came.SUSTAINED.value: gettext_lazy("Blijvend"),
}


@require_GET
def transfer(request: HttpRequest) -> HttpResponse:
    rows, order = _rows(request)
    context = {
        "leaf": cut(rows, page_number(request.GET.get("page")), PAGE),
        "order": order,
        "orders": list(ORDERS.items()),
        "k": queries.smallest_group(),
    }
    return page(request, "office/transfer.html", context)


@require_GET
def transfer_file(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The same rows, all of them."""
    rows, _order = _rows(request)
    heads = [_("Activiteit"), *_heads()]
    return download(request, "transfer", heads, ([one.title, *_cells(one)] for one in rows))


@require_GET
def transfer_activity(request: HttpRequest, slug: str) -> HttpResponse:
    board = _board(request, slug)
    context: dict[str, Any] = {"board": board, "row": board.row, "k": queries.smallest_group()}
    return page(request, "office/transfer_activity.html", context)


@require_GET
def transfer_activity_file(request: HttpRequest, slug: str) -> HttpResponse | StreamingHttpResponse:
    board = _board(request, slug)
    heads = [_("Kwartaal"), *_heads()]
    rows = ([f"{one.quarter.year}-{(one.quarter.month + 2) // 3}", *_cells(one)] for one in board.cohorts)
    return download(request, f"transfer-{slug}", heads, rows)


def _rows(request: HttpRequest) -> tuple[list[BoardRow], str]:
    require(permissions.may_see_figures(request.user), WATCHERS)
    order = request.GET.get("order", "")
    order = order if order in ORDERS else Came.FINISHED.value
    return queries.board(order), order


def _board(request: HttpRequest, slug: str) -> queries.Board:
    require(permissions.may_see_figures(request.user), WATCHERS)
    return queries.board_of(get_object_or_404(queries.watched(request.user), slug=slug))


def _heads() -> list[str]:
    """What there is of each, as a number of people and an interval in percents."""
    made = [str(Came.FINISHED.label)]
    for one in (Came.PLANNED, Came.TRIED, Came.APPLIED, Came.SUSTAINED):
        made += [str(one.label), _("Van hoeveel"), _("Laag, in procent"), _("Hoog, in procent")]
    return made


def _cells(row: BoardRow | Cohort) -> Iterator[Any]:
    if row.hidden:
        yield row.hidden.label
        return
    yield row.finished
    if isinstance(row, BoardRow) and row.unasked:
        return
    for share in (row.planned, row.tried, row.applied, row.sustained):
        if share is None or share.low is None or share.high is None:
            yield from ("", "", "", "")
        else:
            yield from (share.n, share.of, round(100 * share.low), round(100 * share.high))
