"""What is chosen for a device and not for a person: kept in a cookie of that device."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

YEAR = 60 * 60 * 24 * 365


def keep(request: HttpRequest, cookie: str, chosen: str, *, among: Sequence[str]) -> HttpResponseRedirect:
    """Back to the page she came from, with the choice kept if it is one of those there are."""
    back = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    if chosen in among:
        response.set_cookie(cookie, chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure())
    return response
