"""The activity as a learner sees it, on a phone or on a desk. Questions can be tried; nothing is kept."""

from django.views.decorators.http import require_safe

from vliegwiel.areas.assessment.queries import check
from vliegwiel.areas.catalogue import permissions
from vliegwiel.areas.catalogue.queries import Case, Embed, QuestionBlock, because, blocks, walk
from vliegwiel.kit.page import page

from ..shared.answering import answered, sureness
from ..shared.policy import embeds
from .drafts import draft_of, languages


@require_safe
def preview(request, slug, language=""):
    draft = draft_of(request, slug, language)
    shown = [(block, _tried(request, block)) for block in blocks(draft)]
    context = {
        "activity": draft.activity,
        "draft": draft,
        "shown": shown,
        "because": because(draft.activity),
        "width": "desk" if request.GET.get("width") == "desk" else "phone",
        "languages": languages(draft),
        "may_edit": permissions.may_edit(request.user, draft.activity),
    }
    response = page(request, "studio/preview.html", context)
    return embeds(response) if any(isinstance(block, Embed) for block, _outcome in shown) else response


def _tried(request, block):
    if isinstance(block, Case):
        return walk(block, request.GET.get("way", "") if request.GET.get("case") == block.id else "")
    if not isinstance(block, QuestionBlock) or request.GET.get("question") != block.id:
        return None
    return check(block.question, answered(block.question, request.GET), sure=sureness(request.GET))
