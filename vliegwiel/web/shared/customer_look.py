"""/seen/…/ : a customer answers one question, without an account, by a link that works once."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.observation import actions, queries
from vliegwiel.kit import clock
from vliegwiel.kit.page import page

from .how_often import said, steps


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def customer_look(request: HttpRequest, key: str) -> HttpResponse:
    """Ask on a visit (scanners of mail open every link), write on a press. What is wrong, taken back and too late look
    the same; what was used says so."""
    ask = queries.customer_ask(key)
    used = ask is not None and ask.answered_at is not None
    over = ask is None or bool(ask.ended_at or ask.check_of.stopped_at or ask.until < clock.today())
    off = not used and not over and not queries.others_may_look()
    problem, done = "", False
    if request.method == "POST" and ask is not None and not used and not over and not off:
        try:
            actions.observe_as_customer(ask, times=said(request.POST))
        except ValidationError as refused:
            problem = " ".join(refused.messages)
        else:
            done = True
    context = {
        "check": ask.check_of if ask and not over else None,
        "who": ask.check_of.person if ask and not over else None,
        "used": used and not done,
        "off": off,
        "over": over and not used,
        "done": done,
        "steps": steps(),
        "problem": problem,
    }
    status = 422 if problem else 410 if (over or used or off) and not done else 200
    response = page(request, "shared/customer_look.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "same-origin"  # the address is the key, and goes nowhere else
    return response
