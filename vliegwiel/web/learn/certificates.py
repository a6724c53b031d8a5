"""Certificates people earned elsewhere, waiting for somebody to look."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.web.shared import proof


@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    shown = leaf(proof.waiting(request), page_number(request.GET.get("page")), size=25)
    return page(request, "learn/certificates.html", {"rows": shown})


@require_POST
def check(request: HttpRequest, key: str) -> HttpResponse:
    proof.check(request, key)
    return redirect("learn:certificates")
