"""What was typed in a form whose session had ended: kept for the one who typed it, and given back after sign-in.

It waits in the anonymous session, together with who was signed in here last (a signed cookie), and is given back only
to that person: on a shared tablet the next colleague does not see it.
"""

import json
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from .language import back_to

LAST = "last_here"
LIMIT = 200_000  # characters; more than the longest text one types between two saves
NEVER = {"csrfmiddlewaretoken", "need", "missed"}  # what one needs or looks for may be about bullying or illness


def remember_who(get_response):
    """Leave a signed note of who was signed in here last."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated and _last(request) != str(user.pk):
            response.set_signed_cookie(
                LAST,
                str(user.pk),
                max_age=settings.SESSION_COOKIE_AGE * 2,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response

    return middleware


def keep(request: HttpRequest) -> HttpResponse:
    """Keep the text of this POST, and ask to sign in; then back to the page it was typed on."""
    page = path_of(request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "") or request.path
    fields = {
        name: values
        for name, values in request.POST.lists()
        if name not in NEVER and "password" not in name and "code" not in name
    }
    whose = _last(request)
    if fields and whose and len(json.dumps(fields)) <= LIMIT:
        request.session["kept"] = {"page": urlsplit(page).path, "fields": fields, "whose": whose}
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": sign_in_address(page)})
    return redirect(sign_in_address(page))


def given_back(request: HttpRequest) -> dict[str, list[str]]:
    """The fields kept for this page and this person, or nothing."""
    kept = request.session.get("kept")
    if not kept or not request.user.is_authenticated:
        return {}
    return kept["fields"] if kept["whose"] == str(request.user.pk) and kept["page"] == request.path else {}


def _last(request: HttpRequest) -> str:
    return request.get_signed_cookie(LAST, default="") or ""


@require_POST
@login_not_required
def forget(request: HttpRequest) -> HttpResponse:
    """She has it back, or does not want it."""
    request.session.pop("kept", None)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    return redirect(back_to(request))


def sign_in_address(page: str) -> str:
    return f"{reverse('account_login')}?{urlencode({'next': page or '/'})}"


def path_of(address: str) -> str:
    """The path and query of a full address; "" when there is none."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
