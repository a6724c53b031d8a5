"""Render a page, or just the part of it that htmx asked for."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, parts: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    """The swap target's id names the partial: hx-target="#progress" renders template#progress.
    A part that stands on the page more than once has an id with its key behind two dashes: "saved--b1" is saved.

    Boosted and history requests always get the whole page.
    """
    htmx = cast(Any, request).htmx  # set by django_htmx's middleware
    asked = htmx and not htmx.boosted and not htmx.history_restore_request
    # htmx 2 sends the id alone, htmx 4 sends "section#progress".
    part = (htmx.target or "").rpartition("#")[2].partition("--")[0] if asked else ""
    response = render(request, f"{template}#{part}" if part in parts else template, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response
