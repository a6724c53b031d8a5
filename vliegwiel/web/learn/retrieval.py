"""Ophalen: a question of something she finished comes back, one at a time; and then it is done for today."""

import datetime as dt
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.assessment import queries as assessment
from vliegwiel.areas.practice.models import CheckIn
from vliegwiel.areas.retrieval import actions, queries
from vliegwiel.areas.retrieval.models import Recall, RetrievalCard
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.web.shared.answering import answered

from .check_in import mine, work_questions


@require_safe
@never_cache
def retrieval(request: HttpRequest) -> HttpResponse:
    """The next card of today; `back`: with what stood before the question."""
    day = queries.today(request.user)
    asked = queries.asked(request.user, day.come[0].card) if day.come else None
    context = {
        "day": day,
        "asked": asked,
        "number": day.answered + 1,
        "sends_to": _sends_to(request, asked) if asked else "",
        "back": "back" in request.GET,
        "off": not asked and queries.wants_none(request.user),
    }
    return page(request, "learn/retrieval.html", context)


@require_POST
def retrieval_answer(request: HttpRequest, pk: int) -> HttpResponse:
    card = _card(request, pk)
    asked = queries.asked(request.user, card.pk)
    if asked is None:
        messages.info(request, _("Deze vraag komt niet meer terug, dus je antwoord is niet bewaard."))
        return redirect(_on(_step(request)))
    given = answered(asked.question.question, request.POST)
    if not given and "unsure" not in request.POST:
        messages.error(request, _("Geef eerst een antwoord. ‘Weet ik nog niet’ mag ook."))
        return redirect(_on(_step(request)))
    seconds, helped = seconds_since(request.GET.get("shown", ""), clock.now()), "back" in request.GET
    row = actions.recall(card, chosen=given, by=request.user, seconds=seconds, helped=helped)
    return redirect(_recall_page(request, row.pk))


@require_safe
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """What was right, and why: always, whatever she answered."""
    row = _recall(request, pk)
    asked = queries.asked_of_card(row.card)
    if asked is None:
        return redirect("learn:retrieval")
    step = _step(request)
    more = work_questions(request.user, step) if step else queries.today(request.user).come
    context = {
        "row": row,
        "asked": asked,
        "outcome": assessment.check(asked.question.question, row.chosen),
        "more": bool(more),
        "step": step,
        "on": _on(step),
        "may_say_easy": queries.may_say_easy(row),
    }
    return page(request, "learn/recall.html", context)


@require_POST
def recall_easy(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.say_easy(_recall(request, pk), by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect(_recall_page(request, pk))


def seconds_since(shown: str, now: dt.datetime) -> int | None:
    """How long she looked at it; None when that is not known, or cannot be."""
    try:
        at = parse_datetime(shown)
    except ValueError:
        return None
    taken = (now - at).total_seconds() if at and at.tzinfo else -1
    return round(taken) if 0 <= taken < 32_000 else None


def _sends_to(request: HttpRequest, asked: queries.Asked) -> str:
    """Where the answer goes, with since when she looks at it and whether she read back."""
    said = {"shown": clock.now().isoformat()} | ({"back": "1"} if "back" in request.GET else {})
    return f"{reverse('learn:retrieval_answer', args=[asked.card.pk])}?{urlencode(said)}"


def _step(request: HttpRequest) -> CheckIn | None:
    """The step of the loop this question came beside, if it did: hers."""
    named = request.GET.get("step", "")
    return mine(request, int(named)) if named.isdecimal() and len(named) < 16 else None


def _on(step: CheckIn | None) -> str:
    """Where one goes on: to the next question, of the day or beside the step."""
    return reverse("learn:work_question", args=[step.pk]) if step else reverse("learn:retrieval")


def _recall_page(request: HttpRequest, pk: int) -> str:
    step = _step(request)
    return reverse("learn:recall", args=[pk]) + (f"?{urlencode({'step': step.pk})}" if step else "")


def _card(request: HttpRequest, pk: int) -> RetrievalCard:
    return get_object_or_404(RetrievalCard.objects.visible_to(request.user).select_related("deck"), pk=pk)


def _recall(request: HttpRequest, pk: int) -> Recall:
    seen = Recall.objects.visible_to(request.user).select_related("card__deck__activity", "card__edition")
    return get_object_or_404(seen, pk=pk)
