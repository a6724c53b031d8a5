"""Somebody chose me to say what I saw: one question, one tap, no training needed. No is an answer too."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.observation import actions, queries
from vliegwiel.areas.observation.models import ObserverAsk
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.web.shared.how_often import said, steps


@require_http_methods(["GET", "HEAD", "POST"])
def observe(request: HttpRequest, pk: int) -> HttpResponse:
    ask = _asked(request, pk)
    problem = ""
    if request.method == "POST":
        try:
            actions.observe(ask, times=said(request.POST), by=request.user)
        except ValidationError as refused:
            problem = " ".join(refused.messages)
        else:
            return redirect("learn:observe", pk)
    over = ask.declined_at or ask.ended_at or ask.check_of.stopped_at or ask.until < clock.today()
    context = {
        "ask": ask,
        "check": ask.check_of,
        "who": ask.check_of.person,
        "mine": ask.observation if ask.answered_at else None,
        "agreed": queries.others_may_look(),
        "over": bool(over) and not ask.answered_at,
        "steps": steps(),
        "problem": problem,
    }
    return page(request, "learn/observe.html", context, status=422 if problem else 200)


@require_POST
def observe_refusal(request: HttpRequest, pk: int) -> HttpResponse:
    ask = _asked(request, pk)
    actions.decline_ask(ask, by=request.user)
    told = _("{name} hoort dat je nu niet kunt. Een reden is niet nodig.")
    messages.success(request, told.format(name=ask.check_of.person.name))
    return redirect("learn:checks")


def _asked(request: HttpRequest, pk: int) -> ObserverAsk:
    mine = ObserverAsk.objects.visible_to(request.user).filter(observer=request.user)
    return get_object_or_404(mine.select_related("check_of__person", "observation"), pk=pk)
