"""The editions of an activity: who published what and when, side by side, and going back to one."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import permissions, queries
from vliegwiel.areas.catalogue.models import Draft, Edition, KeptDraft
from vliegwiel.kit.page import page

from .drafts import draft_of, editable, languages

DRAFT = "draft"


@require_safe
def editions(request, slug):
    draft = draft_of(request, slug, request.GET.get("language", ""))
    context = {
        "activity": draft.activity,
        "draft": draft,
        "found": queries.editions_of(draft),
        "languages": languages(draft),
        "several": bool(draft.others),
        "may_edit": permissions.may_edit(request.user, draft.activity),
    }
    return page(request, "studio/editions.html", context)


@require_POST
def restoration(request, slug):
    draft = editable(request, slug, request.POST.get("language", ""))
    version = version_of(draft, request.POST.get("version", ""))
    seen = request.POST.get("seen", "")
    try:
        catalogue.restore_version(draft, version=version, seen=int(seen) if seen.isdigit() else 0, by=request.user)
    except catalogue.Conflict:
        messages.error(
            request,
            _(
                "Er is net in het concept geschreven, misschien door iemand anders. Er is niets veranderd. "
                "Kijk eerst wat er nu staat."
            ),
        )
        return redirect(f"{reverse('studio:difference', args=[slug])}?language={draft.language}")
    messages.success(
        request,
        _("Dit is nu je concept. Wat er stond ligt bij Edities en kun je terughalen. Collega’s zien nog niets."),
    )
    return redirect("studio:draft", slug, draft.language)


def version_of(draft: Draft, name: str) -> Draft | Edition | KeptDraft:
    """The draft itself, an edition by its number ("3"), or a draft that was put aside ("kept-5"); else 404."""
    if name == DRAFT:
        return draft
    kind, _dash, key = name.rpartition("-")
    if not key.isdigit() or kind not in ("", "kept"):
        raise Http404
    if kind:
        return get_object_or_404(KeptDraft.objects.select_related("by"), draft=draft, pk=key)
    edition = queries.edition_numbered(draft.activity, draft.language, int(key))
    if edition is None:
        raise Http404
    return edition
