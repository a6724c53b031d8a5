"""The demo's clock: a day or three ahead, to see what comes days later; and back to now. Only the demo has it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from vliegwiel.kit import clock

from .language import back_to

STEPS = (1, 3)
FURTHEST = 366


def demo_clock_bar() -> dict[str, Any] | None:
    """What the bar shows: what day it is in the demo, and how far that is from today. None outside the demo."""
    if not settings.DEMO:
        return None
    return {"today": clock.today(), "ahead": clock.shift(), "steps": STEPS}


@require_POST
def demo_clock(request: HttpRequest) -> HttpResponse:
    """Move it by `days`, or back to now when none are given. Never before now: what was told lies in the past."""
    if not settings.DEMO:
        raise Http404
    ahead = clock.shift()
    try:
        asked = int(request.POST.get("days", -ahead))
    except ValueError:
        asked = 0
    wanted = min(max(ahead + asked, 0), FURTHEST)
    if wanted != ahead:
        clock.move(wanted - ahead)
    return redirect(back_to(request))
