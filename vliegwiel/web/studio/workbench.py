"""The workbench: the words above, the blocks in one column, the outline beside it; everything saves by itself."""

from django import forms
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import permissions
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.models import Draft
from vliegwiel.areas.catalogue.queries import (
    ActivityBlock,
    because,
    compass,
    estimate,
    examined,
    failing,
    lengths,
    links_to_weigh,
    media_of,
    minutes_through,
    missing_to_publish,
    missing_to_release,
    of_shared,
    programme_sections,
    seconds_of_media,
    stopped_by,
    weak_activity,
    weak_codes,
    weak_files,
    weak_programme,
    word_count,
)
from vliegwiel.areas.people.enums import Language
from vliegwiel.areas.strategy.queries import in_force
from vliegwiel.kit.page import page

from .drafts import ICONS, activity_of, choices, draft_of, editable, editing, label, languages
from .hints import hint_rows
from .publication import charter_points
from .words import words

PARTS = ("outline", "saved")


class Head(forms.Form):
    title = forms.CharField(label=gettext_lazy("Titel"), max_length=120, widget=forms.Textarea(attrs={"rows": 1}))
    summary = forms.CharField(
        label=gettext_lazy("Wat doe je hierna anders?"),
        help_text=gettext_lazy("Eén zin voor wie kiest, bijvoorbeeld: “Je vraagt na wat de ander onthield.”"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    minutes = forms.IntegerField(label=gettext_lazy("Eerlijke tijd"), min_value=0, max_value=999)
    weeks = forms.IntegerField(
        label=gettext_lazy("Over hoeveel weken"),
        help_text=gettext_lazy("Zo verdelen we de tijd over de weken van wie het krijgt."),
        min_value=0,
        max_value=52,
        required=False,
    )


@require_safe
def workbench(request, slug, language=""):
    draft = draft_of(request, slug, language)
    if not permissions.may_edit(request.user, draft.activity):
        return redirect("studio:draft_preview", slug, draft.language)
    return _page(request, draft, Head(initial=_head(draft)))


@require_POST
def head(request, slug, language):
    draft = editable(request, slug, language)
    form = Head(request.POST)
    form.is_valid()  # what does not fit is cut by the verb; a draft may be unfinished
    typed = {name: form.cleaned_data.get(name) or form.data.get(name, "") for name in ("title", "summary")}
    minutes = form.cleaned_data.get("minutes") or 0
    weeks = form.cleaned_data.get("weeks") if draft.activity.is_programme else None
    version = form.data.get("version", "0")
    seen = int(version) if version.isdigit() else 0
    try:
        saved = catalogue.save_draft(draft, **typed, minutes=minutes, weeks=weeks, version=seen, by=request.user)
    except catalogue.Conflict as conflict:
        return _page(request, draft, form, version=seen, conflict=conflict, status=409)
    if not request.htmx:
        return redirect("studio:draft", slug, draft.language)
    saved.activity, saved.others = draft.activity, draft.others
    return _page(request, saved, form, saved_at=saved.saved_at)


@require_POST
def translation(request, slug):
    activity = activity_of(request, slug)
    language = request.POST.get("language")
    draft = catalogue.translate_draft(
        activity, language=language if language in Language.values else Language.EN, by=request.user
    )
    return redirect("studio:translated", slug, draft.language)


def _page(request, draft: Draft, form: Head, *, status: int = 200, **saved):
    beside = next((other for other in draft.others if request.GET.get("beside") == other.language), None)
    media = media_of(draft)
    edited = editing(draft, beside, media)
    if draft.activity.is_shared:
        form.fields["summary"].label = _("Waar is hij voor?")
        form.fields["summary"].help_text = _("Eén zin voor wie kiest, bijvoorbeeld: “Wie je belt als er iets misgaat.”")
    singly = [each for one in edited for each in (one.unit or (one,))]
    counted = word_count(draft.blocks)
    _charter, believed = in_force()
    links = links_to_weigh(draft.activity)
    (piece,) = examined([draft], links=links, media=media)
    shared = draft.activity.is_shared
    points = [] if shared else compass(draft, believed, piece=piece)
    missing = [*missing_to_publish(draft, draft.activity.purpose, links=links, media=media), *stopped_by(points)]
    missing = missing_to_release(draft) if shared else missing
    weak = weak_codes(draft.activity, piece, has_line=True, lapsed=False, today=piece.today)
    seconds = seconds_of_media(draft.blocks, lengths(one.block for one in singly))
    questions = sum(raw["type"] == Kind.QUESTION for raw in draft.blocks)
    made_of = programme_sections(draft.blocks)
    context = {
        "activity": draft.activity,
        "because": because(draft.activity),
        "draft": draft,
        "form": form,
        "edited_all": edited,
        "offered": [one for one in edited if one.here and one.here.offered],
        "beside": beside,
        "others": draft.others,
        "languages": languages(draft),
        "choices": choices(draft.activity),
        "editor_words": words(),
        "after": request.GET.get("after", ""),
        "removed": [
            {
                "id": gone["block"]["id"],
                "icon": "toy-brick" if of_shared(gone["block"]) else ICONS[kind],
                "kind": _("Bouwsteen") if of_shared(gone["block"]) else kind.label,
                "label": gone["block"]["shared"]["title"]
                if of_shared(gone["block"])
                else label(kind, gone["block"]["data"]),
            }
            for gone in reversed(draft.removed)
            for kind in [Kind(gone["block"]["type"])]
            if gone.get("with", gone["block"]["id"]) == gone["block"]["id"]  # what went together comes back together
        ],
        "open_total": sum(one.open for one in edited) or "",
        "words": counted,
        "through": _through(draft, singly),
        "estimate": estimate(counted, seconds=seconds, questions=questions),
        "missing": missing,
        "compass": charter_points(draft, failing(points)),
        "hints": [] if shared else hint_rows(draft, piece, points),
        "checked": bool(believed) and not shared,
        "shared": shared,
        "weaknesses": []
        if shared
        else [
            *weak_activity(weak),
            *weak_files(draft, media),
            *(weak_programme(made_of) if draft.activity.is_programme else []),
        ],
        "broken": {part.block for part in missing},
        "head": {"id": "head", "version": draft.version, "saved_at": None, "conflict": None, **saved},
    }
    return page(request, "studio/workbench.html", context, parts=PARTS, status=status)


def _head(draft: Draft) -> dict:
    return {"title": draft.title, "summary": draft.summary, "minutes": draft.minutes, "weeks": draft.weeks}


def _through(draft: Draft, edited: list) -> dict | None:
    """How long a programme takes, the shortest and the longest way, and what that is a week."""
    if not draft.activity.is_programme:
        return None
    known = {
        one.activity: one for each in edited if isinstance(each.block, ActivityBlock) for one in each.block.options
    }
    least, most = minutes_through(programme_sections(draft.blocks), known)
    return {"least": least, "most": most, "weekly": -(-most // draft.weeks) if draft.weeks else 0}
