"""Een vraag uit je werk: beside a step of the loop, of the activity it is about. It is a card of hers (Ophalen), so its
answer goes where those go, and comes back from there."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vliegwiel.areas.retrieval import queries
from vliegwiel.kit import clock
from vliegwiel.kit.page import page

from .check_in import mine, work_questions


@require_safe
@never_cache
def work_question(request: HttpRequest, pk: int) -> HttpResponse:
    """The next one; back at the step when there is none any more."""
    step = mine(request, pk)
    come = work_questions(request.user, step) if step.said else []
    asked = queries.asked(request.user, come[0].card) if come else None
    if asked is None:
        return redirect("learn:check_in", pk=pk)
    said = {"shown": clock.now().isoformat(), "step": pk}
    context = {
        "step": step,
        "asked": asked,
        "more": len(come) - 1,
        "sends_to": f"{reverse('learn:retrieval_answer', args=[asked.card.pk])}?{urlencode(said)}",
    }
    return page(request, "learn/work_question.html", context)
