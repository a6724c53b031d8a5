"""The next version of the charter while it is written: its parts, its principles, what it lacks, and publishing it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.models import Charter
from vliegwiel.kit.page import page
from vliegwiel.web.shared.charter import beliefs, heading

from .charter import writing
from .words import english, words_in


class PublishForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Waarom deze versie?"),
        help_text=gettext_lazy("Eén zin voor wie de vorige kende. Hij staat onder het charter."),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    note_en = english(max_length=400, widget=forms.Textarea({"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)


@require_safe
def charter_draft(request: HttpRequest) -> HttpResponse:
    draft = writing(request)
    return _page(request, draft) if draft else redirect("office:charter")


@require_POST
def charter_publication(request: HttpRequest) -> HttpResponse:
    draft = writing(request)
    form = PublishForm(request.POST)
    if draft is None:
        return redirect("office:charter")
    if not form.is_valid():
        return _page(request, draft, form, status=422)
    told = words_in(form.cleaned_data, ["note"])
    try:
        actions.publish_charter(draft, by=request.user, **told)
    except actions.Conflict as conflict:
        text = _("Intussen is er iets in dit concept veranderd. Kijk het hieronder na, en publiceer het dan.")
        form = PublishForm(initial=form.cleaned_data | {"version": conflict.charter.version})
        messages.warning(request, text)
        return _page(request, conflict.charter, form, status=409)
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
        return redirect("office:charter_draft")
    messages.success(request, _("Dit charter geldt vanaf nu. Wat er al was, blijft staan zoals het was nagekeken."))
    return redirect("office:charter")


@require_POST
def charter_disposal(request: HttpRequest) -> HttpResponse:
    draft = writing(request)
    if draft:
        actions.discard_charter(draft, by=request.user)
        messages.success(request, _("Het concept is weggegooid. Wat gold, geldt nog."))
    return redirect("office:charter")


@require_POST
def principle_place(request: HttpRequest, key: str) -> HttpResponse:
    draft = writing(request)
    steps = -1 if request.POST.get("steps") == "-1" else 1
    if draft:
        actions.move_principle(draft, key=key, steps=steps, by=request.user)
    return redirect(f"/office/charter/draft/#principle-{key}")


def _page(request: HttpRequest, draft: Charter, form: PublishForm | None = None, status: int = 200) -> HttpResponse:
    in_force = queries.current_charter()
    mine = beliefs(draft)
    context = {
        "draft": draft,
        "in_force": in_force,
        "parts": [(name, heading(name), getattr(draft, name)) for name in queries.CHARTER_TEXTS],
        "beliefs": mine,
        "lacks": queries.missing_in_charter(draft),
        "form": form or PublishForm(initial={"version": draft.version}),
        "tried": draft.rechecks.filter(version=draft.version).first(),
    }
    return page(request, "office/charter_draft.html", context, status=status)
