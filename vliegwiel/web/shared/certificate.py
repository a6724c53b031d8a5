"""/certificate/…/ : whoever has the address of a certificate checks it here, without an account."""

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vliegwiel.areas.qualifications import queries
from vliegwiel.kit import clock
from vliegwiel.kit.page import page


@require_safe
@never_cache
@login_not_required
def certificate(request: HttpRequest, key: str) -> HttpResponse:
    """The name she agreed to, what, when, until when, and whether it holds today. What is not there and what she took
    away look the same."""
    if not ratelimit.consume(request, app="allauth.account", action="certificate_page", limit_get=True):
        return _unseen(page(request, "shared/certificate.html", {"busy": True}, status=429))
    found = queries.checked(key)
    context = {"found": found, "day": clock.today()}
    return _unseen(page(request, "shared/certificate.html", context, status=200 if found else 404))


def _unseen(response: HttpResponse) -> HttpResponse:
    """Not in a search engine, and not told to where she goes next."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response
