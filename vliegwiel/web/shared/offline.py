"""What makes it an app on a phone: the manifest, the service worker, and the page for when there is no connection."""

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_GET

from vliegwiel.areas.people.models import Organisation
from vliegwiel.kit import theme

from .shell import around


@require_GET
@login_not_required
def offline(request: HttpRequest) -> HttpResponse:
    """Kept by the service worker, so it holds nothing personal."""
    return render(request, "shared/offline.html")


@require_GET
@login_not_required
def manifest(request: HttpRequest) -> JsonResponse:
    organisation = Organisation.objects.order_by("pk").first() or Organisation()
    paper, accent = (theme.tokens(organisation.colour)[token][0] for token in ("paper", "accent"))
    return JsonResponse(
        {
            "name": f"{organisation.name} {organisation.academy}",
            "short_name": organisation.academy.capitalize(),
            "start_url": "/learn/",
            "scope": "/",
            "display": "standalone",
            "background_color": paper,
            "theme_color": accent,
            "icons": [
                {"src": reverse("icon"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
                *(
                    {
                        "src": reverse("app_icon", args=[size]),
                        "sizes": f"{size}x{size}",
                        "type": "image/png",
                        "purpose": "any maskable",
                    }
                    for size in (192, 512)
                ),
            ],
        },
        content_type="application/manifest+json",
    )


@require_GET
@login_not_required
def service_worker(request: HttpRequest) -> HttpResponse:
    """Served from the root, so that it may stand between every page and the network."""
    drawn = ("app.css", "app.js", "player.js", "presence.js", "checklist.js", "icons.svg")
    kept = [*(static(f"built/{name}") for name in drawn), around(request).theme_address]
    context = {"kept": kept, "version": hashlib.sha256("".join(kept).encode()).hexdigest()[:8]}
    return render(request, "shared/service_worker.js", context, content_type="text/javascript")
