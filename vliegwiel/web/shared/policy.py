"""The Content-Security-Policy of every answer: the same words each time, so they are put together once."""

from collections.abc import Callable

from csp.constants import HEADER, SELF
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse


def content_security_policy(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    policy = build_policy()

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault(HEADER, policy)
        return response

    return middleware


def framing(response: HttpResponse, *origins: str) -> HttpResponse:
    """This page may also show these origins in a frame, beside what an earlier call allowed."""
    allowed = [*getattr(response, "framed", ()), *filter(None, origins)]
    if allowed:
        setattr(response, "framed", allowed)  # noqa: B010 -- an answer has no such field of its own
        response.headers[HEADER] = build_policy(update={"frame-src": allowed})
    return response


def framed(response: HttpResponse) -> HttpResponse:
    """This page may be shown in a frame of one of our own; nobody else's."""
    frames = getattr(response, "framed", None)
    update = {"frame-src": frames} if frames else None
    response.headers[HEADER] = build_policy(update=update, replace={"frame-ancestors": [SELF]})
    return response


def embeds(response: HttpResponse) -> HttpResponse:
    """This page shows something from a site on the organisation's list."""
    return framing(response, *(f"https://{host}" for host in settings.EMBED_HOSTS))
