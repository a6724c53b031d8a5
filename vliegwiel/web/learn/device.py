"""An activity kept on a device: its text and questions in one page, and what was done there without a connection."""

import datetime as dt
import json
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.assessment.queries import Question
from vliegwiel.areas.catalogue import queries as catalogue
from vliegwiel.areas.catalogue.queries import Block
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.web.shared.answering import answered, sureness

from .device_programme import device_programme

KEY = re.compile(r"[0-9a-f-]{8,40}")
AT_ONCE = 100  # steps in one sending


@dataclass(frozen=True)
class Shown:
    """A screen of the activity, and whether it was done when it was kept."""

    id: str
    blocks: tuple[Block, ...]
    done: bool
    tested: bool  # belongs to a test, which takes a connection


@require_safe
@never_cache
def device(request, slug):
    """Kept by the service worker and shown for any step of this activity when there is no connection."""
    found = get_object_or_404(learning.reachable(request.user), slug=slug)
    enrolment = Enrolment.objects.visible_to(request.user).filter(activity=found).first()
    edition = enrolment.edition if enrolment else learning.stands(request.user, found).edition
    if edition is None:
        raise Http404
    if found.is_programme:
        return device_programme(request, found, edition, enrolment)
    done = set(enrolment.steps.values_list("block", flat=True)) if enrolment else set()
    blocks = {block.id: block for block in catalogue.blocks(edition)}
    raw = {one["id"]: one for one in edition.blocks}
    exam = learning.exam_of(found.pk) is not None
    shown = [
        Shown(
            screen.id,
            tuple(blocks[block] for block in screen.blocks),
            all(block in done for block in screen.blocks),
            exam and any(learning.counts(raw[block]) for block in screen.blocks),
        )
        for screen in learning.screens(edition.blocks)
    ]
    context = {"activity": found, "edition": edition, "screens": shown, "kept_at": clock.now()}
    return page(request, "learn/device.html", context)


@require_POST
def deliveries(request, slug):
    """What waited on a device: each with a key of its own, in the order in which it was done."""
    found = get_object_or_404(learning.reachable(request.user), slug=slug)
    try:
        enrolment = actions.enrol(found, by=request.user)
        items = json.loads(request.body)["items"][:AT_ONCE]
        said = [_receive(enrolment, item, by=request.user) for item in items]
    except ValidationError as refused:
        return JsonResponse({"error": refused.messages[0]}, status=422)
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"error": ""}, status=400)
    return JsonResponse({"results": said})


def _receive(enrolment, item, *, by):
    key, block = item["key"], item["block"]
    if not KEY.fullmatch(key):
        raise ValueError(key)
    given = QueryDict(item["body"]) if item["what"] == "answer" else None
    asked: Question | None = learning.question_in(enrolment, block) if given is not None else None
    row = actions.receive(
        enrolment,
        block,
        key=key,
        done_at=moment(item["at"]),
        chosen=None if given is None else answered(asked, given) if asked else [],
        sure=sureness(given) if given is not None else None,
        by=by,
    )
    return {"key": key, "arrival": row.arrival, "words": row.words}


def moment(text: str) -> dt.datetime:
    """When she did it by her device's clock; what is no time is now."""
    said = parse_datetime(text)
    return said if said and said.tzinfo else clock.now()
