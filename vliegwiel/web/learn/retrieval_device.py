"""Today's cards kept on a device, and the answers that waited there for a connection."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.assessment import queries as assessment
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.retrieval import actions, queries
from vliegwiel.areas.retrieval.models import RetrievalCard
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.web.shared.answering import answered

from .device import AT_ONCE, KEY, moment
from .retrieval import seconds_since


@require_safe
@never_cache
def retrieval_device(request: HttpRequest) -> HttpResponse:
    """Kept by the service worker, each question with why: she reads that at once, also without a connection."""
    asked = queries.asked_all(request.user, queries.today(request.user))
    shown = [(one, assessment.check(one.question.question, [])) for one in asked]
    return page(request, "learn/retrieval_device.html", {"shown": shown, "day": clock.today()})


@require_POST
def retrieval_deliveries(request: HttpRequest) -> HttpResponse:
    """What waited on a device: each with a key of its own, in the order in which it was done."""
    try:
        items = json.loads(request.body)["items"][:AT_ONCE]
        said = [_receive(item, by=request.user) for item in items]
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"error": ""}, status=400)
    return JsonResponse({"results": said})


def _receive(item: dict[str, Any], *, by: Person) -> dict[str, str]:
    key, card = item["key"], int(item["block"])
    if not KEY.fullmatch(key):
        raise ValueError(key)
    given, done_at = QueryDict(item["body"]), moment(item["at"])
    shown = RetrievalCard.objects.visible_to(by).filter(pk=card).select_related("deck__activity", "edition").first()
    asked = queries.asked_of_card(shown) if shown else None
    arrival, words = actions.receive(
        card,
        key=key,
        done_at=done_at,
        chosen=answered(asked.question.question, given) if asked else [],
        seconds=seconds_since(given.get("shown", ""), done_at),
        by=by,
    )
    return {"key": key, "arrival": arrival, "words": words}
