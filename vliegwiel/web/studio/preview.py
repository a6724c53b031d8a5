"""The activity as a learner sees it, on a phone or on a desk. Questions can be tried; nothing is kept."""

from django.views.decorators.http import require_safe

from vliegwiel.areas.assessment.queries import check
from vliegwiel.areas.catalogue import permissions
from vliegwiel.areas.catalogue.queries import QuestionBlock, because, blocks
from vliegwiel.kit.page import page

from ..shared.answering import answered, sureness
from .drafts import draft_of, languages


@require_safe
def preview(request, slug, language=""):
    draft = draft_of(request, slug, language)
    tried = request.GET.get("question")
    shown = [
        (block, _tried(request, block) if isinstance(block, QuestionBlock) and block.id == tried else None)
        for block in blocks(draft)
    ]
    context = {
        "activity": draft.activity,
        "draft": draft,
        "shown": shown,
        "because": because(draft.activity),
        "width": "desk" if request.GET.get("width") == "desk" else "phone",
        "languages": languages(draft),
        "may_edit": permissions.may_edit(request.user, draft.activity),
    }
    return page(request, "studio/preview.html", context)


def _tried(request, block):
    return check(block.question, answered(block.question, request.GET), sure=sureness(request.GET))
