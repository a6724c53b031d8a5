"""Who asked me to stand beside them, and what they said: seen, or a hint in one line."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import Said
from vliegwiel.areas.practice.models import CheckIn, Plan
from vliegwiel.kit.page import page

SEEN = (Said.DID_IT, Said.TRIED)


def support(request: HttpRequest) -> HttpResponse:
    return _shown(request)


@require_POST
def reaction(request: HttpRequest, pk: int) -> HttpResponse:
    theirs = CheckIn.objects.visible_to(request.user).filter(plan__supporter=request.user)
    check_in = get_object_or_404(theirs.select_related("plan__person"), pk=pk)
    kind, text = request.POST.get("kind", ""), request.POST.get("text", "")
    try:
        actions.support(check_in, kind=kind, text=text, by=request.user)
    except ValidationError as refused:
        return _shown(request, refused={pk: " ".join(refused.messages)}, typed={pk: text})
    if request.htmx:
        return _shown(request)  # the part shows it worked
    messages.success(request, _("%(name)s krijgt je reactie.") % {"name": check_in.plan.person})
    return redirect("learn:support")


@require_POST
def refusal(request: HttpRequest, pk: int) -> HttpResponse:
    plan = get_object_or_404(Plan.objects.visible_to(request.user).filter(supporter=request.user), pk=pk)
    name = str(plan.person)
    actions.decline_support(plan, by=request.user)
    messages.success(request, _("%(name)s krijgt bericht en kan iemand anders kiezen.") % {"name": name})
    return redirect("learn:support")


def _shown(request: HttpRequest, refused: dict | None = None, typed: dict | None = None) -> HttpResponse:
    asks = [
        {
            "plan": ask.plan,
            "waiting": ask.waiting,
            "seen": ask.waiting is not None and ask.waiting.said in SEEN,
            "refused": (refused or {}).get(ask.waiting.pk, "") if ask.waiting else "",
            "typed": (typed or {}).get(ask.waiting.pk, "") if ask.waiting else "",
        }
        for ask in queries.asked_support(request.user)
    ]
    status = 422 if refused else 200
    return page(request, "learn/support.html", {"asks": asks}, parts=("asks",), status=status)
