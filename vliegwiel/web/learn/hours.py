"""My hours to learn in by cao or contract: what is left, what they went to, and agreeing on them for a session."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.live.models import Booking
from vliegwiel.areas.study import actions, queries
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number


@require_safe
def hours(request: HttpRequest) -> HttpResponse:
    left = queries.hours_left(request.user)
    book = leaf(queries.book_of(request.user), page_number(request.GET.get("page")), size=25)
    seats = queries.payable(request.user) if left else []
    return page(request, "learn/hours.html", {"left": left, "book": book, "seats": seats})


@require_POST
def session_payment(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.pay_session(_mine(request, pk), by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Afgesproken. Gaat het niet door, dan krijg je de uren terug."))
    return redirect("learn:hours")


@require_POST
def session_payment_removal(request: HttpRequest, pk: int) -> HttpResponse:
    actions.unpay_session(_mine(request, pk), by=request.user)
    return redirect("learn:hours")


def _mine(request: HttpRequest, pk: int) -> Booking:
    return get_object_or_404(Booking.objects.visible_to(request.user).select_related("session"), pk=pk)
