"""The demo's clock: a day or a week goes by, with all that happens in it. Only the demo has it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from vliegwiel.kit import clock
from vliegwiel.kit.living import days_left, live_until

from .language import back_to

STEPS = (1, 7)
FURTHEST = 366


def demo_clock_bar() -> dict[str, Any] | None:
    """What the bar shows: what day it is in the demo, and how many days are still going by. None outside the demo."""
    if not settings.DEMO:
        return None
    return {"today": clock.today(), "left": days_left(), "steps": STEPS}


@require_http_methods(["GET", "POST"])
def demo_clock(request: HttpRequest) -> HttpResponse:
    """Let so many days go by; asked again meanwhile, that waits for who asks once more. GET: how far it is."""
    if not settings.DEMO:
        raise Http404
    if request.method == "GET":
        bar = demo_clock_bar()
        assert bar is not None
        told = render(request, "shared/_demo_clock.html", {"bar": bar, "path": request.GET.get("next", "/")})
        if not bar["left"]:
            told["HX-Refresh"] = "true"  # what the page says is of days ago
        return told
    try:
        asked = int(request.POST.get("days", 0))
    except ValueError:
        asked = 0
    wanted = min(clock.shift() + asked, FURTHEST)
    if asked > 0 and wanted > clock.shift() and not days_left():
        live_until.enqueue(wanted)
    return redirect(back_to(request))
