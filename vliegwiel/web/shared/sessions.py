"""When and from where she was last seen, for her own list of sessions; noted every few minutes, not every page."""

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse

EVERY = 300  # seconds; allauth's own middleware costs five queries on every page
NOTED = "session_noted"


def note_where_she_is(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if request.session.session_key and request.user.is_authenticated:
            here = [int(time.time()) // EVERY, request.META.get("REMOTE_ADDR", "")]
            # Herself from here on, not what stands for her until she is asked for: a page asks dozens of things of her.
            request.user = getattr(request.user, "_wrapped", request.user)
            if request.session.get(NOTED) != here:
                UserSession.objects.create_from_request(request)
                request.session[NOTED] = here
        return get_response(request)

    return middleware
