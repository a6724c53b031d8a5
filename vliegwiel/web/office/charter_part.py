"""One text of the charter: why, for whom, or who decides. Two people may write it; nothing is overwritten unseen."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from vliegwiel.areas.strategy import actions, queries
from vliegwiel.areas.strategy.enums import Decider
from vliegwiel.kit.page import page
from vliegwiel.web.shared.charter import heading

from .charter import writing
from .words import as_text_errors, english, words_in

HELP = {
    "why": gettext_lazy("Wat moet er beter worden, en voor wie? Schrijf het zoals je het een nieuwe collega vertelt."),
    "for_whom": gettext_lazy("Noem ook wie vaak vergeten wordt: nachtdienst, inhuur, weinig uren, een andere taal."),
    "who_decides": gettext_lazy("Wie kiest de doelen, wie bevestigt een verband, en wie geeft een uitzondering?"),
}


class PartForm(forms.Form):
    text = forms.CharField(required=False, max_length=2000, widget=forms.Textarea({"rows": 8}))
    text_en = english(max_length=2000, widget=forms.Textarea({"rows": 8}))
    decider = forms.ChoiceField(
        label=gettext_lazy("Wie geeft een uitzondering op een principe?"),
        help_text=gettext_lazy("Alleen wie deze rol heeft kan het. Altijd met een reden en een einddatum."),
        choices=Decider,
        widget=forms.RadioSelect,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, part: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = heading(part)
        self.fields["text"].help_text = HELP[part]
        if part != "who_decides":
            del self.fields["decider"]


def charter_part(request: HttpRequest, part: str) -> HttpResponse:
    draft = writing(request)
    if part not in queries.CHARTER_TEXTS:
        raise Http404
    if draft is None:
        return redirect("office:charter")
    there = getattr(draft, part)
    initial = {"text": there.get("nl", ""), "text_en": there.get("en", ""), "version": draft.version}
    form = PartForm(part, request.POST or None, initial=initial | {"decider": draft.decider})
    conflict = None
    if request.method == "POST" and form.is_valid():
        told = words_in(form.cleaned_data, ["text"])
        try:
            actions.write_charter(draft, part=part, by=request.user, **told)
        except actions.Conflict as found:
            conflict = found
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            return redirect("office:charter_draft")
    context = {"draft": draft, "part": part, "heading": heading(part), "form": form, "conflict": conflict}
    if conflict and conflict.there:
        context["theirs"] = conflict.there["text"]
        context["their_decider"] = Decider(conflict.there["decider"]).label if part == "who_decides" else ""
    status = 409 if conflict else 422 if form.errors else 200
    return page(request, "office/charter_part.html", context, status=status)
