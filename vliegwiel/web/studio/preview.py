"""The activity as a learner sees it, on a phone or on a desk. Questions can be tried; nothing is kept."""

from csp.constants import SELF
from django.views.decorators.http import require_safe

from vliegwiel.areas.assessment.queries import check
from vliegwiel.areas.catalogue import permissions
from vliegwiel.areas.catalogue.queries import (
    Case,
    Embed,
    PackageBlock,
    QuestionBlock,
    activities_in,
    because,
    blocks,
    held,
    minutes_through,
    programme_sections,
    walk,
)
from vliegwiel.areas.learning import queries as learning
from vliegwiel.kit.page import page

from ..shared.answering import answered, sureness
from ..shared.policy import embeds, framed, framing
from .drafts import draft_of, languages
from .trial import Trial, trying

WIDTHS = ("phone", "desk", "both")


@require_safe
def preview(request, slug, language=""):
    draft = draft_of(request, slug, language)
    known = held(activities_in(draft.blocks), draft.language, drafts=True)
    made_of = learning.programme_seen(draft.blocks, known) if draft.activity.is_programme else None
    alone = "frame" in request.GET  # as it is shown in a frame of this very page, as wide as a phone
    shown = [] if made_of else [(block, _tried(request, block, None if alone else draft)) for block in blocks(draft)]
    trials = [tried for _block, tried in shown if isinstance(tried, Trial)]
    width = request.GET.get("width") if request.GET.get("width") in WIDTHS else "phone"
    context = {
        "activity": draft.activity,
        "draft": draft,
        "shown": shown,
        "programme": made_of,
        "plays": bool(trials),
        "most": minutes_through(programme_sections(draft.blocks), known)[1],
        "because": because(draft.activity),
        "width": width,
        **{name: name == width for name in WIDTHS},
        "languages": languages(draft),
        "may_edit": permissions.may_edit(request.user, draft.activity),
    }
    response = page(request, "studio/preview_frame.html" if alone else "studio/preview.html", context)
    if any(isinstance(block, Embed) for block, _outcome in shown):
        response = embeds(response)
    for tried in trials[:1]:
        framing(response, tried.origin)
    return framed(response) if alone else framing(response, SELF) if width == "both" else response


def _tried(request, block, draft):
    if isinstance(block, PackageBlock):
        return trying(request, draft, block) if draft else None
    if isinstance(block, Case):
        return walk(block, request.GET.get("way", "") if request.GET.get("case") == block.id else "")
    if not isinstance(block, QuestionBlock) or request.GET.get("question") != block.id:
        return None
    return check(block.question, answered(block.question, request.GET), sure=sureness(request.GET))
