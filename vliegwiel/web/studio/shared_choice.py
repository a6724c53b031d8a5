"""Finding a shared block to put in an activity: from the plus menu, or on a page of its own without a script."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import queries
from vliegwiel.areas.catalogue.enums import Shape
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import page_number

from .drafts import editable

IN_THE_MENU = 5


@require_safe
def shared_choice(request, slug, language):
    draft = editable(request, slug, language)
    words = " ".join(request.GET.get("find", "").split())
    in_menu = bool(request.htmx)
    asked = not in_menu or len(words) > 1  # of one letter half the list would stand there
    found = queries.shared_blocks(
        search=words,
        page=1 if in_menu else page_number(request.GET.get("page")),
        **({"size": IN_THE_MENU} if in_menu else {}),
    )
    context = {
        "draft": draft,
        "activity": draft.activity,
        "after": request.GET.get("after", ""),
        "words": words,
        "found": found if asked else (),
        "there": {queries.of_shared(raw) for raw in draft.blocks},
        "query": f"find={words}&after={request.GET.get('after', '')}",
    }
    return page(request, "studio/shared_choice.html", context, parts=("add-shared",))


def place(request, draft):
    """Put the one that was chosen after the block she stood at, and go there."""
    shared = get_object_or_404(Activity.everything.filter(shape=Shape.SHARED), slug=request.POST.get("shared", ""))
    try:
        at = catalogue.place_shared(draft, shared=shared, after=request.POST.get("after"), by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
        return redirect("studio:draft", draft.activity.slug, draft.language)
    return redirect(f"{reverse('studio:draft', args=[draft.activity.slug, draft.language])}#piece--{at}")


def loosening(request, draft, block: str):
    """Let what came of a shared block be the activity's own."""
    slug = queries.of_shared(_raw(draft, block))
    if slug:
        catalogue.loosen(draft.activity, shared=slug, by=request.user)
    return redirect(f"{reverse('studio:draft', args=[draft.activity.slug, draft.language])}#piece--{block}")


def fastening(request, draft, block: str):
    """Let it follow its shared block again."""
    slug = queries.loosened(_raw(draft, block))
    shared = get_object_or_404(Activity.everything.filter(shape=Shape.SHARED), slug=slug)
    try:
        catalogue.fasten(draft.activity, shared=shared, by=request.user)
    except ValidationError as refused:
        messages.warning(request, refused.messages[0])
    return redirect(f"{reverse('studio:draft', args=[draft.activity.slug, draft.language])}#piece--{block}")


def _raw(draft, block: str) -> dict:
    found = next((raw for raw in draft.blocks if raw["id"] == block), None)
    if found is None:
        raise Http404
    return found
