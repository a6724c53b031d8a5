"""A message belongs to the moment it tells of: when htmx fetched only a part, it comes along beside that part."""

from collections.abc import Callable

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string


def beside_parts(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not _is_part(request, response):
            return response
        if len(waiting := get_messages(request)):
            context = {"messages": waiting, "csrf_token": get_token(request), "beside": True}
            response.content += render_to_string("shared/_flash.html", context).encode()
        return response

    return middleware


def _is_part(request: HttpRequest, response: HttpResponse) -> bool:
    """An answer htmx will put into the page that is open: not a whole page, not a file, not a redirect."""
    return (
        bool(request.htmx)
        and not request.htmx.boosted
        and not response.streaming
        and response.status_code in (200, 422)
        and response.get("Content-Type", "").startswith("text/html")
        and b"<html" not in response.content[:200]
    )
