"""What the author's activity contributes to a goal, and what would raise it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from vliegwiel.kit.page import page
from vliegwiel.web.shared.contributing import contribution_context

from .drafts import draft_of


@require_GET
def contribution(request: HttpRequest, slug: str) -> HttpResponse:
    draft = draft_of(request, slug, "")
    context = contribution_context(draft.activity_id, draft.title or slug)
    return page(request, "studio/contribution.html", context | {"activity": draft.activity, "draft": draft})
