"""Translating an activity: the source on one side, the translation on the other, part by part."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import queries
from vliegwiel.areas.catalogue.queries import Freshness
from vliegwiel.kit.page import page

from .drafts import editable
from .words import words

TEXT = "text:"


@require_http_methods(["GET", "HEAD", "POST"])
def translated(request, slug, language):
    draft = editable(request, slug, language)
    source = queries.source_of(draft.activity)
    if source is None or source.pk == draft.pk:
        raise Http404
    problem = {}
    if request.method == "POST":
        part = request.POST.get("part", "")
        version = request.POST.get("version", "")
        texts = {name.removeprefix(TEXT): value for name, value in request.POST.items() if name.startswith(TEXT)}
        try:
            catalogue.translate_part(
                draft, part=part, texts=texts, version=int(version) if version.isdigit() else 0, by=request.user
            )
        except catalogue.Conflict:
            problem = {
                "part": part,
                "texts": [text for text in texts.values() if text.strip()],
                "text": _(
                    "Dit is net ergens anders veranderd. Wat jij typte staat er nog; bewaar het opnieuw als het klopt."
                ),
            }
            draft.refresh_from_db()
        except (ValidationError, catalogue.Refused) as refused:
            messages.error(request, refused.messages[0] if isinstance(refused, ValidationError) else str(refused))
            return redirect("studio:draft", slug, language)
        else:
            messages.success(request, _("Bewaard."))
            return redirect(f"{reverse('studio:translated', args=[slug, language])}#{_next(source, draft, part)}")
    parts = queries.translated_parts(source, draft)
    context = {
        "activity": draft.activity,
        "draft": draft,
        "source": source,
        "parts": parts,
        "problem": problem,
        "waiting": sum(part.freshness in (Freshness.UNTRANSLATED, Freshness.STALE) for part in parts),
        "editor_words": words(),
    }
    return page(request, "studio/translated.html", context, status=409 if problem else 200)


def _next(source, draft, part: str) -> str:
    """The next part that waits, else the one she just saved."""
    draft.refresh_from_db()
    parts = queries.translated_parts(source, draft)
    ids = [one.id for one in parts]
    here = ids.index(part) if part in ids else 0
    waiting = [one.id for one in [*parts[here:], *parts[:here]] if one.freshness in ("untranslated", "stale")]
    return f"part--{waiting[0] if waiting else part}"
